import type { Inbound } from '../../bot/inbound.ts'
import type { Said } from './recorder.ts'
import { ids, staffRoom, sunshine } from './setup.ts'
import type { Timeline } from './timeline.ts'

/** Somebody who can be heard in one place. */
export interface Speaker {
  /** Says it now, and everything that is due at once gets done. */
  says(text: string, how?: How): Promise<Inbound>
  /** The same without waiting for what follows. */
  shouts(text: string, how?: How): Promise<Inbound>
}

interface How {
  /** WeChat's id of the message; a new one otherwise. */
  readonly id?: string
  /** When it was said; now otherwise. */
  readonly at?: Date
}

export interface Speakers {
  resident(name: string, room?: string): Speaker
  staff(name: string, room?: string): Speaker
  privately(name: string): Speaker
  /** The account's own words come back from WeChat. */
  echoes(said: Said): Promise<void>
  /** Everything anybody has said. */
  readonly words: readonly string[]
}

type Hears = (message: Inbound) => Promise<void>

/** Puts words into people's mouths: what they say arrives at `hears` as WeChat would bring it. */
export function createSpeakers(hears: Hears, { now, settled }: Timeline): Speakers {
  const words: string[] = []
  const speaker = (name: string, room: string | null): Speaker => {
    const shouts = async (text: string, { id, at = now() }: How = {}) => {
      words.push(text)
      const message = inbound({ name, room, text, at, now: now(), id: id ?? `m${words.length}` })
      await hears(message)
      return message
    }
    const says = async (text: string, how?: How) => {
      const message = await shouts(text, how)
      await settled()
      return message
    }
    return { shouts, says }
  }
  return {
    resident: (name, room = sunshine) => speaker(name, room),
    staff: (name, room = staffRoom) => speaker(name, room),
    privately: (name) => speaker(name, null),
    echoes: (said) => hears(echo(said, now())),
    words,
  }
}

const ACCOUNT = { id: 'linli', name: '邻里小助手' }

interface Words {
  readonly id: string
  readonly name: string
  readonly room: string | null
  readonly text: string
  readonly at: Date
  readonly now: Date
}

const inbound = ({ id, name, room, text, at, now }: Words): Inbound => ({
  account: ACCOUNT.id,
  id,
  room: room === null ? null : { id: ids.room(room), topic: room },
  talker: { id: ids.contact(name), name },
  peer: room === null ? ids.contact(name) : null,
  self: false,
  kind: 'text',
  text,
  at,
  receivedAt: now,
})

const echo = ({ to, direct, text, id }: Said, now: Date): Inbound => ({
  ...inbound({
    ...{ id: `echo of ${id}`, name: ACCOUNT.name, room: direct ? null : to, text, at: now, now },
  }),
  talker: ACCOUNT,
  peer: direct ? ids.contact(to) : null,
  self: true,
})
