import { type Logger, pino } from 'pino'

export type { Logger }

/** Ids are logged, words are not: what residents say stays in the database. Lines go to stderr. */
export const createLog = (name: string, level: string): Logger =>
  pino(
    {
      name,
      level,
      redact: ['text', '*.text', 'summary', '*.summary', 'talker', '*.talker', 'words', '*.words'],
    },
    pino.destination(2),
  )

/** Tells an error that comes again and again, such as a broken connection, once a minute. */
export function quietly(log: Logger, message: string) {
  let toldAt = 0
  return (err: unknown) => {
    if (Date.now() - toldAt < 60_000) return
    toldAt = Date.now()
    log.error({ err }, message)
  }
}
