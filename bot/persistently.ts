import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '../workers/runtime/log.ts'
import type { Inbound } from './inbound.ts'

/** A database that restarts is back within a minute. */
const PAUSES_MS = [500, 2_000, 5_000, 15_000, 30_000]

/**
 * Takes a message in again where it fails: WeChat does not send it twice, and until it is stored it is nowhere. Storing is idempotent, and
 * the next message of the chat waits, so the order stays.
 * @throws the last failure where the pauses are used up
 */
export const persistently =
  (take: (message: Inbound) => Promise<void>, log: Logger, pausesMs = PAUSES_MS) =>
  async (message: Inbound): Promise<void> => {
    for (const pauseMs of pausesMs) {
      try {
        return await take(message)
      } catch (err) {
        log.error({ err, messageId: message.id, pauseMs }, 'message not stored, trying again')
        await sleep(pauseMs)
      }
    }
    return take(message)
  }
