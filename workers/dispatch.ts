import type { Tx } from '../prisma/db.ts'
import { isSaidThatNobody, passedOver } from '../prisma/queries/assignments.ts'
import { holdWorker, roster } from '../prisma/queries/staff.ts'
import {
  type FullTicket,
  lockTicket,
  moveTicket,
  note,
  ticketById,
} from '../prisma/queries/tickets.ts'
import { urgencyOf } from '../prisma/queries/urgency.ts'
import { candidates, hasRoom, lastResorts, type Matter, type Worker } from '../rules/dispatch.ts'
import { offeringOf } from '../rules/offering.ts'
import type { Heir } from '../rules/wording/duty.ts'
import { offers } from '../rules/wording/offers.ts'
import { callEverybody, estateOf } from './alarm.ts'
import { tellLetGo } from './let-go.ts'
import { offerTo, offerToAll } from './offer.ts'
import type { Handler, Run } from './perform.ts'
import { callSupervisor } from './supervisor.ts'
import { ASSISTANT, categoryOf, inPublic, tellOffice } from './tell.ts'

/** A ticket that nobody has: an emergency calls everybody, others are offered to all who fit or to one. */
export const dispatch: Handler<'ticket.dispatch'> = async (tx, { ticketId }, run) => {
  await lockTicket(tx, ticketId)
  const ticket = await ticketById(tx, ticketId)
  if (ticket?.state !== 'open') return undefined
  const matter = matterOf(ticket)
  if (matter.class === 'P1') await soundAlarm(tx, ticket, run)
  else if (offeringOf(matter.category, matter.class) === 'pool') await askAll(tx, ticket, run)
  else await findSomebody(tx, ticket, run)
  return undefined
}

export const matterOf = (ticket: Pick<FullTicket, 'category' | 'class' | 'estate'>): Matter => ({
  category: categoryOf(ticket),
  class: urgencyOf(ticket),
  estate: estateOf(ticket),
})

/** An emergency is everybody's: it is rung for all at once, and again by the ticket's clock until somebody accepts. */
async function soundAlarm(tx: Tx, ticket: FullTicket, { now, log }: Run) {
  const { id } = await note(tx, { ticketId: ticket.id, move: 'ring', by: ASSISTANT, at: now })
  const called = await callEverybody(tx, ticket, id, now)
  await tellLetGo(tx, ticket, now)
  if (!called) log.error({ ticketId: ticket.id }, 'an emergency, and nobody could be told')
  const reason = '叫了所有值班的人'
  await moveTicket(tx, { ticketId: ticket.id, move: 'offer', by: ASSISTANT, reason, now })
}

/** Whoever is quickest has it; where nobody fits, it is looked for somebody as for any other. */
async function askAll(tx: Tx, ticket: FullTicket, run: Run) {
  const fit = candidates(
    await roster(tx, run.now),
    matterOf(ticket),
    await passedOver(tx, ticket.id),
  )
  if (fit.length > 0) await offerToAll(tx, ticket, fit, run.now)
  else await findSomebody(tx, ticket, run)
}

interface When {
  readonly now: Date
}

interface Looking {
  /** Why a ticket needs somebody else, and out of whose hands it comes. */
  readonly why?: string
  readonly fromId?: number
  /** Only those who have not been asked at all since it was opened. */
  readonly fresh?: boolean
}

/**
 * Offers a ticket that is open or offered to the best on duty who has not passed it up yet, then to the supervisors, one after the
 * other. Where nobody is left it is nobody's, and supervisor and office are called.
 */
export async function findSomebody(
  tx: Tx,
  ticket: FullTicket,
  { now }: When,
  { fresh = false, ...leaving }: Looking = {},
): Promise<Heir> {
  const staff = await roster(tx, now)
  const matter = matterOf(ticket)
  const passed = await passedOver(tx, ticket.id, { ever: fresh })
  const field = candidates(staff, matter, passed)
  for (const one of [...field, ...lastResorts(staff, matter, passed)]) {
    if (!(await isFree(tx, one.id, matter, now))) continue
    const lastResort = !field.includes(one)
    await offerTo(tx, ticket, one, { now, ...leaving, lastResort })
    return { to: 'one', name: one.name }
  }
  await giveUpLooking(tx, ticket, staff, now)
  return { to: 'nobody' }
}

/** Asked again with a lock: they may have gone off duty, or been given something else, at this very moment. */
async function isFree(tx: Tx, id: number, matter: Matter, now: Date) {
  const worker = await holdWorker(tx, id, now)
  return worker?.onDuty === true && hasRoom(worker, matter)
}

/** Supervisor and office are told that there is nobody; not again until somebody has been asked once more. */
async function giveUpLooking(tx: Tx, ticket: FullTicket, staff: readonly Worker[], now: Date) {
  const { id: ticketId } = ticket
  const release = { move: 'release', by: ASSISTANT, reason: '没有可派的人' } as const
  await moveTicket(tx, { ticketId, ...release, assigneeId: null, now })
  await tellLetGo(tx, ticket, now)
  if (await isSaidThatNobody(tx, ticketId)) return
  const { id } = await note(tx, { ticketId, move: 'nobody', by: ASSISTANT, at: now })
  await callSupervisor(tx, ticket, staff, 'nobody', id, now)
  const words = { key: `nobody-${id}-office`, kind: 'escalation', ticketId } as const
  const text = offers.officeNobody(inPublic(ticket))
  await tellOffice(tx, ticket.estateId, { ...words, urgent: ticket.class === 'P1', text }, now)
}
