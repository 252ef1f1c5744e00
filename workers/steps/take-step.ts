import type { Tx } from '../../prisma/db.ts'
import type { FullTicket } from '../../prisma/queries/tickets.ts'
import type { Run } from '../perform.ts'

/** Takes one step of a ticket's clock. The ticket is locked; `stepId` is the history row of the step: it names the step's effects. */
export type TakeStep = (tx: Tx, ticket: FullTicket, stepId: number, run: Run) => Promise<unknown>
