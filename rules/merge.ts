interface Queued {
  readonly id: number
  readonly kind: string
  readonly urgent: boolean
  readonly text: string
}

const MOST_POSTS = 4
const MOST_CHARACTERS = 900
/** These stand alone: long, or to be read by themselves. */
const alone: ReadonlySet<string> = new Set(['notice', 'activity', 'digest', 'ledger', 'guidance'])

/** Which of the posts waiting for the same room are said in one with `post`: several pings become one message. */
export function mergeable<P extends Queued>(post: Queued, waiting: readonly P[]): readonly P[] {
  if (post.urgent || alone.has(post.kind)) return []
  let room = MOST_CHARACTERS - post.text.length
  return waiting
    .filter(({ id, kind, urgent }) => id !== post.id && !urgent && !alone.has(kind))
    .slice(0, MOST_POSTS - 1)
    .filter(({ text }) => {
      room -= text.length
      return room >= 0
    })
}
