import type { Tx } from '../prisma/db.ts'
import { cancelSignup, signUp } from '../prisma/queries/activities.ts'
import { lastRoomOf } from '../prisma/queries/people.ts'
import { post } from '../prisma/queries/posts.ts'
import type { Decision } from '../rules/situation.ts'
import { toResidents } from '../rules/wording/residents.ts'
import { timeText } from '../rules/wording/subject.ts'
import { type Carrying, reply } from './carrying.ts'

/** What there is to come to, and how. */
export async function tellActivities(tx: Tx, carrying: Carrying) {
  const lines = carrying.situation.activities.map(({ title, startsAt, place }) =>
    toResidents.activityLine(title, timeText(startsAt), place),
  )
  const text = toResidents.activities(lines)
  await reply(tx, carrying, { key: `${carrying.key}/activities`, kind: 'answer', text })
}

/** 报名 and 取消报名; whoever moves up from the waiting list hears so. */
export async function register(
  tx: Tx,
  decision: Extract<Decision, { do: 'signup' | 'cancel' }>,
  carrying: Carrying,
) {
  const { turn, now, key } = carrying
  const who = {
    activityId: decision.activity,
    personId: turn.personId,
    name: turn.person.name,
    now,
  }
  if (decision.do === 'cancel') {
    const { title, left, promoted } = await cancelSignup(tx, who)
    if (!left) return
    await reply(tx, carrying, {
      key: `${key}/cancel`,
      kind: 'signup',
      text: toResidents.cancelled(title),
    })
    await tellPromoted(tx, title, promoted, carrying)
    return
  }
  const { title, state } = await signUp(tx, { ...who, people: decision.people })
  const text =
    state === 'in' ? toResidents.signedUp(title, decision.people) : toResidents.waiting(title)
  await reply(tx, carrying, { key: `${key}/signup`, kind: 'signup', text })
}

/** Each where they speak themselves: they may be in another group than whoever has made room for them. */
async function tellPromoted(
  tx: Tx,
  title: string,
  promoted: readonly number[],
  { now, key }: Carrying,
) {
  for (const personId of promoted) {
    const roomId = await lastRoomOf(tx, personId)
    if (roomId === undefined) continue
    const words = { kind: 'signup', text: toResidents.promoted(title) } as const
    const whom = { key: `${key}/promote-${personId}`, roomId, mentions: [personId] }
    await post(tx, { ...words, ...whom }, now)
  }
}
