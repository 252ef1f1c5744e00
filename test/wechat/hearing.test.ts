import pino from 'pino'
import { expect, it, vi } from 'vitest'
import { createHearing } from '../../bot/hearing.ts'
import { messageType, type RawMessage } from '../../bot/inbound.ts'
import type { AddressBook } from '../../bot/names.ts'

const book: AddressBook = {
  roomPayload: async () => ({ topic: '阳光花园' }),
  roomMemberPayload: async () => ({ name: '张' }),
  contactPayload: async () => ({ name: '张' }),
}
const raw = (id: string, roomId = 'r1'): RawMessage => ({
  id,
  roomId,
  talkerId: 'zhang',
  type: messageType.text,
  text: id,
  timestamp: 0,
})

function ears(
  messagePayload: (id: string) => Promise<RawMessage>,
  more: Partial<AddressBook> = {},
) {
  const heard: string[] = []
  const faults: string[] = []
  const names: string[] = []
  const hearing = createHearing({
    source: { ...book, ...more, messagePayload },
    account: async () => 'bot',
    clock: () => new Date('2026-01-05T12:00:00+08:00'),
    log: pino({ level: 'silent' }),
    message: async ({ id, talker }) => {
      heard.push(id)
      names.push(talker.name)
    },
    recalled: async () => {},
    fault: (err) => faults.push(err.message),
    askAgainMs: [0, 0],
  })
  return { hearing, heard, faults, names }
}

it('keeps the order of arrival where an earlier content comes later', async () => {
  let tell = (_: RawMessage) => {}
  const first = new Promise<RawMessage>((resolve) => {
    tell = resolve
  })
  const { hearing, heard } = ears((id) => (id === 'm1' ? first : Promise.resolve(raw(id))))
  for (const id of ['m1', 'm2', 'm3']) hearing.heard(id)
  tell(raw('m1'))
  await hearing.settled()
  expect(heard).toEqual(['m1', 'm2', 'm3'])
})

it('asks again for a content that did not come, and holds up nobody for it', async () => {
  const content = vi.fn(async (id: string) => raw(id))
  content.mockRejectedValueOnce(new Error('1 CANCELLED'))
  const { hearing, heard, faults } = ears(content)
  for (const id of ['m1', 'm2']) hearing.heard(id)
  await hearing.settled()
  expect(heard).toEqual(['m2', 'm1'])
  expect(faults).toEqual([])
})

it('tells it where the content never comes', async () => {
  const { hearing, heard, faults } = ears(() => Promise.reject(new Error('gone')))
  hearing.heard('m1')
  await hearing.settled()
  expect(heard).toEqual([])
  expect(faults).toEqual(['message m1 was announced, but WeChat never told what it says'])
})

it('does not lose a message for a name', async () => {
  const silent = () => Promise.reject(new Error('not found'))
  const { hearing, heard, names } = ears(async (id) => raw(id), {
    roomPayload: silent,
    roomMemberPayload: silent,
    contactPayload: silent,
  })
  hearing.heard('m1')
  await hearing.settled()
  expect(heard).toEqual(['m1'])
  expect(names).toEqual([''])
})

it('takes the name of the contact where the group does not tell', async () => {
  const roomMemberPayload = () => Promise.reject(new Error('not a member'))
  const { hearing, names } = ears(async (id) => raw(id), { roomMemberPayload })
  hearing.heard('m1')
  await hearing.settled()
  expect(names).toEqual(['张'])
})

it('says how many messages it could not take any more', async () => {
  const { hearing, heard, faults } = ears(async (id) => raw(id))
  for (let i = 0; i <= 10_000; i++) hearing.heard(`m${i}`)
  expect(faults).toEqual(['message m10000 lost: 10000 are waiting'])
  await hearing.settled()
  expect(heard).toHaveLength(10_000)
  expect(hearing.waiting()).toBe(0)
})
