import { expect, it } from 'vitest'
import { isOutdated } from '../../rules/outdated.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 22, minute))
const moved = (move: string, to: string | null, minute: number) => ({ move, to, at: at(minute) })

it.each([
  ['news', [moved('accept', 'accepted', 10)], false],
  ['news', [moved('accept', 'accepted', 10), moved('finish', 'done', 40)], true],
  ['news', [moved('hold', 'on-hold', 10), moved('resume', 'accepted', 11)], true],
  ['news', [moved('offer', 'offered', 11)], false],
  ['news', [moved('join', null, 30), moved('chase', null, 40)], false],
  ['resolved', [moved('finish', 'done', 9)], false],
  ['resolved', [moved('finish', 'done', 9), moved('resume', 'accepted', 11)], true],
  ['resolved', [moved('finish', 'done', 9), moved('check', 'closed', 50)], true],
  ['confirm', [moved('confirm', 'closed', 10), moved('reopen', 'accepted', 30)], true],
  ['rating', [moved('confirm', 'closed', 5), moved('reopen', 'accepted', 30)], true],
  ['nudge', [moved('accept', 'accepted', 11)], false],
  ['nudge', [moved('finish', 'done', 11)], true],
  ['nudge', [moved('withdraw', 'closed', 10)], false],
  ['ping', [moved('finish', 'done', 11)], false],
  ['answer', [moved('finish', 'done', 11)], false],
] as const)('a %s that waits, with %o: out of date %s', (kind, moves, is) => {
  expect(isOutdated({ kind, createdAt: at(10) }, moves)).toBe(is)
})
