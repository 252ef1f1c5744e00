import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { type payloads, types } from 'wechaty-puppet'
import { mock, PuppetMock } from 'wechaty-puppet-mock'
import { PuppetServer, PuppetService } from 'wechaty-puppet-service'
import { cast } from './cast.ts'
import type { World } from './world.ts'

/** The test's WeChat as a remote puppet service: `PuppetMock` behind a real gRPC server on a loopback port. */
export async function grpcWorld(): Promise<World> {
  const mocker = peopled()
  const endpoint = `127.0.0.1:${await freePort()}`
  const token = `insecure_${randomUUID()}`
  const tls = { disable: true }
  const server = new PuppetServer({ endpoint, token, tls, puppet: new ServedPuppet({ mocker }) })
  await server.start()
  return {
    ...actions(mocker),
    puppet: new PuppetService({ endpoint, token, tls }),
    close: () => server.stop(),
  }
}

/** Adds what the mock leaves out: group aliases, ids of what was said, taking back, logging in, a prompt dong. */
class ServedPuppet extends PuppetMock {
  override async onStart() {
    await super.onStart()
    setImmediate(() => {
      if (!this.isLoggedIn) this.mocker.login(this.mocker.ContactMock.load(cast.account.id))
      this.emit('ready', { data: 'mock' })
    })
  }

  override ding(data?: string) {
    setImmediate(() => this.emit('dong', { data: data ?? '' }))
  }

  override async roomMemberRawPayload(roomId: string, id: string) {
    const members = cast.groups.find((group) => group.id === roomId)?.members ?? []
    const alias = new Map<string, string>(
      members.flatMap((one) => ('alias' in one ? [[one.contactId, one.alias] as const] : [])),
    ).get(id)
    const member = await super.roomMemberRawPayload(roomId, id)
    return alias ? { ...member, roomAlias: alias } : member
  }

  // The mock's own type promises nothing; the service hands the id on where there is one.
  override async messageSendText(to: string, text: string): Promise<void> {
    await super.messageSendText(to, text)
    return newest(this.mocker) as unknown as undefined
  }

  override async messageRecall(id: string) {
    return this.mocker.cacheMessagePayload.get(id)?.talkerId === cast.account.id
  }
}

function peopled() {
  const mocker = new mock.Mocker()
  for (const { id, name } of [cast.account, ...cast.contacts]) mocker.createContact({ id, name })
  for (const { id, topic, members } of cast.groups) {
    const memberIdList = [cast.account.id, ...members.map((one) => one.contactId)]
    mocker.createRoom({ id, topic, memberIdList })
  }
  return mocker
}

const newest = (mocker: mock.Mocker) => [...mocker.cacheMessagePayload.keys()].at(-1) ?? ''

function actions(mocker: mock.Mocker): Omit<World, 'puppet' | 'close'> {
  const announce = (messageId: string) => mocker.puppet.emit('message', { messageId })
  const post = (payload: payloads.Message) => {
    mocker.MessageMock.create(payload)
    announce(payload.id)
    return payload.id
  }
  const copy = (id: string, change: Partial<payloads.MessageBase>) =>
    post({ ...mocker.messagePayload(id), ...change, id: randomUUID() } as payloads.Message)
  const hear: World['hear'] = (to, from, text) => {
    const place = to === 'bot' ? mocker.ContactMock.load(to) : mocker.RoomMock.load(to)
    mocker.ContactMock.load(from).say(text).to(place)
    return newest(mocker)
  }

  return {
    hear,
    showImage: (to, talkerId) => {
      const base = { id: randomUUID(), talkerId, timestamp: Date.now(), type: types.Message.Image }
      return post(to === 'bot' ? { ...base, listenerId: to } : { ...base, roomId: to })
    },
    takeBack: (id) => copy(id, { type: types.Message.Recalled, text: id }),
    deliverAgain: announce,
    replay: (id) => copy(id, {}),
    said: () =>
      [...mocker.cacheMessagePayload.values()]
        .filter(({ talkerId, type }) => talkerId === cast.account.id && type === types.Message.Text)
        .map(({ roomId, listenerId, text = '' }) =>
          roomId ? { room: roomId, text } : { contact: listenerId ?? '', text },
        ),
  }
}

/** The service takes a port but does not tell which one it got. */
const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
