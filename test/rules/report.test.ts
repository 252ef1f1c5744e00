import { describe, expect, it } from 'vitest'
import { classOf } from '../../intents/taxonomy.ts'
import type { Understanding } from '../../intents/understanding.ts'
import { report } from '../../rules/acts/report.ts'
import type { Situation, TicketView } from '../../rules/situation.ts'

const now = new Date('2026-01-05T10:00:00+08:00')

const leak: TicketView = {
  id: 1,
  category: 'gas-leak',
  class: 'P1',
  state: 'offered',
  closedAs: null,
  address: { building: '3', unit: '2' },
  estate: '阳光花园',
  roomId: 1,
  openedAt: new Date(now.getTime() - 60_000),
  closedAt: null,
  askedAt: null,
  reports: [{ personId: 7, address: { building: '3' }, text: '楼道里有煤气味', at: now }],
  witnesses: [],
  ratingAskedAt: null,
  ratings: [],
}

/** What somebody of 3-2-301 says of gas leads to. */
const says = (text: string) => {
  const heard: Understanding = {
    act: 'report',
    category: 'gas-leak',
    class: classOf('gas-leak'),
    address: [],
    confidence: 1,
    opensTicket: true,
    also: [],
  }
  const situation: Situation = {
    now,
    room: { id: 1, kind: 'residents', estate: '阳光花园' },
    talker: { id: 8, name: '3-2-301 老周', home: { building: '3', unit: '2', room: '301' } },
    text,
    heard,
    tickets: [leak],
    activities: [],
    guides: [],
  }
  return report(heard, situation)
}

describe('a neighbour’s word about an emergency that is known', () => {
  it('tells their own flat where it is in their own home', () => {
    expect(says('我家厨房一股煤气味')).toMatchObject([
      { do: 'join', ticket: 1, address: { building: '3', unit: '2', room: '301' } },
    ])
  })

  it('does not tell their own flat where it is at somebody else’s', () => {
    expect(says('对门家一股煤气味')).toEqual([
      { do: 'join', ticket: 1, act: 'report', address: { building: '3', unit: '2' } },
    ])
  })
})
