import { describe, expect, inject, it } from 'vitest'
import { expectedOf, type Outcome, outcomeOf } from '../bench/chat-plays.ts'
import { type ChatScore, f1, scoreChat, sum } from '../bench/chat-scores.ts'
import { chatsIn } from '../bench/chats.ts'
import { loadUnderstand } from '../intents/understand.ts'

/** Committed figures, measured by bench/chats.ts: they may rise, not fall. F1 of the tickets of all chats in a folder together. */
const least: Readonly<Record<string, number>> = {
  'test/chats': 0.85,
  'test/chats/short': 0.85,
  'test/chats/context': 0.9,
  'test/chats/tempting': 0.85,
}

const signups = ({ signups }: Outcome) =>
  signups
    .map(({ activity, name, people, state }) => `${activity} ${name} ${people} ${state}`)
    .sort()

describe.each(Object.entries(least))('the chats in %s', (folder, floor) => {
  const scores: ChatScore[] = []

  it.each(chatsIn(folder))('%s is heard to the end', async (file) => {
    const wanted = await expectedOf(file)
    const produced = await outcomeOf(file, inject('database'), loadUnderstand())
    scores.push(scoreChat(produced.tickets, wanted.tickets))
    expect(signups(produced)).toEqual(signups(wanted))
  })

  it(`opened the right tickets and no others (F1 ${floor} or better)`, () => {
    expect(scores).toHaveLength(chatsIn(folder).length)
    expect(f1(sum(scores.map(({ tickets }) => tickets)))).toBeGreaterThanOrEqual(floor)
  })
})

describe('how chats are compared', () => {
  const told = (category: string, ...messages: string[]) => ({ category, messages })

  it('a ticket is the expected one when category and a message agree', () => {
    const { tickets, messages } = scoreChat(
      [told('lighting', 'm1', 'm2')],
      [told('lighting', 'm2', 'm3')],
    )
    expect(tickets).toEqual({ right: 1, extra: 0, missed: 0 })
    expect(messages).toEqual({ right: 1, extra: 1, missed: 1 })
  })

  it.each([
    ['another category', [told('power-outage', 'm1')]],
    ['other messages', [told('lighting', 'm9')]],
  ])('%s is one too many and one missing', (_, produced) => {
    const { tickets } = scoreChat(produced, [told('lighting', 'm1')])
    expect(tickets).toEqual({ right: 0, extra: 1, missed: 1 })
    expect(f1(tickets)).toBe(0)
  })

  it('two tickets for one matter are one right and one too many', () => {
    const twice = [told('lighting', 'm1'), told('lighting', 'm2')]
    const { tickets } = scoreChat(twice, [told('lighting', 'm1', 'm2')])
    expect(tickets).toEqual({ right: 1, extra: 1, missed: 0 })
  })

  it('silence about nothing is right', () => {
    expect(f1(scoreChat([], []).tickets)).toBe(1)
  })
})
