import type { Voice } from '../../bot/voice.ts'
import type { PrismaClient } from '../../prisma/db.ts'
import { sayingNow } from '../../prisma/queries/posts.ts'
import { maskForGroup } from '../../rules/masking.ts'
import type { ReplayEvent } from './play.ts'

interface Deps {
  readonly prisma: PrismaClient
  readonly clock: () => Date
  readonly emit: (event: ReplayEvent) => void
}

/** Takes the place of WeChat: every post becomes an event, also those that were said together as one message. */
export function recorder({ prisma, clock, emit }: Deps) {
  let said = 0
  const voice: Voice = {
    say: async () => {
      said++
      const at = clock()
      for (const { kind, text, ticketId, room } of await sayingNow(prisma)) {
        const direct = room.kind === 'direct'
        emit({
          event: 'post',
          at,
          ...(direct ? { person: room.name } : { room: room.name }),
          kind,
          text: direct || kind === 'notice' ? text : maskForGroup(text),
          ...(ticketId !== null && { ticket: ticketId }),
        })
      }
      return `said-${said}`
    },
    recall: async () => true,
  }
  return { voice, posts: () => said }
}
