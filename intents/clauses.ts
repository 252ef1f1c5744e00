const strong = '。！？!?;；\n'
const weak = '，,'
const mostClauses = 12
const connectives = /^(?:另外|还有|再有|对了|顺便|再一个|其次|第二|以及|同时|此外)/

/** A stretch of a message that may be a matter of its own. */
export interface Clause {
  readonly text: string
  /** Does it begin after the end of a sentence, or with a word that opens something new? */
  readonly fresh: boolean
}

/** Cuts a text at its sentence marks and commas; what comes after the twelfth stays with the last. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = []
  let start = 0
  let fresh = true
  for (let i = 0; i <= text.length && clauses.length < mostClauses; i++) {
    const mark = i === text.length ? '\n' : text.charAt(i)
    const isStrong = strong.includes(mark)
    if (!isStrong && !weak.includes(mark)) continue
    const piece = text.slice(start, i).trim()
    if (piece !== '') clauses.push({ text: piece, fresh: fresh || connectives.test(piece) })
    fresh = isStrong
    start = i + 1
  }
  return clauses
}
