/** The numbers of tickets that stood around a word, and what is left. */
export interface Numbers {
  readonly numbers: readonly number[]
  readonly rest: string
}

/** “12”, “#12”, “工单12”, “(12)”, “12号”; not the number of a building, a time or an amount. */
const NUMBER =
  '\\(?\\s?(?:工单)?\\s?#?\\s?(\\d{1,9})(?!\\d|号[楼院线]|[栋幢座楼层室户点个米元月年]|单元|小时|分钟|[:.~-]\\d)(?:\\s?号)?\\)?'
const FRONT = new RegExp(`^[\\s,、和及]{0,5}${NUMBER}[\\s,:、]{0,5}`)
const BEHIND = new RegExp(`^[\\s,:、。]{0,5}${NUMBER}`)
const LAST = new RegExp(`(?:[\\s,:、。]|(?=[#(工]))${NUMBER}[。!.]?$`)
/** “、13” after a number is one more; “ 13 米” may be anything. */
const ONE_MORE = new RegExp(`^\\s?[、和及与&+]\\s?${NUMBER}`)
const MOST_NUMBERS = 10

/** Takes the numbers off the front: “12号接单”, “12、13 接单”. */
export function takeFront(text: string): Numbers {
  const numbers: number[] = []
  let rest = text
  while (numbers.length < MOST_NUMBERS) {
    const found = FRONT.exec(rest)
    // A number that ends the text belongs to the word before it: “工单 12”.
    if (!found || found[0].length === rest.length) break
    numbers.push(Number(found[1]))
    rest = rest.slice(found[0].length)
  }
  // “12号工单 接单”: the noun goes with the number, unless it is all there is.
  const noun = numbers.length > 0 && /^(?:工单|单)[\s,:]*(?=\S)/.exec(rest)
  return { numbers: distinct(numbers), rest: noun ? rest.slice(noun[0].length) : rest }
}

/** Takes the numbers behind the word, or the one at the end where neither front, word nor quote has one. */
export function takeBehind({ numbers }: Numbers, tail: string, quoted: readonly number[]): Numbers {
  const first = numbers.length === 0 ? BEHIND.exec(tail) : null
  if (numbers.length > 0 || first) {
    const before = first ? [Number(first[1])] : numbers
    return takeMore(before, first ? tail.slice(first[0].length) : tail)
  }
  const last = /^\s|^[,:、。(#工]|^(?:不|没|未)?通过/.test(tail) ? LAST.exec(tail.slice(-40)) : null
  const number = Number(last?.[1])
  if (!last || (quoted.length > 0 && !quoted.includes(number))) return { numbers, rest: tail }
  return { numbers: [number], rest: tail.slice(0, tail.length - last[0].length) }
}

function takeMore(numbers: readonly number[], rest: string): Numbers {
  if (/\d/.test(rest) && /^[\s,、和及与&+#()工单号\d]+$/.test(rest)) {
    const more = rest.match(/\d{1,9}/g) ?? []
    return { numbers: distinct([...numbers, ...more.map(Number)]), rest: '' }
  }
  const more = ONE_MORE.exec(rest)
  return more ? { numbers: distinct([...numbers, Number(more[1])]), rest } : { numbers, rest }
}

const distinct = (numbers: readonly number[]) => [...new Set(numbers)]
