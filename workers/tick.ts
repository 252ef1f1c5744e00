import { windClock } from '../prisma/queries/clock.ts'
import { lockTicket, note, ticketById } from '../prisma/queries/tickets.ts'
import { isStep, type Step } from '../rules/tick.ts'
import type { Handler } from './perform.ts'
import { announce } from './steps/announce.ts'
import { askRating } from './steps/ask-rating.ts'
import { callBackBreach, remindOfReturn } from './steps/call-back.ts'
import { lapse } from './steps/lapse.ts'
import { passOn } from './steps/pass-on.ts'
import { respondBreach, respondEscalate } from './steps/respond.ts'
import { resume } from './steps/resume.ts'
import { ring } from './steps/ring.ts'
import { callAgain, solveBreach, solveEscalate, solveWarn } from './steps/solve.ts'
import type { TakeStep } from './steps/take-step.ts'
import { ASSISTANT } from './tell.ts'

const take: Record<Step, TakeStep> = {
  ring,
  'pass-on': passOn,
  'respond-breach': respondBreach,
  'respond-escalate': respondEscalate,
  'solve-warn': solveWarn,
  'solve-breach': solveBreach,
  'solve-escalate': solveEscalate,
  'call-again': callAgain,
  'call-back': remindOfReturn,
  'call-back-breach': callBackBreach,
  resume,
  announce,
  lapse,
  'ask-rating': askRating,
}

/** The time of a ticket's clock has come: the step is written down, taken, and the clock wound for the next one. */
export const tick: Handler<'ticket.tick'> = async (tx, { ticketId, wound }, run) => {
  await lockTicket(tx, ticketId)
  const ticket = await ticketById(tx, ticketId)
  const step = ticket?.tickStep
  if (!ticket || ticket.wound !== wound || !step || !isStep(step)) return undefined
  if (ticket.tickAt && ticket.tickAt > run.now) return { again: ticket.tickAt }
  const { id } = await note(tx, { ticketId, move: step, by: ASSISTANT, at: run.now })
  await take[step](tx, ticket, id, run)
  await windClock(tx, ticketId, run.now)
  return undefined
}
