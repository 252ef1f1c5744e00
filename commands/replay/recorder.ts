import type { Voice } from '../../bot/voice.ts'
import type { PrismaClient } from '../../prisma/db.ts'
import { sayingNow } from '../../prisma/queries/posts.ts'
import { asSaid } from '../../rules/as-said.ts'
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
      for (const post of await sayingNow(prisma)) {
        const { kind, ticketId, room } = post
        emit({
          event: 'post',
          at,
          ...(room.kind === 'direct' ? { person: room.name } : { room: room.name }),
          kind,
          text: asSaid([post], room.kind),
          ...(ticketId !== null && { ticket: ticketId }),
        })
      }
      return `said-${said}`
    },
    recall: async () => true,
  }
  return { voice, posts: () => said }
}
