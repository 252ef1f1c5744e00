import { writeFileSync } from 'node:fs'
import { pairFiguresOf } from '../bench/intents-pairs.ts'
import { type LabelledPair, taughtPairs } from '../bench/intents-sets.ts'
import { loadUnderstand } from '../intents/understand.ts'
import { claimHeard } from '../rules/joining/claim.ts'
import { areApart } from '../rules/joining/estates.ts'
import { type Lesson, learn, saysOf } from '../rules/joining/learn.ts'
import { pairOf, sideOf } from '../rules/joining/pair.ts'
import { signs } from '../rules/joining/signs.ts'

/**
 * `npm run pairs:train`: learns from the labelled pairs of `rules/joining/pairs` how loudly each sign speaks, and writes
 * `rules/joining/weights.json`. The words of the pairs are no part of the corpus: they are heard as
 * strangers' words will be.
 */
const understand = loadUnderstand()

const lessonOf = ({ same, a, b }: LabelledPair): Lesson => {
  const [earlier, later] = a.at <= b.at ? [a, b] : [b, a]
  const pair = pairOf(
    sideOf(claimHeard(earlier, understand)),
    sideOf(claimHeard(later, understand)),
  )
  return { signs: signs.map((sign) => sign.of(pair)), same }
}

/** Every other pair is also asked about the second half of the next one that is about something else. */
const every = 2
const MINUTE = 60_000
/** They are there to keep what is plain plain, not to say how often it happens. */
const unrelatedCounts = 0.25

/**
 * Two matters of one group within two hours: what writers of pairs leave out, because it is too plain, and what is so in every group
 * every day. Some are of one person, whose second matter is a second matter.
 */
function unrelated(pairs: readonly LabelledPair[]): readonly LabelledPair[] {
  const about = pairs.map(({ a }) => understand(a.text).category)
  return pairs.flatMap(({ id, a }, i) => {
    const other = pairs.find((_, j) => j > i && about[j] !== about[i])
    if (i % every > 0 || !other || about[i] === null) return []
    const at = new Date(a.at.getTime() + (1 + ((i * 7) % 120)) * MINUTE)
    const talker = i % (every * 4) === 0 ? a.talker : other.b.talker
    return [
      { id: `${id}/${other.id}`, same: false, a, b: { ...other.b, room: a.room, talker, at } },
    ]
  })
}

/** Groups of two estates are told apart beforehand. */
const lessons = [...taughtPairs()].map(([writer, pairs]) => ({
  writer,
  lessons: pairs.filter(({ a, b }) => !areApart(a.room, b.room)).map(lessonOf),
  more: unrelated(pairs).map((pair) => ({ ...lessonOf(pair), counts: unrelatedCounts })),
}))

for (const { writer, lessons: unseen } of lessons) {
  const rest = lessons
    .filter((one) => one.writer !== writer)
    .flatMap((one) => [...one.lessons, ...one.more])
  const weights = learn(signs, rest)
  const judged = unseen.map((lesson) => ({ same: lesson.same, said: saysOf(weights, lesson) }))
  process.stdout.write(`${JSON.stringify({ leftOut: writer, ...pairFiguresOf(judged) })}\n`)
}

const { bias, signs: loudness } = learn(
  signs,
  lessons.flatMap((one) => [...one.lessons, ...one.more]),
)
const rounded = (value: number) => Number(value.toFixed(4))
const weights = {
  bias: rounded(bias),
  signs: Object.fromEntries(signs.map(({ name }, i) => [name, rounded(loudness[i] ?? 0)])),
}
const file = new URL('../rules/joining/weights.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(weights, null, 2)}\n`)
