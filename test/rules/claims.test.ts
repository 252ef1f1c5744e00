import { expect, it } from 'vitest'
import { classOf } from '../../intents/taxonomy.ts'
import type { Understanding } from '../../intents/understanding.ts'
import { claimHeard } from '../../rules/claims.ts'

const at = new Date('2026-03-02T19:00:00+08:00')
const said = (text: string) => ({ text, room: '阳光花园业主群', talker: '3-2-501张', at })
const heard = (over: Partial<Understanding>): Understanding => ({
  act: 'chat',
  category: null,
  class: over.category ? classOf(over.category) : null,
  address: [],
  confidence: 0.9,
  opensTicket: false,
  also: [],
  ...over,
})
const claim = (text: string, over: Partial<Understanding>) =>
  claimHeard(said(text), () => heard(over))

it('beside another trouble what sounds like one is one', () => {
  expect(claim('怎么突然没水了', { hint: 'water-supply' })).toMatchObject({
    act: 'report',
    category: 'water-supply',
  })
})

it('last the plainest words say what it is about', () => {
  expect(claim('杆子又砸车了，道闸没人管', {}).category).toBe('access-control')
})

it('who only asks when it is over joins nothing', () => {
  const asked = { act: 'enquiry', category: 'water-supply' } as const
  expect(claim('什么时候来水', asked).act).toBe('enquiry')
  expect(claim('谁家也没水', asked).act).toBe('report')
})

it('what is asked about papers and meals is a matter of each one’s own', () => {
  const asked = { act: 'enquiry', category: 'service-enquiry' } as const
  expect(claim('居住证去哪办', asked).act).toBe('enquiry')
})

it('words of agreement are a me-too about whatever was spoken of', () => {
  expect(claim('就是，震得我娃直哭', {})).toMatchObject({ act: 'me-too', category: null })
  expect(claim('今天天气不错', {})).toMatchObject({ act: 'chat', category: null })
})

it('a me-too that could hardly be told is about what was spoken of, a report is marked', () => {
  const faint = { confidence: 0.3, opensTicket: true }
  expect(
    claim('我11栋也没了', { ...faint, act: 'me-too', category: 'power-outage' }).category,
  ).toBeNull()
  expect(claim('快来人啊', { ...faint, act: 'report', category: 'gas-leak' })).toMatchObject({
    category: 'gas-leak',
    unsure: true,
  })
})
