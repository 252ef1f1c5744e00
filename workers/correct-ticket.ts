import { type Category, classOf, titleOf, type UrgencyClass } from '../intents/taxonomy.ts'
import type { Tx } from '../prisma/db.ts'
import { answerOffer, handBack } from '../prisma/queries/assignments.ts'
import { moveTicket } from '../prisma/queries/tickets.ts'
import type { Meant } from '../rules/correcting.ts'
import { refusals } from '../rules/wording/refusals.ts'
import { toResidents } from '../rules/wording/residents.ts'
import { toStaff } from '../rules/wording/staff.ts'
import { meantText } from '../rules/wording/subject.ts'
import { changeMatter, type Standing } from './change-matter.ts'
import { categoryOf, inPublic, tellPerson, tellReporters, tellStaff } from './tell.ts'

interface Changing {
  readonly meant: Meant
  readonly by: string
  /** The member of staff behind the name, as far as they are known. */
  readonly byId: number | null
  readonly now: Date
  readonly key: string
  /** The staff group hears the answer. */
  readonly inStaffRoom: boolean
}

/** Makes of a locked ticket what it should have been from the start. Returns the one line that tells it. */
export async function correctTicket(
  tx: Tx,
  standing: Standing,
  changing: Changing,
): Promise<string> {
  const { meant } = changing
  // An activity never makes a ticket of its own.
  const urgency = meant === 'chat' ? null : classOf(meant)
  return meant === 'chat' || urgency === null
    ? dismiss(tx, standing, changing)
    : anotherMatter(tx, standing, changing, { category: meant, class: urgency })
}

/** Nobody has to come: closed as not ours, and whoever was on the way is told. */
async function dismiss(tx: Tx, { ticket, state }: Standing, changing: Changing): Promise<string> {
  const { meant, by, byId, now, key, inStaffRoom } = changing
  const reason = meantText(meant)
  const moved = await moveTicket(tx, { ticketId: ticket.id, move: 'refuse', by, reason, now })
  if (!moved.moved) return toStaff.learntLate(ticket.id, state)
  if (state === 'offered') await answerOffer(tx, ticket.id, 'taken-back', now, reason)
  else if (state !== 'open') await handBack(tx, ticket.id, 'taken-back', reason)

  const words = {
    kind: 'nudge',
    ticketId: ticket.id,
    text: toStaff.notOurs(inPublic(ticket), reason),
  } as const
  const { assignee } = ticket
  if (assignee && assignee.id !== byId)
    await tellPerson(tx, assignee, { ...words, key: `${key}/assignee` }, now)
  if (!inStaffRoom) await tellStaff(tx, ticket.estateId, { ...words, key: `${key}/staff` }, now)
  // Who has been told that somebody comes hears that nobody does.
  if (ticket.respondedAt !== null) {
    const heard = {
      key: `${key}/reporters`,
      kind: 'news',
      text: toResidents.dismissed(inPublic(ticket)),
    } as const
    await tellReporters(tx, ticket, heard, now)
  }
  return toStaff.done(ticket.id, `已撤单：${reason}，记下了`)
}

/** Another category, with its class and limits from when it was opened; where nobody has accepted yet, somebody is looked for anew. */
async function anotherMatter(
  tx: Tx,
  standing: Standing,
  { by, now, key }: Changing,
  { category, class: urgency }: { category: Category; class: UrgencyClass },
): Promise<string> {
  const { ticket } = standing
  const before = categoryOf(ticket)
  if (before === category) return refusals.already(ticket.id, category)
  const reason = `${titleOf(before)} → ${titleOf(category)}`
  const change = { category, class: urgency, move: 'correct', by, reason, anew: true } as const
  await changeMatter(tx, standing, { ...change, now, key })
  return toStaff.recategorised(ticket.id, before, category, urgency)
}
