/** WeChat owed an answer and did not give it in time. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

/** What `work` gives, or `NoAnswer` after `ms`. The work itself is not stopped: puppets cannot be. */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`${what}: no answer in ${ms} ms`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
