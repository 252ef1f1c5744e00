import { type Logger, pino, stdSerializers } from 'pino'

export type { Logger }

/** Ids are logged, words are not: what residents say stays in the database. Lines go to stderr. */
export const createLog = (name: string, level: string): Logger =>
  pino(
    {
      name,
      level,
      serializers: { err: wordless },
      redact: ['text', '*.text', 'summary', '*.summary', 'talker', '*.talker', 'words', '*.words'],
    },
    pino.destination(2),
  )

/**
 * An error as it may be logged. Trap: Prisma repeats a query that it finds invalid in full, residents' words and all; of such an error
 * only the last line is kept, which names the argument.
 */
export function wordless(err: unknown) {
  if (!(err instanceof Error)) return err
  if (!repeatsQuery(err)) return stdSerializers.err(err)
  return { type: err.name, message: sentenceOf(err), stack: '' }
}

/** What is wrong, in one sentence for the operator. */
export const sentenceOf = (err: Error): string =>
  repeatsQuery(err) ? (err.message.trim().split('\n').at(-1) ?? '') : err.message

const repeatsQuery = ({ name }: Error) => name === 'PrismaClientValidationError'

/** Tells an error that comes again and again, such as a broken connection, once a minute. */
export function quietly(log: Logger, message: string) {
  let toldAt = 0
  return (err: unknown) => {
    if (Date.now() - toldAt < 60_000) return
    toldAt = Date.now()
    log.error({ err }, message)
  }
}
