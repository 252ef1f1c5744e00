/** A ticket as far as it is compared: what about, and which messages told of it. */
export interface Told {
  readonly category: string
  readonly messages: readonly string[]
}

/** How many were right, how many too many, how many are missing. */
export interface Counts {
  readonly right: number
  readonly extra: number
  readonly missed: number
}

/** What a chat came to beside what it should have come to. */
export interface ChatScore {
  readonly tickets: Counts
  /** Messages of the tickets that were right: there, too many, missing. */
  readonly messages: Counts
  /** The tickets that should not be there, and those that should. */
  readonly extra: readonly Told[]
  readonly missed: readonly Told[]
}

/** A produced ticket is the expected one when the category is the same and they share a message; each serves once. */
export function scoreChat(produced: readonly Told[], expected: readonly Told[]): ChatScore {
  const left = [...produced]
  const pairs: (readonly [Told, Told])[] = []
  const missed: Told[] = []
  for (const wanted of expected) {
    const at = left.findIndex((one) => isSame(one, wanted))
    const [found] = at < 0 ? [] : left.splice(at, 1)
    if (found) pairs.push([found, wanted])
    else missed.push(wanted)
  }
  return {
    tickets: { right: pairs.length, extra: left.length, missed: missed.length },
    messages: sum(pairs.map(([found, wanted]) => compare(found.messages, wanted.messages))),
    extra: left,
    missed,
  }
}

const isSame = (a: Told, b: Told) =>
  a.category === b.category && a.messages.some((id) => b.messages.includes(id))

function compare(found: readonly string[], wanted: readonly string[]): Counts {
  const right = found.filter((id) => wanted.includes(id)).length
  return { right, extra: found.length - right, missed: wanted.length - right }
}

export const sum = (all: readonly Counts[]): Counts =>
  all.reduce(
    (total, one) => ({
      right: total.right + one.right,
      extra: total.extra + one.extra,
      missed: total.missed + one.missed,
    }),
    { right: 0, extra: 0, missed: 0 },
  )

/** 1 where nothing was to be found and nothing was. */
export const precision = ({ right, extra }: Counts) =>
  right + extra === 0 ? 1 : right / (right + extra)
export const recall = ({ right, missed }: Counts) =>
  right + missed === 0 ? 1 : right / (right + missed)
export const f1 = ({ right, extra, missed }: Counts) =>
  right + extra + missed === 0 ? 1 : (2 * right) / (2 * right + extra + missed)
