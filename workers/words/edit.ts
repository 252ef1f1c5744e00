import { classOf, titleOf } from '../../intents/taxonomy.ts'
import type { Address } from '../../intents/understanding.ts'
import type { Tx } from '../../prisma/db.ts'
import { asAddress } from '../../prisma/json.ts'
import { lockTicket, note, setPlace, ticketById } from '../../prisma/queries/tickets.ts'
import { urgencyOf } from '../../prisma/queries/urgency.ts'
import { categoryCalled, nearestTitles } from '../../rules/correcting.ts'
import { apart, classCalled, placeAhead } from '../../rules/editing.ts'
import { isState } from '../../rules/lifecycle.ts'
import { complete, isPlace, placeText } from '../../rules/places.ts'
import { may, standingsOf } from '../../rules/rights.ts'
import { incidents } from '../../rules/wording/incidents.ts'
import { refusals } from '../../rules/wording/refusals.ts'
import { classWords } from '../../rules/wording/subject.ts'
import type { EditWhat, EditWord } from '../../rules/words/edit.ts'
import { changeMatter, type Standing } from '../change-matter.ts'
import type { Doing, Member } from '../moves/order.ts'
import { categoryOf, inFull, tellPerson } from '../tell.ts'

/** 改: category, class or place of a ticket, with a reason; whoever has it in hand hears of it. */
export async function edit(
  tx: Tx,
  { what, ticket: id, words }: EditWord,
  member: Member,
  doing: Doing,
): Promise<string> {
  if (id === undefined) return refusals.whichTicket('改')
  await lockTicket(tx, id)
  const ticket = await ticketById(tx, id)
  if (!ticket || !isState(ticket.state)) return refusals.noTicket(id)
  if (!may(standingsOf(member, ticket), 'edit')) return refusals.right('edit')
  if (ticket.state === 'closed') return incidents.editClosed(id)
  if (what === undefined) return incidents.editHow(id)
  const standing = { ticket, state: ticket.state }
  const outcome = await edits[what](tx, standing, words.slice(0, LONGEST), member, doing)
  if (outcome.refused !== undefined) return outcome.refused
  await tellAssignee(tx, standing, member, outcome, doing)
  const { changed, inGroup = changed } = outcome
  return incidents.edited(id, doing.turn.room.kind === 'direct' ? changed : inGroup)
}

const LONGEST = 300

type Outcome =
  | { readonly refused: string }
  | {
      readonly refused?: never
      /** What whoever has it in hand reads, privately. */
      readonly changed: string
      /** What a group reads of it, where that is less. */
      readonly inGroup?: string
      readonly reason: string
    }
type Edit = (
  tx: Tx,
  standing: Standing,
  words: string,
  member: Member,
  doing: Doing,
) => Promise<Outcome>

const editCategory: Edit = async (tx, standing, words, { name: by }, { now, key }) => {
  const { ticket } = standing
  const [value, reason] = apart(words)
  if (value === '') return { refused: incidents.editHow(ticket.id) }
  const category = categoryCalled(value)
  const urgency = category && classOf(category)
  if (!category || !urgency) return { refused: refusals.noCategory(value, nearestTitles(value)) }
  const before = categoryOf(ticket)
  if (category === before) return { refused: refusals.already(ticket.id, category) }
  if (reason === '') return { refused: incidents.editReason(ticket.id, `类别 ${value}`) }
  const row = `${titleOf(before)} → ${titleOf(category)}：${reason}`
  const change = { category, class: urgency, move: 'edit', by, reason: row, now, key } as const
  await changeMatter(tx, standing, change)
  return { changed: incidents.toCategory(before, category, urgency), reason }
}

const editClass: Edit = async (tx, standing, words, { name: by }, { now, key }) => {
  const { ticket } = standing
  const [value, reason] = apart(words)
  const urgency = classCalled(value)
  if (!urgency) return { refused: incidents.noClass(value) }
  const before = urgencyOf(ticket)
  if (urgency === before)
    return { refused: incidents.alreadySo(ticket.id, `“${classWords[urgency]}”`) }
  if (reason === '') return { refused: incidents.editReason(ticket.id, `紧急 ${value}`) }
  const row = `${before} → ${urgency}：${reason}`
  await changeMatter(tx, standing, { class: urgency, move: 'edit', by, reason: row, now, key })
  return { changed: incidents.toClass(before, urgency), reason }
}

const editPlace: Edit = async (tx, { ticket }, words, { name: by }, { now }) => {
  const { address, value, reason } = placeAhead(words)
  if (!address) return { refused: incidents.editHow(ticket.id) }
  if (reason === '') return { refused: incidents.editReason(ticket.id, `位置 ${value}`) }
  const before = asAddress(ticket.address)
  // “501” belongs to the house that is known; another house has flats of its own.
  const place = isPlace(address) ? address : complete(address, before)
  const text = (one: Address) => placeText(ticket.estate?.name ?? null, one)
  await setPlace(tx, ticket.id, place)
  const row = `${text(before)} → ${text(place)}：${reason}`
  await note(tx, { ticketId: ticket.id, move: 'place', by, reason: row, at: now })
  const changed = incidents.toPlace(text(before), text(place))
  return { changed, inGroup: incidents.placeChanged, reason }
}

const edits: Record<EditWhat, Edit> = {
  category: editCategory,
  class: editClass,
  place: editPlace,
}

async function tellAssignee(
  tx: Tx,
  { ticket }: Standing,
  member: Member,
  { changed, reason }: Exclude<Outcome, { refused: string }>,
  { now, key }: Doing,
) {
  if (!ticket.assignee || ticket.assignee.id === member.id) return
  const after = (await ticketById(tx, ticket.id)) ?? ticket
  // That it is an emergency now has been told.
  if (after.class === 'P1' && ticket.class !== 'P1') return
  const text = incidents.editedForYou(inFull(after), member.name, changed, reason)
  const words = { key: `${key}/assignee`, kind: 'nudge', ticketId: ticket.id, text } as const
  await tellPerson(tx, ticket.assignee, { ...words, urgent: after.class === 'P1' }, now)
}
