/** What stands around a staff word: the number of a ticket, and the rest. */
export interface Numbered {
  readonly ticket?: number
  readonly rest: string
}

const TICKET = '(?:工单)?\\s?#?\\s?(\\d{1,9})(?!\\d|号?[楼院栋幢座室]|单元|[-.:年月日点])'
const BEFORE = new RegExp(`^${TICKET}\\s?(?:号)?(?:工单)?[\\s,:]{0,5}(?=\\D)`)
const AFTER = new RegExp(`^[\\s,:]{0,5}${TICKET}号?[\\s,:]{0,5}`)
const AT_END = new RegExp(`(?:^|[\\s,:。]|(?=[#工]))${TICKET}$`)

/**
 * Reads `拆分 12 李阿姨`, `12 拆分 李阿姨`, `拆分 李阿姨 12`.
 * @param plain normalized and trimmed
 * @returns `undefined` where the text does not begin with one of the words, a number before it or not
 */
export function readNumbered(plain: string, words: readonly string[]): Numbered | undefined {
  const before = BEFORE.exec(plain)
  const text = before ? plain.slice(before[0].length) : plain
  const word = words.find((one) => text.startsWith(one))
  if (word === undefined) return undefined
  const tail = text.slice(word.length)
  const after = before ? null : AFTER.exec(tail)
  if (before || after) return numbered((before ?? after)?.[1], tail.slice(after?.[0].length ?? 0))
  const end = AT_END.exec(tail.slice(-40))
  return end
    ? numbered(end[1], tail.slice(0, tail.length - end[0].length))
    : numbered(undefined, tail)
}

const numbered = (ticket: string | undefined, rest: string): Numbered => ({
  ...(ticket !== undefined && { ticket: Number(ticket) }),
  rest: rest.replace(/^[\s,:、]+/, '').trim(),
})
