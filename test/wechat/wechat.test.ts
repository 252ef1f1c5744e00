import { describe, expect, it, vi } from 'vitest'
import type { Inbound } from '../../bot/inbound.ts'
import { withWechat, worldKinds } from './harness.ts'

const soon = { timeout: 5_000, interval: 5 }

describe.each(worldKinds)('WeChat over %s', (kind) => {
  it('hands on what is said in a group, by whom and where', () =>
    withWechat(kind, async ({ hear, heard }) => {
      const before = Date.now()
      const id = hear('garden@chatroom', 'zhang', '3栋2单元的灯坏了😢')
      const [message] = await heard(1)

      expect(message).toEqual({
        account: 'bot',
        id,
        room: { id: 'garden@chatroom', topic: '阳光花园业主群' },
        talker: { id: 'zhang', name: '3-2-501 张' },
        peer: null,
        self: false,
        kind: 'text',
        text: '3栋2单元的灯坏了😢',
        at: expect.any(Date),
        receivedAt: expect.any(Date),
      })
      expect(message?.at.getTime()).toBeGreaterThanOrEqual(before)
      expect(message?.at.getTime()).toBeLessThanOrEqual(message?.receivedAt.getTime() ?? 0)
    }))

  it("takes the contact's name where the group knows no alias", () =>
    withWechat(kind, async ({ hear, heard }) => {
      hear('river@chatroom', 'zhang', '早上好')
      expect((await heard(1))[0]?.talker).toEqual({ id: 'zhang', name: '张阿姨🌸' })
    }))

  it('hands on private words with the other person as peer', () =>
    withWechat(kind, async ({ hear, heard }) => {
      hear('bot', 'wang', '接单 12')
      expect(await heard(1)).toMatchObject([
        { room: null, peer: 'wang', talker: { id: 'wang', name: '王师傅' }, self: false },
      ])
    }))

  it('hands on a group that is nobody’s business too: the others decide', () =>
    withWechat(kind, async ({ hear, heard }) => {
      hear('other@chatroom', 'li', '今天有西瓜')
      expect((await heard(1))[0]?.room).toEqual({ id: 'other@chatroom', topic: '拼团买菜' })
    }))

  it('looks up the speaker and nobody else of the group', () =>
    withWechat(kind, async ({ puppet, hear, heard }) => {
      const members = vi.spyOn(puppet, 'roomMemberPayload')
      const contacts = vi.spyOn(puppet, 'contactPayload')
      for (const text of ['一', '二', '三']) hear('garden@chatroom', 'zhang', text)
      await heard(3)

      expect(members.mock.calls).toEqual([['garden@chatroom', 'zhang']])
      expect(contacts.mock.calls.flat()).not.toContain('li')
    }))

  it('knows the new name of a group at once', () =>
    withWechat(kind, async ({ puppet, hear, heard }) => {
      const [oldTopic, newTopic] = ['阳光花园业主群', '阳光花园1-9栋']
      const rename = { roomId: 'garden@chatroom', changerId: 'chen', oldTopic, newTopic }
      puppet.emit('room-topic', { ...rename, timestamp: Date.now() })
      hear('garden@chatroom', 'li', '改名了')
      expect((await heard(1))[0]?.room?.topic).toBe(newTopic)
    }))

  it('hands on twice what WeChat delivers twice, and a replay under its new id', () =>
    withWechat(kind, async ({ hear, deliverAgain, replay, heard }) => {
      const id = hear('garden@chatroom', 'li', '停水了吗')
      deliverAgain(id)
      const newId = replay(id)
      const ids = (await heard(3)).map((message) => message.id)

      expect(ids).toEqual([id, id, newId])
    }))

  it('marks a picture', () =>
    withWechat(kind, async ({ showImage, heard }) => {
      const id = showImage('garden@chatroom', 'zhang')
      expect(await heard(1)).toMatchObject([{ id, kind: 'image', text: '[图片]' }])
    }))

  it('tells which message was taken back', () =>
    withWechat(kind, async ({ hear, takeBack, inbound, recalled }) => {
      const id = hear('garden@chatroom', 'li', '说错了')
      takeBack(id)
      await vi.waitUntil(() => recalled.length > 0, soon)

      expect(recalled).toEqual([id])
      expect(inbound.map((message) => message.id)).toEqual([id])
    }))

  it('speaks in a group, calls people by name, and hears itself', () =>
    withWechat(kind, async ({ session, said, heard }) => {
      const mentions = [{ wechatId: 'wang', name: '王师傅' }]
      const id = await session.say('staff@chatroom', false, '工单12 请接单', mentions)

      expect(said()).toEqual([{ room: 'staff@chatroom', text: '@王师傅\u2005工单12 请接单' }])
      expect(await heard(1)).toMatchObject([
        { id, self: true, room: { id: 'staff@chatroom' }, talker: { id: 'bot' } },
      ])
    }))

  it('calls nobody twice', () =>
    withWechat(kind, async ({ session, said }) => {
      const mentions = [{ wechatId: 'wang', name: '王师傅' }]
      await session.say('staff@chatroom', false, '请 @王师傅 接单', mentions)

      expect(said()).toEqual([{ room: 'staff@chatroom', text: '请 @王师傅 接单' }])
    }))

  it('speaks privately, and hears to whom', () =>
    withWechat(kind, async ({ session, said, heard }) => {
      await session.say('zhang', true, '修好了吗？', [])

      expect(said()).toEqual([{ contact: 'zhang', text: '修好了吗？' }])
      expect(await heard(1)).toMatchObject([{ self: true, room: null, peer: 'zhang' }])
    }))

  it('throws what could not be said', () =>
    withWechat(kind, async ({ session, said }) => {
      await expect(session.say('nowhere@chatroom', false, '有人吗', [])).rejects.toThrow('nowhere')
      expect(said()).toEqual([])
    }))

  it('takes back its own words and nobody else’s', () =>
    withWechat(kind, async ({ session, hear }) => {
      const own = await session.say('staff@chatroom', false, '发错群了', [])
      const foreign = hear('staff@chatroom', 'wang', '收到')

      expect(await session.recall(own ?? '')).toBe(true)
      expect(await session.recall(foreign)).toBe(false)
      expect(await session.recall('never said')).toBe(false)
    }))

  it('keeps the order in a chat while one that is slow holds up no other', async () => {
    const order: string[] = []
    let release = () => {}
    const slow = new Promise<void>((resolve) => {
      release = resolve
    })
    const message = async ({ room, text }: Inbound) => {
      if (text === '1') await slow
      order.push(`${room?.topic.slice(0, 2)}${text}`)
    }
    await withWechat(
      kind,
      async ({ hear }) => {
        for (const text of ['1', '2', '3']) hear('garden@chatroom', 'li', text)
        for (const text of ['4', '5']) hear('river@chatroom', 'li', text)
        await vi.waitUntil(() => order.length === 2, soon)
        release()
        await vi.waitUntil(() => order.length === 5, soon)
        expect(order).toEqual(['滨河4', '滨河5', '阳光1', '阳光2', '阳光3'])
      },
      { message },
    )
  })

  it('tells errors and lives on', () =>
    withWechat(kind, async ({ puppet, faults, hear, heard }) => {
      puppet.emit('error', new Error('stream broken'))
      expect(faults.map(String).join()).toContain('stream broken')
      hear('garden@chatroom', 'li', '还在吗')
      await heard(1)
    }))

  it('goes on after a message that could not be taken in', async () => {
    const message = async ({ text }: Inbound) => {
      if (text === 'bad') throw new Error('database away')
    }
    await withWechat(
      kind,
      async ({ hear, heard, faults }) => {
        hear('garden@chatroom', 'li', 'bad')
        hear('garden@chatroom', 'li', 'good')
        await heard(2)
        expect(faults.map(String)).toEqual(['Error: database away'])
      },
      { message },
    )
  })

  it('hands nothing on before the login has been dealt with, and loses nothing', async () => {
    let welcome = () => {}
    const login = () =>
      new Promise<void>((resolve) => {
        welcome = resolve
      })
    await withWechat(
      kind,
      async ({ hear, heard, inbound, session }) => {
        const id = hear('garden@chatroom', 'li', '第一句')
        await session.say('staff@chatroom', false, '旁证', [])
        expect(inbound).toEqual([])
        welcome()
        expect((await heard(2)).map((message) => message.id)).toContain(id)
      },
      { login },
    )
  })

  it('shows a sign of life when asked', () =>
    withWechat(kind, async ({ session }) => {
      const before = session.state().lastHeardAt
      await session.ding()
      await vi.waitUntil(() => session.state().lastHeardAt !== before, soon)
      expect(session.state()).toMatchObject({ loggedIn: true, qr: null, blocked: false })
    }))

  it('tells a logout, and takes the same account back in', async () => {
    const logout = vi.fn()
    await withWechat(
      kind,
      async ({ puppet, session, logins }) => {
        puppet.emit('logout', { contactId: 'bot', data: 'puppet stop()' })
        expect(session.state().loggedIn).toBe(false)
        expect(logout).toHaveBeenCalledOnce()
        puppet.emit('ready', { data: 'back' })
        expect(session.account()).toBe('bot')
        expect(logins).toEqual(['bot', 'bot'])
      },
      { logout },
    )
  })

  it('shows the code to scan once, until somebody has logged in', async () => {
    const qr = vi.fn()
    const picture = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    await withWechat(
      kind,
      async ({ puppet, session }) => {
        puppet.emit('scan', { qrcode: 'https://example.org/scan-me', status: 2 })
        puppet.emit('scan', { qrcode: 'https://example.org/scan-me', status: 2 })
        expect(session.state()).toMatchObject({
          qr: 'https://example.org/scan-me',
          loggedIn: false,
        })
        expect(qr).toHaveBeenCalledOnce()
        expect(picture).toHaveBeenCalledOnce()
        puppet.emit('ready', {})
        expect(session.state()).toMatchObject({ qr: null, loggedIn: true })
      },
      { qr },
    ).finally(() => picture.mockRestore())
  })
})
