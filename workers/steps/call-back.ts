import { roster } from '../../prisma/queries/staff.ts'
import { toStaff } from '../../rules/wording/staff.ts'
import { supervisorOf } from '../supervisor.ts'
import { inFull, inPublic, mentionOf, tellOnDuty, tellPerson, tellStaff } from '../tell.ts'
import type { TakeStep } from './take-step.ts'

/** It came back, and whoever did the work has not said a word about it: they are reminded, once. */
export const remindOfReturn: TakeStep = async (tx, ticket, stepId, { now }) => {
  const urgent = ticket.class === 'P1'
  const words = { key: `back-${stepId}`, kind: 'nudge', ticketId: ticket.id, urgent } as const
  await tellOnDuty(tx, ticket, { ...words, text: toStaff.backUnheard(inPublic(ticket)) }, now)
}

/** As long again: the supervisor hears who is silent, in the staff group and privately. */
export const callBackBreach: TakeStep = async (tx, ticket, stepId, { now }) => {
  if (!ticket.assignee) return
  const { name } = ticket.assignee
  const supervisor = await supervisorOf(tx, ticket, await roster(tx, now))
  const urgent = ticket.class === 'P1'
  const key = `back-breach-${stepId}`
  const words = { key, kind: 'escalation', ticketId: ticket.id, urgent } as const
  const mentions = mentionOf(supervisor)
  const text = toStaff.backSilent(inPublic(ticket), name)
  await tellStaff(tx, ticket.estateId, { ...words, mentions, text }, now)
  if (!supervisor) return
  const full = { ...words, key: `${key}-direct`, text: toStaff.backSilent(inFull(ticket), name) }
  await tellPerson(tx, supervisor, full, now)
}
