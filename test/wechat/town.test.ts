import { beforeEach, describe, expect, it } from 'vitest'
import { SimulatorPuppet } from '../../bot/simulator/puppet.ts'
import { createTown, type Town } from '../../bot/simulator/town.ts'
import type { TownEvent } from '../../bot/simulator/town-plan.ts'
import { cast } from './cast.ts'

const garden = 'garden@chatroom'
let now = new Date()
let town: Town
let events: TownEvent[]

beforeEach(() => {
  now = new Date('2026-01-05T12:00:00+08:00')
  town = createTown(cast, () => now)
  events = []
  town.subscribe((event) => events.push(event))
})

describe('a town', () => {
  it('writes down what is said where it is said', () => {
    const inGroup = town.say('zhang', garden, '停水了')
    const toBot = town.say('wang', 'bot', '接单 1')
    const fromBot = town.say('bot', 'wang', '好的', { mentions: ['wang'] })

    expect(town.chat(garden)).toEqual([inGroup])
    expect(town.chat('wang')).toEqual([toBot, fromBot])
    expect(inGroup).toMatchObject({ chat: garden, group: true, from: 'zhang', at: now })
    expect(fromBot).toMatchObject({ chat: 'wang', group: false, mentions: ['wang'] })
    expect(events.map((event) => event.message)).toEqual([inGroup, toBot, fromBot])
  })

  it('quotes as WeChat does', () => {
    const { id } = town.say('zhang', garden, '停水了')
    expect(town.say('li', garden, '我家也是', { quote: id }).text).toBe(
      '「3-2-501 张：停水了」\n- - - - - - - - - - - - - - -\n我家也是',
    )
  })

  it('keeps the last 500 of a chat', () => {
    for (let i = 0; i < 510; i++) town.say('li', garden, `第${i}句`)
    expect(town.chat(garden)).toHaveLength(500)
    expect(town.chat(garden)[0]?.text).toBe('第10句')
  })

  it('lets people take back their own words for two minutes', () => {
    const { id } = town.say('zhang', garden, '说错了')
    expect(town.recall(id, 'li')).toBe(false)
    expect(town.recall(id, 'zhang')).toBe(true)
    expect(town.recall(id, 'zhang')).toBe(false)
    expect(town.chat(garden)).toMatchObject([{ id, text: '', recalled: true }])
    expect(events.at(-1)).toMatchObject({ type: 'recalled', message: { id } })

    const late = town.say('zhang', garden, '又说错了')
    now = new Date(now.getTime() + 121_000)
    expect(town.recall(late.id, 'zhang')).toBe(false)
  })

  it('delivers again without writing it down again', () => {
    const { id } = town.say('zhang', garden, '停水了')
    town.deliverAgain(id)
    const newId = town.replay(id)
    expect(events.map(({ message }) => message.id)).toEqual([id, id, newId])
    expect(events.slice(1)).toMatchObject([{ again: true }, { again: true }])
    expect(town.message(newId)?.text).toBe('停水了')
    expect(town.chat(garden)).toHaveLength(1)
  })

  it.each([
    ['nobody', garden, '在吗', 'nobody has the id "nobody"'],
    ['wang', garden, '在吗', '"wang" is not in the group'],
    ['zhang', 'li', '在吗', '"zhang" cannot write to "li"'],
    ['bot', 'nowhere', '在吗', '"bot" cannot write to "nowhere"'],
    ['zhang', garden, ' ', 'the text is empty'],
  ])('does not let %s write %s %j', (as, to, text, complaint) => {
    expect(() => town.say(as, to, text)).toThrow(complaint)
    expect(events).toEqual([])
  })

  it('cuts a text that is too long for WeChat', () => {
    expect(town.say('li', garden, '长'.repeat(6_000)).text).toHaveLength(5_000)
  })

  it('stops telling who does not listen any more, and refuses a crowd of listeners', () => {
    const heard: TownEvent[] = []
    const stop = town.subscribe((event) => heard.push(event))
    stop()
    town.say('li', garden, '有人吗')
    expect(heard).toEqual([])
    expect(() => {
      for (let i = 0; i < 200; i++) town.subscribe(() => {})
    }).toThrow('200 listen already')
  })
})

describe('the simulator puppet', () => {
  const asked = (name: string) => {
    const puppet: unknown = new SimulatorPuppet(town)
    return (puppet as Record<string, () => Promise<unknown>>)[name]?.()
  }

  it.each(['roomCreate', 'messageFile', 'friendshipAdd'])('refuses %s in plain words', (name) =>
    expect(asked(name)).rejects.toThrow(`the simulated WeChat cannot do "${name}"`),
  )

  it('tells who is in a group', async () => {
    const puppet = new SimulatorPuppet(town)
    expect(await puppet.roomMemberList(garden)).toEqual(['bot', 'zhang', 'li', 'chen'])
    expect(await puppet.roomMemberPayload(garden, 'zhang')).toMatchObject({
      roomAlias: '3-2-501 张',
    })
    await expect(puppet.roomPayload('nowhere')).rejects.toThrow('no group has the id "nowhere"')
    await expect(puppet.contactPayload('nobody')).rejects.toThrow('nobody has the id "nobody"')
  })
})
