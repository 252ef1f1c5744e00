import { describe, expect, it } from 'vitest'
import { taughtPairs } from '../../bench/intents-sets.ts'
import { loadUnderstand } from '../../intents/understand.ts'
import { type Claim, claimHeard, type Said } from '../../rules/joining/claim.ts'
import { incidentFor, sameIncident } from '../../rules/joining/incident.ts'
import { learn } from '../../rules/joining/learn.ts'
import type { Sign } from '../../rules/joining/sign.ts'
import { signs as all } from '../../rules/joining/signs.ts'
import weights from '../../rules/joining/weights.json' with { type: 'json' }
import type { Situation, TicketView } from '../../rules/situation.ts'

const understand = loadUnderstand()
const evening = '2026-03-02T19:00:00+08:00'
const said = (text: string, over: Partial<Said> = {}): Claim =>
  claimHeard(
    { text, room: '阳光花园业主群', talker: '居民', at: new Date(evening), ...over },
    understand,
  )
const later = (minutes: number) => new Date(new Date(evening).getTime() + minutes * 60_000)
const isSame = (a: Claim, b: Claim) => sameIncident(a, b).same

describe('what joins a ticket, and what opens one of its own', () => {
  it.each([
    ['我家没水了', '5栋也没水，怎么回事', true],
    ['停水了？一点都没有', '刷牙刷到一半没了', true],
    ['3栋2单元电梯不动了', '我们3栋2单元电梯又罢工了', true],
    ['3栋2单元电梯不动了', '7栋1单元电梯坏了', false],
    ['3栋2单元电梯不动了', '3栋2单元电梯里关着两个人！', false],
    ['3栋2单元下水道堵了', '3栋2单元楼道灯不亮', false],
    ['东门道闸抬不起来', '东门的杆子坏了，堵了一串车', true],
    ['东门路灯不亮', '西门外那盏路灯不亮', false],
    ['7栋12楼冒黑烟', '谁有闲置的婴儿车转让', false],
    ['垃圾房满出来了，3栋旁边', '师傅辛苦了，谢谢', false],
  ])('%s / %s: %s', (first, second, same) => {
    expect(isSame(said(first, { talker: '王姐' }), said(second, { at: later(5) }))).toBe(same)
  })

  it('groups of two estates are two matters, two groups of one estate are one', () => {
    const first = said('停水了', { talker: '王姐' })
    const words = '我们这边也没水'
    const at = later(5)
    expect(sameIncident(first, said(words, { at, room: '别的花园业主群' })).score).toBe(0)
    expect(isSame(first, said(words, { at, room: '阳光花园业主2群' }))).toBe(true)
  })

  it('what was told long ago is over, unless it has lasted', () => {
    const lamp = said('3栋1单元楼道灯坏了', { talker: '3-1-201' })
    const at = later(9 * 24 * 60)
    expect(isSame(lamp, said('3栋1单元楼道灯坏了', { at }))).toBe(false)
    const next = { at: later(24 * 60), talker: '3-1-201' }
    expect(isSame(lamp, said('3栋1单元楼道灯还没人来修', next))).toBe(true)
  })

  it('whoever quotes the ticket’s own words agrees with them', () => {
    const text = '「王姐：6栋门口井盖没了」\n- - - - - - - -\n我也看到了，赶紧来人盖上'
    expect(isSame(said('6栋门口井盖没了', { talker: '王姐' }), said(text, { at: later(9) }))).toBe(
      true,
    )
  })

  it('the score says by how much, a half decides, and the order in which they are given does not matter', () => {
    for (const { a, b } of [...taughtPairs().values()].flatMap((pairs) => pairs.slice(0, 20))) {
      const [one, other] = [claimHeard(a, understand), claimHeard(b, understand)]
      const { same, score } = sameIncident(one, other)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      expect(same).toBe(score >= 0.5)
      if (a.at.getTime() !== b.at.getTime()) expect(sameIncident(other, one).score).toBe(score)
    }
  })
})

describe('what is learned from pairs', () => {
  const sign = (name: string, speaks: Sign['speaks']): Sign => ({ name, speaks, of: () => 0 })
  const lessons = Array.from({ length: 40 }, (_, i) => ({
    signs: [Number(i % 2 === 0), Number(i % 4 < 2)],
    same: i % 2 === 0,
  }))

  it('is loud where a sign tells, and silent where it tells nothing', () => {
    const { signs } = learn([sign('telling', 'for'), sign('idle', 'for')], lessons)
    expect(signs[0]).toBeGreaterThan(0.5)
    expect(Math.abs(signs[1] ?? 1)).toBeLessThan(0.1)
  })

  it('never speaks the other way, whatever the lessons say', () => {
    const { signs } = learn([sign('telling', 'against'), sign('idle', 'for')], lessons)
    expect(signs[0]).toBe(0)
  })

  it('has a weight for every sign that there is', () => {
    expect(Object.keys(weights.signs)).toEqual(all.map(({ name }) => name))
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
    heard: understand('5栋也停了'),
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
    const again = { text: '5栋还是没水，又停了', heard: understand('5栋还是没水，又停了') }
    expect(incidentFor({ ...meToo, act: 'still-broken' }, situation([closed], again))?.id).toBe(1)
  })
})
