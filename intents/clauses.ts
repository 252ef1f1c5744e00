const strong = '。！？!?;；\n'
const weak = '，,、 　'
const mostClauses = 12
const connectives = /^(?:另外|还有|再有|对了|顺便|再一个|其次|第二|以及|同时|此外)/
/** In the middle of a run of words only these open something new; “家里还有老人” is put together again by its matter. */
const inside = ['另外', '还有', '顺便说', '再一个']
/** A matter is not told in fewer characters. */
const leastBefore = 4

/** A stretch of a message that may be a matter of its own. */
export interface Clause {
  readonly text: string
  readonly from: number
  readonly to: number
  /** Does it begin after the end of a sentence, or with a word that opens something new? */
  readonly fresh: boolean
}

/** Cuts a text at its sentence marks, commas, blanks and connectives; what comes after the twelfth stays with the last. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = []
  let from = 0
  let fresh = true
  for (let at = 0; at <= text.length; at++) {
    const cut = cutAt(text, at, from)
    if (!cut) continue
    const isLast = clauses.length === mostClauses - 1
    const to = isLast ? text.length : at
    const piece = text.slice(from, to).trim()
    if (piece !== '')
      clauses.push({ text: piece, from, to, fresh: fresh || connectives.test(piece) })
    if (isLast && piece !== '') break
    fresh = cut === 'strong' || (fresh && piece === '')
    from = cut === 'connective' ? at : at + 1
  }
  return clauses
}

function cutAt(text: string, at: number, from: number) {
  if (at === text.length) return 'strong'
  const char = text.charAt(at)
  if (strong.includes(char)) return 'strong'
  if (weak.includes(char)) return 'weak'
  const opens = at - from >= leastBefore && inside.some((word) => text.startsWith(word, at))
  return opens ? 'connective' : undefined
}
