import { describe, expect, it } from 'vitest'
import { gate, isHeld, type Pace, type PostKind, type SpokenLately } from '../../rules/gate.ts'

const at = (time: string) => new Date(`2026-01-05T${time}+08:00`)
const pace: Pace = { gapMs: () => 2_000, perMinute: 3, roomPerHour: 5, perDay: 8 }
const silence: SpokenLately = { anywhere: [], here: [] }

const post = (over: Partial<Parameters<typeof gate>[0]> = {}) => ({
  kind: 'news' as PostKind,
  roomKind: 'residents',
  urgent: false,
  createdAt: at('10:00:00'),
  ...over,
})

/** `count` posts, `apart` seconds after each other, the last one at `last`. */
const spoken = (count: number, apart: number, last: Date) =>
  Array.from(
    { length: count },
    (_, i) => new Date(last.getTime() - (count - 1 - i) * apart * 1_000),
  )

describe('a post is said', () => {
  it('at once where nothing was said before', () => {
    expect(gate(post(), silence, pace, at('10:00:00'))).toEqual({ say: true })
  })

  it('after the pause that a person makes', () => {
    const lately = { anywhere: [at('10:00:00')], here: [] }
    expect(gate(post(), lately, pace, at('10:00:01'))).toEqual({
      ...{ say: false, waitUntil: at('10:00:02') },
    })
    expect(gate(post(), lately, pace, at('10:00:02'))).toEqual({ say: true })
  })

  it('when the minute has room again', () => {
    const lately = { anywhere: spoken(3, 10, at('10:00:30')), here: [] }
    expect(gate(post(), lately, pace, at('10:00:40'))).toEqual({
      ...{ say: false, waitUntil: at('10:01:10') },
    })
  })

  it('when the hour of that group has room again', () => {
    const five = spoken(5, 600, at('10:50:00'))
    const lately = { anywhere: five, here: five }
    expect(gate(post(), lately, pace, at('10:55:00'))).toEqual({
      ...{ say: false, waitUntil: at('11:10:00') },
    })
    expect(gate(post(), { ...lately, here: [] }, pace, at('10:55:00'))).toEqual({ say: true })
  })

  it.each(['staff', 'admin', 'direct'])(
    'to %s at once, however much the hour has heard',
    (kind) => {
      const five = spoken(5, 600, at('10:50:00'))
      const lately = { anywhere: five, here: five }
      const ping = post({ kind: 'ping', roomKind: kind })
      expect(gate(ping, lately, pace, at('10:55:00'))).toEqual({ say: true })

      const crowd = { ...lately, anywhere: spoken(3, 10, at('10:55:00')) }
      expect(gate(ping, crowd, pace, at('10:55:05'))).toMatchObject({ say: false })
    },
  )

  it('later, where the account has said enough today', () => {
    const lately = { anywhere: spoken(8, 600, at('10:30:00')), here: [] }
    expect(gate(post(), lately, pace, at('11:00:00'))).toEqual({
      ...{ say: false, waitUntil: at('12:00:00') },
    })
  })
})

describe('quiet hours', () => {
  it.each([
    ['21:29:00', 'news', 'residents', undefined],
    ['21:30:00', 'news', 'residents', '2026-01-06T07:30:00+08:00'],
    ['23:59:30', 'resolved', 'residents', '2026-01-06T07:30:00+08:00'],
    ['07:29:59', 'notice', 'residents', '2026-01-05T07:30:00+08:00'],
    ['07:30:00', 'notice', 'residents', undefined],
    ['03:00:00', 'ack', 'residents', undefined],
    ['03:00:00', 'ask', 'residents', undefined],
    ['03:00:00', 'answer', 'residents', undefined],
    ['03:00:00', 'guidance', 'residents', undefined],
    ['03:00:00', 'nudge', 'staff', '2026-01-05T07:30:00+08:00'],
    ['22:00:00', 'nudge', 'direct', '2026-01-06T07:30:00+08:00'],
    ['22:00:00', 'ledger', 'admin', '2026-01-06T07:30:00+08:00'],
    ['22:00:00', 'digest', 'admin', '2026-01-06T07:30:00+08:00'],
    ['22:00:00', 'resolved', 'direct', '2026-01-06T07:30:00+08:00'],
    ['22:00:00', 'rating', 'direct', '2026-01-06T07:30:00+08:00'],
    ['22:00:00', 'answer', 'staff', undefined],
    ['22:00:00', 'escalation', 'staff', undefined],
    ['12:00:00', 'nudge', 'staff', undefined],
    ['03:00:00', 'ping', 'staff', undefined],
    ['03:00:00', 'ping', 'direct', undefined],
  ] as const)('at %s %s to %s waits until %s', (time, kind, roomKind, until) => {
    const now = at(time)
    const expected = until ? { say: false, waitUntil: new Date(until) } : { say: true }
    expect(gate(post({ kind, roomKind, createdAt: now }), silence, pace, now)).toEqual(expected)
  })
})

it('what waits for the morning is known, so that it is not said along with an answer', () => {
  const night = at('23:00:00')
  expect(isHeld(post({ createdAt: night }), night)).toBe(true)
  expect(isHeld(post({ kind: 'answer', createdAt: night }), night)).toBe(false)
  expect(isHeld(post({ urgent: true, createdAt: night }), night)).toBe(false)
  expect(isHeld(post({ createdAt: night }), at('08:00:00'))).toBe(false)
})

describe('life safety', () => {
  const urgent = post({ kind: 'guidance', urgent: true, createdAt: at('03:00:00') })

  it('knows neither quiet hours nor caps, only the pause', () => {
    const crowd = spoken(50, 1, at('03:00:00'))
    const lately = { anywhere: crowd, here: crowd }
    expect(gate(urgent, lately, pace, at('03:00:02'))).toEqual({ say: true })
    expect(gate(urgent, lately, pace, at('03:00:01'))).toMatchObject({ say: false })
  })
})

it.each([true, false])('what has waited for a day is dropped (urgent: %s)', (urgent) => {
  const old = post({ urgent, createdAt: new Date(at('10:00:00').getTime() - 25 * 3_600_000) })
  expect(gate(old, silence, pace, at('10:00:00'))).toMatchObject({ drop: expect.any(String) })
})
