export interface Apart {
  /** What the speaker says, without the quote and the names spoken to. */
  readonly own: string
  /** What was quoted, and whom; never the speaker's own claim. */
  readonly quoted?: { readonly name: string; readonly text: string }
  /** The names after @, in their order. */
  readonly mentions: readonly string[]
}

/** A name is no longer than this; a longer run after @ is talk. */
const longestName = 32
/** More names than this are not looked for. */
const most = 50

/** Takes a message as WeChat delivers it into the speaker's words, the quote above them and the names called. */
export function takeApart(text: string): Apart {
  const { rest, quoted } = takeQuote(text)
  const { own, mentions } = takeMentions(rest)
  return { own: own.trim(), mentions, ...(quoted && { quoted }) }
}

/** 「名字：内容」, a line of dashes, then the own words; the dashes may be missing or on the same line. */
function takeQuote(text: string): { rest: string; quoted?: Apart['quoted'] } {
  const open = text.search(/\S/)
  const kind = pairs.find(([left]) => text[open] === left)
  if (kind === undefined) return { rest: text }
  const close = closing(text, open, kind)
  if (close === undefined) return { rest: text }
  const inside = text.slice(open + 1, close)
  const after = text.slice(close + 1)
  const dashes = /^\s*[-—–－_─]/.test(after)
  const colon = inside.search(/[：:]/)
  if (!dashes && (kind[0] !== '「' || colon < 1 || colon > longestName)) return { rest: text }
  return { rest: after.replace(/^[\s\-—–－_─]+/, ''), quoted: nameAndText(inside, colon) }
}

const pairs = [
  ['「', '」'],
  ['『', '』'],
  ['“', '”'],
] as const

/** The mark that closes the quote: the nested ones are counted, and one before the dashes wins where the count fails. */
function closing(text: string, open: number, [left, right]: (typeof pairs)[number]) {
  let nested = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === left) nested++
    else if (text[at] === right && --nested === 0) return at
  }
  const last = text.lastIndexOf(right)
  return last > open ? last : undefined
}

function nameAndText(inside: string, colon: number) {
  if (colon < 1 || colon > longestName) return { name: '', text: inside.trim() }
  return { name: inside.slice(0, colon).trim(), text: inside.slice(colon + 1).trim() }
}

function takeMentions(text: string): { own: string; mentions: string[] } {
  const [head = '', ...pieces] = text.split(/[@＠]/)
  const mentions: string[] = []
  const own = [head]
  let before = head
  for (const piece of pieces.slice(0, most)) {
    const name = /[A-Za-z0-9._]/.test(before.slice(-1)) ? '' : nameOf(piece)
    if (name !== '') mentions.push(name)
    own.push(name === '' ? `@${piece}` : ` ${piece.slice(name.length).replace(/^[\s\u2005]+/, '')}`)
    before = piece
  }
  const rest = pieces.slice(most).map((piece) => `@${piece}`)
  return { own: [...own, ...rest].join('').replace(/ {2,}/g, ' '), mentions }
}

/** People type “@物业下水道堵了” by hand, without the blank that WeChat sets. */
const titles = /^(?:所有人|全体成员|物业|网格员|管家|社区|居委会|书记|客服|保安|小助手|邻里)/

function nameOf(piece: string): string {
  const set = piece.slice(0, longestName).indexOf('\u2005')
  if (set > 0) return piece.slice(0, set)
  const end = piece.search(/[\s，。！？,!?：:；;、]/)
  const name = end < 0 ? piece : piece.slice(0, end)
  const title = titles.exec(name)?.[0]
  if (title && name.length > title.length + 3) return title
  return name.length <= longestName ? name : ''
}
