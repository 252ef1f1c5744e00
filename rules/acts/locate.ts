import { addressOfNickname } from '../../intents/address.ts'
import type { Address } from '../../intents/understanding.ts'
import { isReporter } from '../attention.ts'
import { overlap } from '../overlap.ts'
import { isEmpty, isPlace } from '../places.ts'
import type { Decision, Situation, TicketView } from '../situation.ts'

const ANSWER_MINUTES = 30
/** Details that come of themselves come soon. */
const DETAIL_MINUTES = 5
/** A bare “501” stands alone; in a longer line it may be anything. */
const LONGEST_BARE = 12

/**
 * An answer to “在几栋几单元？”, also a bare “501” or “我2单元的”: the talker's own ticket lacks a place or part of it, and now they
 * name one without a trouble of another kind.
 */
export function locate(situation: Situation): readonly Decision[] {
  const { heard, tickets, talker } = situation
  const address = heard.address[0] ?? barePlace(situation.text)
  if (!address || isEmpty(address) || heard.act === 'fixed') return []
  const waiting = tickets.find(
    (one) =>
      one.state !== 'closed' &&
      isReporter(one, talker.id) &&
      (heard.category === null || heard.category === one.category) &&
      lacks(one, address, situation),
  )
  if (!waiting) return []
  return [
    { do: 'locate', ticket: waiting.id, address },
    { do: 'join', ticket: waiting.id, address, act: heard.act },
  ]
}

function lacks(ticket: TicketView, address: Address, { now, heard }: Situation): boolean {
  const minutes = (now.getTime() - ticket.openedAt.getTime()) / 60_000
  if (!isPlace(ticket.address)) {
    return minutes < ANSWER_MINUTES && (isPlace(address) || ticket.askedAt !== null)
  }
  const isDetail = heard.category === null && !heard.opensTicket && address.spot === undefined
  return minutes < DETAIL_MINUTES && isDetail && isFiner(address, ticket.address)
}

/** It contradicts nothing and tells a unit or room that is not known. */
const isFiner = (address: Address, known: Address) =>
  overlap(address, known, 'stack') > 0 &&
  (['building', 'unit', 'room'] as const).every(
    (slot) => !known[slot] || !address[slot] || known[slot] === address[slot],
  ) &&
  (['unit', 'room'] as const).some(
    (slot) => address[slot] !== undefined && known[slot] === undefined,
  )

/** “501”, “3-2-501的”: read as a nickname is, where every number tells the flat. */
function barePlace(text: string): Address | undefined {
  const line = text.trim()
  return line.length <= LONGEST_BARE && /^[\d一二三四五六七八九十我是在#-]/.test(line)
    ? addressOfNickname(line.replace(/^(?:我|是|在|我是|我在|我们)/, ''))
    : undefined
}
