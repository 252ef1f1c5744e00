import type { Tx } from '../../prisma/db.ts'
import { staffNamed } from '../../prisma/queries/staff.ts'

const MOST_NAMES = 10

/** The names that may be meant: those called by @, of which the assistant may be one, then the first word of what was written. */
export function namesIn(mentions: readonly string[], words: string): readonly string[] {
  const plain = words.replace(/^(?:转?给|到)\s*/, '').replace(/^[@＠]/, '')
  const name = /^[^\s，。,]{1,20}/.exec(plain)?.[0]
  return [...mentions.slice(0, MOST_NAMES), ...(name === undefined ? [] : [name])]
}

/** The first of them who works here. */
export async function firstStaff(tx: Tx, names: readonly string[]) {
  for (const name of names) {
    const one = await staffNamed(tx, name)
    if (one) return one
  }
  return undefined
}
