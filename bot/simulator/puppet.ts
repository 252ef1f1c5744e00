import { Puppet, type payloads, types } from 'wechaty-puppet'
import { refuseTheRest } from './refusals.ts'
import type { Town } from './town.ts'
import type { TownEvent, TownMessage } from './town-plan.ts'

const LONGEST_BACKLOG = 500

/** A Wechaty puppet over a town: logs in at once, hears what is said there (own words too), speaks and takes back. */
export class SimulatorPuppet extends Puppet {
  private readonly town: Town
  private readonly unsubscribe: () => void
  /** What was said before the login. */
  private backlog: readonly TownEvent[] = []

  constructor(town: Town) {
    super()
    this.town = town
    this.unsubscribe = town.subscribe((event) => this.hear(event))
  }

  override name() {
    return 'simulator'
  }

  override async onStart() {
    if (!this.isLoggedIn) this.login(this.town.account.id)
    this.emit('ready', { data: 'simulator' })
    for (const event of this.backlog) this.hear(event)
    this.backlog = []
  }

  override async onStop() {
    this.unsubscribe()
  }

  override ding(data?: string) {
    setImmediate(() => this.emit('dong', { data: data ?? '' }))
  }

  override async messageSendText(to: string, text: string, mentionIds: string[] = []) {
    return this.town.say(this.currentUserId, to, text, { mentions: mentionIds }).id
  }

  override async messageRecall(messageId: string) {
    return this.town.recall(messageId, this.currentUserId)
  }

  override async messageRawPayload(id: string): Promise<payloads.Message> {
    const message = this.town.message(id)
    if (!message) throw new Error(`no message "${id}" in this town, or it is too long ago`)
    return this.payloadOf(message)
  }

  override async messageRawPayloadParser(payload: payloads.Message) {
    return payload
  }

  override async contactList() {
    return this.town.contacts.map(({ id }) => id)
  }

  override async contactRawPayload(id: string): Promise<payloads.Contact> {
    const name = this.town.nameOf(id)
    if (name === '') throw new Error(`nobody has the id "${id}" in this town`)
    const { Individual: type } = types.Contact
    return {
      id,
      name,
      type,
      gender: types.ContactGender.Unknown,
      avatar: '',
      phone: [],
      friend: true,
    }
  }

  override async contactRawPayloadParser(payload: payloads.Contact) {
    return payload
  }

  override async roomList() {
    return this.town.groups.map(({ id }) => id)
  }

  override async roomRawPayload(id: string): Promise<payloads.Room> {
    const group = this.town.groups.find((one) => one.id === id)
    if (!group) throw new Error(`no group has the id "${id}" in this town`)
    const memberIdList = [this.town.account.id, ...group.members.map((one) => one.contactId)]
    return { id, topic: group.topic, memberIdList, adminIdList: [] }
  }

  override async roomRawPayloadParser(payload: payloads.Room) {
    return payload
  }

  override async roomMemberList(roomId: string) {
    return (await this.roomRawPayload(roomId)).memberIdList
  }

  override async roomMemberRawPayload(roomId: string, id: string): Promise<payloads.RoomMember> {
    return { id, name: this.town.nameOf(id), roomAlias: this.town.nameOf(id, roomId), avatar: '' }
  }

  override async roomMemberRawPayloadParser(payload: payloads.RoomMember) {
    return payload
  }

  private hear(event: TownEvent) {
    if (!this.isLoggedIn) {
      this.backlog = [...this.backlog, event].slice(-LONGEST_BACKLOG)
      return
    }
    if (event.type === 'said') {
      this.emit('message', { messageId: event.message.id })
      return
    }
    const notice = { ...this.payloadOf(event.message), id: event.noticeId, text: event.message.id }
    this.cache.message.set(event.noticeId, { ...notice, type: types.Message.Recalled })
    this.emit('message', { messageId: event.noticeId })
  }

  private payloadOf({ id, chat, group, from, kind, text, at, mentions }: TownMessage) {
    const type = kind === 'image' ? types.Message.Image : types.Message.Text
    const base = { id, talkerId: from, text, type, timestamp: at.getTime() }
    const listenerId = from === this.town.account.id ? chat : this.town.account.id
    return group ? { ...base, roomId: chat, mentionIdList: [...mentions] } : { ...base, listenerId }
  }
}

refuseTheRest(SimulatorPuppet.prototype)
