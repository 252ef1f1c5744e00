import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addressesIn } from '../../intents/address.ts'
import { type Act, type Category, classOf } from '../../intents/taxonomy.ts'
import type { Understanding } from '../../intents/understanding.ts'
import { claimFrom } from '../../rules/claims.ts'
import { incidentFor, sameIncident } from '../../rules/joining.ts'
import type { Situation, TicketView } from '../../rules/situation.ts'

interface Half {
  readonly act: Act
  readonly category: Category | null
  readonly room: string
  readonly talker: string
  readonly at: string
  readonly text: string
}

const pairs = readFileSync(new URL('joining-pairs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { id: number; same: boolean; a: Half; b: Half })

/** What would be understood if act and category were always right: the rules are on trial here, not the model. */
const heard = ({ act, category, text }: Half): Understanding => ({
  act,
  category,
  class: category && classOf(category),
  address: addressesIn(text),
  confidence: 1,
  opensTicket: true,
  also: [],
})
const claim = (half: Half) => claimFrom({ ...half, at: new Date(half.at) }, heard(half))
const judge = ({ a, b }: { a: Half; b: Half }) => sameIncident(claim(a), claim(b))

describe('the second report joins the ticket of the first, or opens its own', () => {
  it.each(pairs.map((pair) => [pair.a.text, pair.b.text, pair] as const))(
    '%s / %s',
    (_a, _b, pair) => {
      expect(judge(pair)).toMatchObject({ same: pair.same })
    },
  )

  it('the score says by how much, and a half decides', () => {
    for (const pair of pairs) {
      const { same, score } = judge(pair)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      expect(same).toBe(score >= 0.5)
    }
  })

  it('the order in which the two are given does not matter', () => {
    for (const { a, b } of pairs.filter((pair) => pair.a.at !== pair.b.at))
      expect(judge({ a: b, b: a })).toEqual(judge({ a, b }))
  })
})

describe('the open ticket a report belongs to', () => {
  const at = new Date('2026-03-02T19:00:00+08:00')
  const ticket = (id: number, over: Partial<TicketView>): TicketView => ({
    id,
    category: 'water-supply',
    class: 'P2',
    state: 'open',
    closedAs: null,
    address: { building: '3' },
    estate: '阳光花园',
    roomId: 1,
    openedAt: at,
    closedAt: null,
    askedAt: null,
    reports: [],
    witnesses: [],
    ratingAskedAt: null,
    ratings: [],
    ...over,
  })
  const situation = (tickets: readonly TicketView[], over: Partial<Situation> = {}): Situation => ({
    now: new Date(at.getTime() + 10 * 60_000),
    room: { id: 1, kind: 'residents', estate: '阳光花园' },
    talker: { id: 7, name: '5-1-302' },
    text: '5栋也停了',
    heard: heard({
      act: 'me-too',
      category: null,
      room: '',
      talker: '',
      at: '',
      text: '5栋也停了',
    }),
    tickets,
    activities: [],
    guides: [],
    ...over,
  })
  const meToo = { act: 'me-too', category: null, address: { building: '5' } } as const

  it('is the one whose trouble reaches there', () => {
    const lift = ticket(1, { category: 'elevator-fault', address: { building: '3', unit: '2' } })
    expect(incidentFor(meToo, situation([lift, ticket(2, {})]))?.id).toBe(2)
  })

  it('is none when no trouble reaches there', () => {
    const lift = ticket(1, { category: 'elevator-fault', address: { building: '3', unit: '2' } })
    expect(incidentFor(meToo, situation([lift]))).toBeUndefined()
  })

  it('a burst of reports keeps its ticket young', () => {
    const openedAt = new Date(at.getTime() - 8 * 3_600_000)
    const old = ticket(1, { openedAt })
    expect(incidentFor(meToo, situation([old]))).toBeUndefined()
    const report = { personId: 3, address: { building: '4' }, text: '4栋没水', at }
    expect(incidentFor(meToo, situation([{ ...old, reports: [report] }]))?.id).toBe(1)
  })

  it('a closed ticket is reopened by what persists, and joined by nothing', () => {
    const closed = ticket(1, { state: 'closed', closedAs: 'confirmed', closedAt: at })
    expect(incidentFor(meToo, situation([closed]))).toBeUndefined()
    const again = heard({
      act: 'still-broken',
      category: 'water-supply',
      room: '',
      talker: '',
      at: '',
      text: '',
    })
    expect(
      incidentFor({ ...meToo, act: 'still-broken' }, situation([closed], { heard: again }))?.id,
    ).toBe(1)
  })
})
