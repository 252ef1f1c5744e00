import type { Tx } from '../../prisma/db.ts'
import { openTickets, ticketById } from '../../prisma/queries/tickets.ts'
import { isState, next } from '../../rules/lifecycle.ts'
import { readStaffWord, type StaffMove, type StaffWord } from '../../rules/staff-words.ts'
import { toWhoever } from '../../rules/wording/whoever.ts'
import { guessIn } from '../../rules/words/guess.ts'
import { asTaught } from '../../rules/words/own-words.ts'
import type { Member } from '../moves/order.ts'

/**
 * What a member of staff unmistakably wants who did not use the words that were taught. What names no open ticket is talk among
 * colleagues: “5号我去” is a day.
 */
export async function inOwnWords(tx: Tx, said: string): Promise<StaffWord | undefined> {
  const taught = asTaught(said)
  const word = taught === undefined ? undefined : readStaffWord(taught)
  if (word?.ask !== 'move' || word.ticket === undefined) return word
  return (await isOpen(tx, word.ticket)) ? word : undefined
}

/** Asks back where an order may have been meant: one line; `undefined` for talk. */
export async function askBack(tx: Tx, said: string): Promise<string | undefined> {
  const guess = guessIn(said)
  if (!guess) return undefined
  const { order, ticket, rest } = guess
  if (ticket === undefined) return toWhoever.meant(order)
  if (!(await isOpen(tx, ticket))) return undefined
  return toWhoever.meant([order, ticket, ...(rest === undefined ? [] : [rest])].join(' '))
}

async function isOpen(tx: Tx, id: number): Promise<boolean> {
  const ticket = await ticketById(tx, id)
  return ticket !== null && ticket.state !== 'closed'
}

/**
 * The one ticket that is meant by `接单`, `办完` or `恢复` without a number; `undefined` where none fits, or several do. What is offered to them
 * comes before what anybody may take.
 */
export async function onlyOne(tx: Tx, move: StaffMove, member: Member) {
  if (move !== 'accept' && move !== 'finish' && move !== 'resume') return undefined
  const fits = ({ state }: { readonly state: string }) =>
    isState(state) && state !== 'done' && next(state, move) !== undefined
  const own = (await openTickets(tx, member.id)).filter(fits)
  const free =
    move === 'accept' && own.length === 0
      ? (await openTickets(tx)).filter((one) => fits(one) && one.assigneeId === null)
      : []
  const [first, ...more] = [...own, ...free]
  return more.length === 0 ? first?.id : undefined
}
