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
