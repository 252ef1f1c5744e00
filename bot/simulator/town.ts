import { randomUUID } from 'node:crypto'
import { createHistory } from './history.ts'
import { createListeners } from './listeners.ts'
import { isGroup, mustKnow, nameOf } from './people.ts'
import type { TownEvent, TownMessage, TownPlan } from './town-plan.ts'

/** A WeChat in memory: people, groups, and what they say to each other and to the one account that is ours. */
export interface Town extends TownPlan {
  /**
   * `as` says something in a group, or privately: to the account's id, or as the account to a contact's id.
   * Throws where they do not know each other.
   */
  say(as: string, to: string, text: string, more?: SayMore): TownMessage
  /** Shows a picture; its content is not simulated. */
  showImage(as: string, to: string): TownMessage
  /** Takes a message back, within two minutes and by whom it was said. False where WeChat would not. */
  recall(messageId: string, by: string): boolean
  /** WeChat's bad habits, for tests: the same message once more, or under a new id, which is given. */
  deliverAgain(messageId: string): void
  replay(messageId: string): string
  /** What was said in a group, or privately with a contact, oldest first; the last 500. */
  chat(id: string): readonly TownMessage[]
  message(id: string): TownMessage | undefined
  /** How somebody is called in a group, or privately. */
  nameOf(contactId: string, groupId?: string): string
  /** Hears everything that is said or taken back. Gives the way to stop. At most 200 at once. */
  subscribe(listener: (event: TownEvent) => void): () => void
}

interface SayMore {
  /** The id of the message that is quoted above the text. */
  readonly quote?: string
  /** Contact ids called with @. */
  readonly mentions?: readonly string[]
}

const LONGEST_TEXT = 5_000
const RECALL_MS = 2 * 60_000
const MOST_LISTENERS = 200

/** Ids of people and groups are the caller's and stay; ids of messages are new in every run, as the database keeps them. */
export function createTown(plan: TownPlan, clock: () => Date = () => new Date()): Town {
  const history = createHistory()
  const { subscribe, emit } = createListeners<TownEvent>(MOST_LISTENERS)
  const message = (id: string) => mustFind(history.find(id), id)

  const post = (as: string, to: string, said: Pick<TownMessage, 'kind' | 'text' | 'mentions'>) => {
    mustKnow(plan, as, to)
    const chat = isGroup(plan, to) || as === plan.account.id ? to : as
    const place = { chat, group: isGroup(plan, to), from: as }
    const posted = { ...said, ...place, id: randomUUID(), at: clock() }
    history.add(posted)
    emit({ type: 'said', message: posted, again: false })
    return posted
  }
  const again = (repeated: TownMessage) => {
    history.index(repeated)
    emit({ type: 'said', message: repeated, again: true })
    return repeated.id
  }

  return {
    ...plan,
    ...{ subscribe, chat: history.chat, message: history.find },
    nameOf: (contactId, groupId) => nameOf(plan, contactId, groupId),
    say(as, to, text, { quote, mentions = [] } = {}) {
      if (text.trim() === '') throw new Error('nothing to say: the text is empty')
      const words = (quote === undefined ? '' : quoting(plan, message(quote), to)) + text
      return post(as, to, { kind: 'text', text: words.slice(0, LONGEST_TEXT), mentions })
    },
    showImage: (as, to) => post(as, to, { kind: 'image', text: '', mentions: [] }),
    recall(id, by) {
      const said = history.find(id)
      if (!said || !canRecall(said, by, clock())) return false
      emit({ type: 'recalled', message: history.recall(said), noticeId: randomUUID() })
      return true
    },
    deliverAgain: (id) => void again(message(id)),
    replay: (id) => again({ ...message(id), id: randomUUID() }),
  }
}

const canRecall = ({ from, at, recalled }: TownMessage, by: string, now: Date) =>
  from === by && !recalled && now.getTime() - at.getTime() <= RECALL_MS

const quoting = (plan: TownPlan, { from, text }: TownMessage, to: string) =>
  `「${nameOf(plan, from, to)}：${text}」\n- - - - - - - - - - - - - - -\n`

function mustFind(message: TownMessage | undefined, id: string): TownMessage {
  if (!message) throw new Error(`no message "${id}" in this town, or it is too long ago`)
  return message
}
