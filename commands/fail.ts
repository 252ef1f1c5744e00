/** Ends the command with one clear sentence on stderr and exit status 1. */
export function failWith(reason: unknown): never {
  console.error(reason instanceof Error ? reason.message : String(reason))
  process.exit(1)
}
