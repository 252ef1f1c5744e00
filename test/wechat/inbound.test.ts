import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { types } from 'wechaty-puppet'
import {
  chatOf,
  longestText,
  messageType,
  type RawMessage,
  recalledId,
  toInbound,
} from '../../bot/inbound.ts'

const receivedAt = new Date('2026-01-05T12:00:00+08:00')
const around = { account: 'bot', topic: '阳光花园', talkerName: '张阿姨', receivedAt }
const raw: RawMessage = {
  id: 'm1',
  talkerId: 'zhang',
  roomId: 'r1',
  type: messageType.text,
  text: '停水了',
  timestamp: receivedAt.getTime() - 1_000,
}
const inbound = (change: Partial<RawMessage>, more: Partial<typeof around> = {}) =>
  toInbound({ ...raw, ...change }, { ...around, ...more })

describe('what a message says', () => {
  it('uses the numbers Wechaty uses', () => {
    const { Image: image, Text: text, GroupNote: groupNote, Recalled: recalled } = types.Message
    expect(messageType).toEqual({ image, text, groupNote, recalled })
  })

  it.each([
    [types.Message.Image, 'image', '[图片]'],
    [types.Message.Audio, 'other', '[语音]'],
    [types.Message.Video, 'other', '[视频]'],
    [types.Message.Location, 'other', '[位置]'],
    [types.Message.Url, 'other', '[链接]'],
    [types.Message.Unknown, 'other', '[消息]'],
    [99, 'other', '[消息]'],
  ])('marks what is no text (type %i) as %s', (type, kind, text) => {
    expect(inbound({ type, text: '<xml/>' })).toMatchObject({ kind, text })
  })

  it('keeps quotes as they are', () => {
    const text = '「李明：停水了」\n- - - - - -\n我家也是'
    expect(inbound({ text }).text).toBe(text)
  })

  it('reads the list out of a 接龙', () => {
    const text = '<msg><title>#接龙\n1. 张阿姨 &amp; 老伴</title></msg>'
    expect(inbound({ type: messageType.groupNote, text })).toMatchObject({
      kind: 'text',
      text: '#接龙\n1. 张阿姨 & 老伴',
    })
    expect(inbound({ type: messageType.groupNote, text: '#接龙\n1. 李' }).text).toBe('#接龙\n1. 李')
  })

  it('takes whatever comes', () => {
    const unit = fc.constantFrom('水', '\0', '\ud83d', '\ude22', '<', '>', '<span', 'a', ' ', '\n')
    const wild = fc.string({ unit, maxLength: 600 })
    const property = fc.property(
      wild,
      wild,
      fc.integer({ min: 0, max: 20 }),
      (text, name, type) => {
        const message = inbound({ text, type }, { talkerName: name, topic: name })
        const all = message.text + message.talker.name
        expect(all.includes('\0')).toBe(false)
        expect(Buffer.from(all).toString()).toBe(all)
        expect(message.talker.name.length).toBeLessThanOrEqual(64)
      },
    )
    fc.assert(property)
  })

  it('leaves nothing in it that the database refuses', () => {
    expect(inbound({ text: 'a\0b\ud83d' }).text).toBe('ab\ufffd')
    const long = inbound({ text: `${'水'.repeat(longestText - 1)}😢` }).text
    expect(long).toHaveLength(longestText)
    expect(long.endsWith('水\ufffd')).toBe(true)
    expect(inbound({ text: undefined as unknown as string }).text).toBe('')
  })
})

describe('who said it, and where', () => {
  it.each([
    ['3-2-501 张\n🌸', '3-2-501 张 🌸'],
    ['张阿姨<span class="emoji emoji1f338"></span>', '张阿姨'],
    ['<小王>', '<小王>'],
    ['名'.repeat(200), '名'.repeat(64)],
    [`${'名'.repeat(63)}😢`, '名'.repeat(63)],
    ['', ''],
  ])('makes a plain name of %j', (talkerName, name) => {
    expect(inbound({}, { talkerName }).talker).toEqual({ id: 'zhang', name })
  })

  it('tells the other person of a private chat, whoever speaks', () => {
    expect(inbound({ roomId: '', listenerId: 'bot' })).toMatchObject({ room: null, peer: 'zhang' })
    expect(inbound({ roomId: '', talkerId: 'bot', listenerId: 'zhang' })).toMatchObject({
      self: true,
      room: null,
      peer: 'zhang',
    })
  })

  it('puts both sides of a private chat into one line', () => {
    const there = { ...raw, roomId: '', listenerId: 'bot' }
    expect(chatOf(there)).toBe(chatOf({ ...there, talkerId: 'bot', listenerId: 'zhang' }))
    expect(chatOf(raw)).toBe('r1')
  })
})

describe('when it was said', () => {
  const said = new Date('2026-01-05T11:58:00+08:00')
  it.each([
    ['milliseconds', said.getTime(), said],
    ['seconds', said.getTime() / 1_000, said],
    ['the future', receivedAt.getTime() + 60_000, receivedAt],
    ['nothing', 0, receivedAt],
    ['nonsense', Number.NaN, receivedAt],
  ])('reads %s', (_, timestamp, at) => {
    expect(inbound({ timestamp }).at).toEqual(at)
  })
})

it.each([
  ['m7', 'm7'],
  ['<sysmsg><revokemsg><msgid>42</msgid></revokemsg></sysmsg>', '42'],
  ['<sysmsg/>', undefined],
  ['', undefined],
])('reads from %j which message was taken back', (text, id) => {
  expect(recalledId({ ...raw, text })).toBe(id)
})
