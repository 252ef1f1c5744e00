import { describe, expect, it } from 'vitest'
import { moves } from '../../rules/lifecycle.ts'
import {
  type Deed,
  deedOf,
  may,
  residentStandings,
  type Standing,
  standingsOf,
  whoMay,
} from '../../rules/rights.ts'
import { refusals } from '../../rules/wording/refusals.ts'

const standings = [
  'resident',
  'reporter',
  'worker',
  'assignee',
  'supervisor',
  'admin',
] as const satisfies readonly Standing[]

/** One column for each standing, in the order above: x may. */
const table: Readonly<Record<Deed, string>> = {
  accept: '  x   ',
  offer: '    xx',
  decline: '   xxx',
  transfer: '   xxx',
  hold: '   xxx',
  resume: '   xxx',
  finish: '   xxx',
  check: '  x   ',
  recall: '  x   ',
  correct: '  x   ',
  edit: '   xxx',
  split: '  x   ',
  merge: '  x   ',
  'file-for': '  x   ',
  'stand-in': '  x   ',
  'see-rota': '  x   ',
  'set-rota': '    xx',
  'set-cap': '    xx',
  'set-day': '    xx',
  ledger: '    xx',
  notice: '     x',
  confirm: 'xx    ',
  dispute: 'xx    ',
  reopen: 'xx    ',
  withdraw: ' x    ',
  rate: ' x    ',
}

const cells = Object.entries(table).flatMap(([deed, row]) =>
  standings.map((standing, at) => [deed as Deed, standing, row[at] === 'x'] as const),
)

describe('who may do what', () => {
  it.each(cells)('%s by a mere %s: %s', (deed, standing, allowed) => {
    expect(may([standing], deed)).toBe(allowed)
  })

  it.each(Object.keys(table) as Deed[])('whoever may not %s is told who may', (deed) => {
    const words = refusals.right(deed)
    expect(words).toMatch(/^这个要\S{2,40}来做。$/)
    expect(words.split('、')).toHaveLength(whoMay(deed).length)
  })

  it('every right behind a move is the right of that name', () => {
    const made = moves.flatMap((move) => deedOf(move) ?? [])
    expect(made.every((deed) => deed in table)).toBe(true)
    expect(moves.filter((move) => deedOf(move) === undefined)).toEqual([
      'release',
      'lapse',
      'refuse',
      'unmerge',
    ])
  })
})

describe('as what somebody stands', () => {
  const ticket = { assigneeId: 7 }

  it.each([
    ['a colleague', { id: 1, role: 'property', supervisor: false }, ['worker']],
    ['who has it in hand', { id: 7, role: 'property', supervisor: false }, ['worker', 'assignee']],
    ['a grid worker', { id: 1, role: 'grid-worker', supervisor: false }, ['worker']],
    ['a volunteer', { id: 1, role: 'volunteer', supervisor: false }, ['worker']],
    ['a foreman', { id: 1, role: 'property', supervisor: true }, ['worker', 'supervisor']],
    ['the secretary', { id: 1, role: 'secretary', supervisor: false }, ['worker', 'admin']],
    ['an admin', { id: 1, role: 'admin', supervisor: true }, ['worker', 'supervisor', 'admin']],
  ] as const)('%s', (_, member, standing) => {
    expect(standingsOf(member, ticket)).toEqual(standing)
  })

  it('nobody has in hand what nobody has', () => {
    const member = { id: 1, role: 'property', supervisor: false }
    expect(standingsOf(member, { assigneeId: null })).toEqual(['worker'])
    expect(standingsOf(member)).toEqual(['worker'])
  })

  it('a reporter is a resident as well', () => {
    expect(residentStandings(true)).toEqual(['resident', 'reporter'])
    expect(residentStandings(false)).toEqual(['resident'])
  })
})
