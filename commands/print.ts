/** Whoever read standard output has gone, as `head` does once it has enough. It ends the command in order. */
export class ReaderGone extends Error {}

const gone = new AbortController()
// Without this the first line too many would end the process at once, and leave its database running.
process.stdout.on('error', (err: NodeJS.ErrnoException) => {
  if (err.code !== 'EPIPE') throw err
  gone.abort(new ReaderGone('nobody reads standard output any more'))
})

/** Aborted, with a `ReaderGone` for its reason, once nobody reads standard output any more. */
export const readerGone: AbortSignal = gone.signal

/**
 * Prints one line.
 * @throws ReaderGone where nobody reads any more: let it through to `failWith`
 */
export function print(line: string): void {
  readerGone.throwIfAborted()
  process.stdout.write(`${line}\n`)
}
