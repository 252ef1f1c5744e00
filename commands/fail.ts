import { ReaderGone } from './print.ts'

/** Ends the command with one clear sentence on stderr and exit status 1; quietly where it was only that nobody reads on. */
export function failWith(reason: unknown): never {
  if (reason instanceof ReaderGone) process.exit(0)
  console.error(reason instanceof Error ? reason.message : String(reason))
  process.exit(1)
}
