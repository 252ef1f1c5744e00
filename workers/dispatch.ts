import type { Tx } from '../prisma/db.ts'
import { offer, passedOver } from '../prisma/queries/assignments.ts'
import { roster, staffById } from '../prisma/queries/staff.ts'
import {
  type FullTicket,
  lockTicket,
  moveTicket,
  note,
  ticketById,
} from '../prisma/queries/tickets.ts'
import { candidates, supervisorsFor, type Worker } from '../rules/dispatch.ts'
import { toStaff } from '../rules/wording.ts'
import { briefOf, callEverybody, estateOf } from './alarm.ts'
import type { Handler } from './perform.ts'
import { startRespondClock, stillWaits } from './respond-clock.ts'
import {
  ASSISTANT,
  categoryOf,
  inFull,
  inPublic,
  tellOnDuty,
  tellPerson,
  tellStaff,
} from './tell.ts'

/** Finds somebody for a ticket that nobody has: offers it to the best on duty, or calls the supervisor. */
export const dispatch: Handler<'ticket.dispatch'> = async (tx, { ticketId }, { now, log }) => {
  await lockTicket(tx, ticketId)
  const ticket = await ticketById(tx, ticketId)
  if (ticket?.state !== 'open') return undefined
  const staff = await roster(tx)
  const matter = {
    category: categoryOf(ticket),
    class: briefOf(ticket).class,
    estate: estateOf(ticket),
  }
  const best = candidates(staff, matter, await passedOver(tx, ticketId))[0]
  const urgent = ticket.class === 'P1'
  const called = urgent && (await callEverybody(tx, ticket, now))
  if (urgent && !called) log.error({ ticketId }, 'an emergency, and nobody could be told')
  await startRespondClock(tx, ticket)
  // Whom an emergency is offered to has just been called with everybody else.
  if (best) await offerTo(tx, ticket, best, { now, silent: urgent })
  else await tellNobody(tx, ticket, staff, now)
  return undefined
}

interface Offering {
  readonly now: Date
  /** Who hands it over; the assistant where nobody does. */
  readonly by?: { readonly id: number; readonly name: string }
  /** Without a ping. */
  readonly silent?: boolean
}

/** Offers a ticket to one worker: the row, the move, the ping in the staff group. */
export async function offerTo(
  tx: Tx,
  ticket: FullTicket,
  worker: { readonly id: number; readonly name: string },
  { now, by, silent = false }: Offering,
) {
  const moved = await moveTicket(tx, {
    ticketId: ticket.id,
    move: ticket.state === 'open' ? 'offer' : 'transfer',
    by: by?.name ?? ASSISTANT,
    reason: `派给${worker.name}`,
    assigneeId: worker.id,
    now,
  })
  if (!moved.moved) return moved
  await offer(tx, { ticketId: ticket.id, staffId: worker.id, fromId: by?.id ?? null, now })
  if (by) await startRespondClock(tx, ticket)
  if (!silent) await ping(tx, ticket, worker.id, moved.eventId, now)
  return moved
}

/** Calls one worker in the staff group, or privately where there is none. */
async function ping(tx: Tx, ticket: FullTicket, staffId: number, eventId: number, now: Date) {
  const worker = await staffById(tx, staffId)
  const urgent = ticket.class === 'P1'
  const words = { key: `offer-${eventId}`, kind: 'ping', ticketId: ticket.id, urgent } as const
  const mentions = worker?.personId ? [worker.personId] : []
  const due = { at: ticket.respondDueAt, now }
  const text = toStaff.ping(briefOf(ticket), due)
  const told = await tellStaff(tx, ticket.estateId, { ...words, mentions, text }, now)
  if (told || !worker) return
  const full = toStaff.ping({ ...briefOf(ticket), ...inFull(ticket) }, due)
  await tellPerson(tx, worker, { ...words, text: full }, now)
}

const tellNobody = (tx: Tx, ticket: FullTicket, staff: readonly Worker[], now: Date) =>
  callSupervisor(tx, ticket, staff, 'nobody', now)

/** Turns to the supervisor. */
export async function callSupervisor(
  tx: Tx,
  ticket: FullTicket,
  staff: readonly Worker[],
  why: 'nobody' | 'escalation',
  now: Date,
) {
  const supervisor = supervisorsFor(staff, estateOf(ticket))[0]
  const full = supervisor && (await staffById(tx, supervisor.id))
  const event = await note(tx, {
    ticketId: ticket.id,
    move: 'escalate',
    by: ASSISTANT,
    reason: supervisor?.name ?? '没有主管',
    at: now,
  })
  const words = {
    key: `${why}-${event.id}`,
    kind: 'escalation',
    ticketId: ticket.id,
    urgent: ticket.class === 'P1',
  } as const
  const text = toStaff[why](inPublic(ticket))
  await tellStaff(
    tx,
    ticket.estateId,
    { ...words, text, mentions: full?.personId ? [full.personId] : [] },
    now,
  )
  if (full)
    await tellPerson(
      tx,
      full,
      { ...words, key: `${words.key}-direct`, text: toStaff[why](inFull(ticket)) },
      now,
    )
}

/** Half of the respond time is over: one reminder to whom it was offered. */
export const remind: Handler<'ticket.remind'> = async (tx, { ticketId, since }, { now }) => {
  const ticket = await ticketById(tx, ticketId)
  if (!ticket || !(await stillWaits(tx, ticket, since))) return undefined
  const event = await note(tx, { ticketId, move: 'remind', by: ASSISTANT, at: now })
  const urgent = ticket.class === 'P1'
  const words = { key: `remind-${event.id}`, kind: 'nudge', ticketId, urgent } as const
  await tellOnDuty(tx, ticket, { ...words, text: toStaff.nudge(inPublic(ticket)) }, now)
  return undefined
}

/** The respond time is over and nobody has accepted: the supervisor hears of it. */
export const escalate: Handler<'ticket.escalate'> = async (tx, { ticketId, since }, { now }) => {
  const ticket = await ticketById(tx, ticketId)
  if (!ticket || !(await stillWaits(tx, ticket, since))) return undefined
  await callSupervisor(tx, ticket, await roster(tx), 'escalation', now)
  return undefined
}
