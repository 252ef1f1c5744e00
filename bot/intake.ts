import type { Understanding } from '../intents/understanding.ts'
import { type PrismaClient, type Tx, transact } from '../prisma/db.ts'
import { RoomGrant, redeemCode, StaffGrant } from '../prisma/queries/codes.ts'
import { type DueAt, KnownMessage, markRecalled, storeMessage } from '../prisma/queries/messages.ts'
import { personFor } from '../prisma/queries/people.ts'
import { post, settleByEcho } from '../prisma/queries/posts.ts'
import {
  type Arrival,
  arrivalOf,
  bindRoom,
  directRoom,
  roomByWechatId,
} from '../prisma/queries/rooms.ts'
import { enrol } from '../prisma/queries/staff.ts'
import { aboutDuty } from '../rules/wording/duty.ts'
import { toWhoever } from '../rules/wording/whoever.ts'
import type { Logger } from '../workers/runtime/log.ts'
import type { Inbound } from './inbound.ts'

export interface IntakeDeps {
  readonly prisma: PrismaClient
  readonly understand: (text: string, talker?: string) => Understanding
  readonly log: Logger
  /** Called when something is due at once. */
  readonly nudge?: () => void
  readonly turn?: TurnTimes
}

/** How long a turn waits for more: after each line, and in all. */
export interface TurnTimes {
  readonly quietMs: number
  readonly longestMs: number
}

/** The quiet time is HuixiangDou's, tried in real groups. */
export const turnTimes: TurnTimes = { quietMs: 12_000, longestMs: 40_000 }

/**
 * Takes one message in: stores it with its turn and timer in one transaction, before anything is decided about it. Groups
 * nobody has bound are not listened to, except for the code that binds them.
 */
export const intake =
  (deps: IntakeDeps) =>
  async (message: Inbound): Promise<void> => {
    const { prisma, log, nudge } = deps
    const outcome = await transact(prisma, async (tx) => {
      if (message.self) return echo(tx, message)
      const code = codeIn(message.text)
      if (code) return redeem(tx, message, code)
      return store(deps, tx, message)
    }).catch((err: unknown) => {
      if (err instanceof KnownMessage) return 'known'
      throw err
    })
    if (!nothingDue.has(outcome)) nudge?.()
    log.debug({ messageId: message.id, outcome }, 'message taken in')
  }

/** What sets nothing going, or something later. */
const nothingDue: ReadonlySet<string> = new Set(['unheard', 'known', 'echo', 'stored'])

/** A message taken back by its talker is not shown or quoted any more; its ticket stays. */
export const takeBack =
  ({ prisma }: Pick<IntakeDeps, 'prisma'>) =>
  (account: string, wechatId: string, now: Date) =>
    transact(prisma, (tx) => markRecalled(tx, account, wechatId, now))

async function echo(tx: Tx, { room, peer, text, id, receivedAt }: Inbound) {
  const chat = room?.id ?? peer
  const known = chat === null ? null : await roomByWechatId(tx, chat)
  if (known) await settleByEcho(tx, { roomId: known.id, text, wechatId: id, now: receivedAt })
  return 'echo'
}

async function store(deps: IntakeDeps, tx: Tx, message: Inbound) {
  const { account, id: wechatId, talker, text, at, receivedAt, room } = message
  const arrival = await arrivalOf(tx, room?.id ?? talker.id, talker.id)
  // Nobody has bound the group, or a stranger writes privately.
  if (arrival.kind === null && (room || arrival.personId === null)) return 'unheard'
  const person = await speakerOf(tx, message, arrival)
  const roomId = arrival.roomId ?? (await directRoom(tx, person, receivedAt)).id
  const kind = arrival.kind ?? 'direct'
  const due = await storeMessage(
    tx,
    { account, wechatId, text, at, receivedAt, roomId, personId: person.id, talker: talker.name },
    kind,
    dueAt(deps, kind, arrival.isStaff, message),
  )
  return due <= receivedAt ? 'due' : 'stored'
}

/** Who speaks, made or renamed where need be. Privately WeChat shows the contact's own name, which is not their name in the group. */
async function speakerOf(tx: Tx, { talker, room }: Inbound, { personId, name }: Arrival) {
  const unchanged = personId !== null && name !== null && (name === talker.name || room === null)
  return unchanged
    ? { id: personId, wechatId: talker.id, name }
    : personFor(tx, { wechatId: talker.id, name: talker.name })
}

/** Residents are given time to finish; staff are answered at once, and life safety waits for nothing. */
function dueAt(
  { understand, turn = turnTimes }: IntakeDeps,
  kind: string,
  byStaff: boolean,
  { receivedAt, talker }: Inbound,
): DueAt {
  const atOnce = kind === 'staff' || kind === 'admin' || (kind === 'direct' && byStaff)
  return ({ firstAt, lastAt, text }) => {
    if (atOnce) return receivedAt
    const { class: urgency, opensTicket } = understand(text, talker.name)
    if (urgency === 'P1' && opensTicket) return receivedAt
    return new Date(Math.min(lastAt.getTime() + turn.quietMs, firstAt.getTime() + turn.longestMs))
  }
}

interface CodeWord {
  readonly purpose: 'room' | 'staff'
  readonly code: string
}

/** `绑定 CODE` and `我是 CODE`. */
function codeIn(text: string): CodeWord | undefined {
  const found = /^\s*(绑定|我是)\s*([A-Za-z0-9]{8})\s*$/.exec(text.slice(0, 60).normalize('NFKC'))
  if (!found?.[2]) return undefined
  return { purpose: found[1] === '绑定' ? 'room' : 'staff', code: found[2] }
}

async function redeem(tx: Tx, message: Inbound, { purpose, code }: CodeWord) {
  return purpose === 'room' ? bind(tx, message, code) : recognise(tx, message, code)
}

/** Binds a group. A wrong code in a group that nobody has bound is met with silence. */
async function bind(tx: Tx, { room, receivedAt: now, id }: Inbound, code: string) {
  if (!room) return 'unheard'
  const grant = RoomGrant.safeParse(await redeemCode(tx, 'room', code, now))
  if (!grant.success) {
    const bound = await roomByWechatId(tx, room.id)
    if (bound) await answer(tx, bound.id, id, toWhoever.badCode, now)
    return 'refused'
  }
  const bound = await bindRoom(tx, { wechatId: room.id, name: room.topic, ...grant.data, now })
  await answer(tx, bound.id, id, toWhoever.roomBound(bound.name), now)
  return 'bound'
}

/** Enrols the sender, in the staff group or privately. A stranger with a wrong code is met with silence. */
async function recognise(tx: Tx, { room, talker, receivedAt: now, id }: Inbound, code: string) {
  const arrival = await arrivalOf(tx, room?.id ?? talker.id, talker.id)
  if (room && arrival.kind !== 'staff' && arrival.kind !== 'admin') return 'unheard'
  const grant = StaffGrant.safeParse(await redeemCode(tx, 'staff', code, now))
  if (!grant.success && arrival.personId === null) return 'unheard'
  const person = await personFor(tx, { wechatId: talker.id, name: talker.name })
  const roomId = arrival.roomId ?? (await directRoom(tx, person, now)).id
  if (!grant.success) {
    await answer(tx, roomId, id, toWhoever.badCode, now)
    return 'refused'
  }
  const { again } = await enrol(tx, { ...grant.data, personId: person.id }, now)
  const { name } = grant.data
  const welcome = again ? aboutDuty.enrolledAgain(name) : toWhoever.enrolled(name)
  await answer(tx, roomId, id, welcome, now)
  return 'enrolled'
}

const answer = (tx: Tx, roomId: number, messageId: string, text: string, now: Date) =>
  post(tx, { key: `code-${messageId}`, roomId, kind: 'answer', text }, now)
