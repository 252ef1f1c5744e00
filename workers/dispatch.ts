import type { Tx } from '../prisma/db.ts'
import { offer, passedOver } from '../prisma/queries/assignments.ts'
import { roster, staffById, staffByIds } from '../prisma/queries/staff.ts'
import { type FullTicket, hasNote, lockTicket, moveTicket, note, ticketById } from '../prisma/queries/tickets.ts'
import { candidates, onDutyFor, supervisorsFor, type Worker } from '../rules/dispatch.ts'
import { classOf } from '../intents/taxonomy.ts'
import { toStaff } from '../rules/wording.ts'
import type { Handler } from './perform.ts'
import { ASSISTANT, assigneeOf, categoryOf, inFull, inPublic, tellPerson, tellStaff } from './tell.ts'

const estateOf = ({ estate }: FullTicket) => estate?.name ?? null

const briefOf = (ticket: FullTicket) => ({
  ...inPublic(ticket),
  class: classOf(categoryOf(ticket)) ?? ('P3' as const),
  words: ticket.summary,
  reporter: ticket.reports[0]?.person.name ?? '',
})

/** Finds somebody for a ticket that nobody has: offers it to the best on duty, or calls the supervisor. */
export const dispatch: Handler<'ticket.dispatch'> = async (tx, { ticketId }, { now }) => {
  await lockTicket(tx, ticketId)
  const ticket = await ticketById(tx, ticketId)
  if (!ticket || ticket.state !== 'open') return undefined
  const staff = await roster(tx)
  const matter = { category: categoryOf(ticket), class: briefOf(ticket).class, estate: estateOf(ticket) }
  const best = candidates(staff, matter, await passedOver(tx, ticketId))[0]
  if (ticket.class === 'P1') await callEverybody(tx, ticket, staff, now)
  if (best) await offerTo(tx, ticket, best, now)
  else await tellNobody(tx, ticket, staff, now)
  return undefined
}

/** Offers a ticket to one worker: the row, the move, the ping in the staff group. */
export async function offerTo(
  tx: Tx,
  ticket: FullTicket,
  worker: { readonly id: number; readonly name: string },
  now: Date,
  by = ASSISTANT,
  fromId: number | null = null,
) {
  const move = ticket.state === 'open' ? 'offer' : 'transfer'
  const reason = `派给${worker.name}`
  const moved = await moveTicket(tx, { ticketId: ticket.id, move, by, reason, assigneeId: worker.id, now })
  if (!moved.moved) return moved
  await offer(tx, { ticketId: ticket.id, staffId: worker.id, fromId, now })
  if (ticket.class === 'P1') return moved
  const full = await staffById(tx, worker.id)
  const mentions = full?.personId ? [full.personId] : []
  const words = { key: `offer-${moved.eventId}`, kind: 'ping', ticketId: ticket.id, mentions } as const
  const told = await tellStaff(tx, ticket.estateId, { ...words, text: toStaff.ping(briefOf(ticket)) }, now)
  if (!told && full) {
    await tellPerson(tx, full, { ...words, mentions: [], text: toStaff.ping({ ...briefOf(ticket), ...inFull(ticket) }) }, now)
  }
  return moved
}

/** An emergency calls everybody on duty and the supervisors, in the group and each privately with the full address. */
async function callEverybody(tx: Tx, ticket: FullTicket, staff: readonly Worker[], now: Date) {
  if (await hasNote(tx, ticket.id, 'alarm', ticket.openedAt)) return
  await note(tx, { ticketId: ticket.id, move: 'alarm', by: ASSISTANT, at: now })
  const called = new Set([...onDutyFor(staff, estateOf(ticket)), ...supervisorsFor(staff, estateOf(ticket))])
  const people = await staffByIds(tx, [...called].map(({ id }) => id))
  const words = { kind: 'ping', ticketId: ticket.id, urgent: true } as const
  await tellStaff(
    tx,
    ticket.estateId,
    {
      ...words,
      key: `alarm-${ticket.id}`,
      mentions: people.flatMap(({ personId }) => personId ?? []),
      text: toStaff.emergency(briefOf(ticket)),
    },
    now,
  )
  const text = toStaff.emergency({ ...briefOf(ticket), ...inFull(ticket) })
  for (const one of people) {
    await tellPerson(tx, one, { ...words, key: `alarm-${ticket.id}-${one.id}`, text }, now)
  }
}

const tellNobody = (tx: Tx, ticket: FullTicket, staff: readonly Worker[], now: Date) =>
  callSupervisor(tx, ticket, staff, 'nobody', now)

/** Turns to the supervisor, once for each reason. */
export async function callSupervisor(
  tx: Tx,
  ticket: FullTicket,
  staff: readonly Worker[],
  why: 'nobody' | 'escalation',
  now: Date,
) {
  const supervisor = supervisorsFor(staff, estateOf(ticket))[0]
  const full = supervisor && (await staffById(tx, supervisor.id))
  await note(tx, { ticketId: ticket.id, move: 'escalate', by: ASSISTANT, reason: supervisor?.name ?? '没有主管', at: now })
  const words = {
    key: `${why}-${ticket.id}-${ticket.returns}`,
    kind: 'escalation',
    ticketId: ticket.id,
    urgent: ticket.class === 'P1',
  } as const
  const text = toStaff[why](inPublic(ticket))
  await tellStaff(tx, ticket.estateId, { ...words, text, mentions: full?.personId ? [full.personId] : [] }, now)
  if (full) await tellPerson(tx, full, { ...words, key: `${words.key}-direct`, text: toStaff[why](inFull(ticket)) }, now)
}

const isWaiting = ({ state }: FullTicket) => state === 'open' || state === 'offered'

/** Half of the respond time is over: one reminder to whom it was offered. */
export const remind: Handler<'ticket.remind'> = async (tx, { ticketId }, { now }) => {
  const ticket = await ticketById(tx, ticketId)
  if (!ticket || !isWaiting(ticket)) return undefined
  await note(tx, { ticketId, move: 'remind', by: ASSISTANT, at: now })
  const words = { key: `remind-${ticketId}`, kind: 'nudge', ticketId, urgent: ticket.class === 'P1' } as const
  const text = toStaff.nudge(inPublic(ticket))
  await tellStaff(tx, ticket.estateId, { ...words, text, mentions: assigneeOf(ticket) }, now)
  return undefined
}

/** The respond time is over and nobody has accepted: the supervisor hears of it. */
export const escalate: Handler<'ticket.escalate'> = async (tx, { ticketId }, { now }) => {
  const ticket = await ticketById(tx, ticketId)
  if (!ticket || !isWaiting(ticket)) return undefined
  await callSupervisor(tx, ticket, await roster(tx), 'escalation', now)
  return undefined
}
