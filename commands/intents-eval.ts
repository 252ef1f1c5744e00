import { writeFileSync } from 'node:fs'
import {
  confusions,
  lettersFigures,
  outcomesOfFolds,
  outcomesOfHeldOut,
  qualityOf,
  speedOf,
  worstMisses,
} from '../bench/intents.ts'
import { naturalFigures } from '../bench/intents-natural.ts'
import { type Beside, type Measured, reportOf } from '../bench/intents-report.ts'
import { readHeldOut, readLetters, readSmallTalk } from '../bench/intents-sets.ts'
import { loadBrain } from '../intents/brain.ts'
import { authorsOf, calibrate, type Judged, judgeUnseen } from '../intents/calibrate.ts'
import { type Example, parseCorpus } from '../intents/corpus.ts'
import { ratio } from '../intents/figures.ts'
import { knowledgeHash, readCorpus } from '../intents/knowledge.ts'
import { prepare } from '../intents/train.ts'
import { understandWith } from '../intents/understand.ts'

/** `npm run intents:eval`: measures everything, prints it and writes `bench/intents.md` and `bench/intents.json`. */
const bare = process.memoryUsage.rss() / 1e6
const loadedAt = performance.now()
const brain = loadBrain()
const understand = understandWith(brain)
understand('你好')
const loadMilliseconds = performance.now() - loadedAt
const megabytes = { bare, loaded: process.memoryUsage.rss() / 1e6 }

const { examples } = parseCorpus(readCorpus())
const talk = readSmallTalk()
const besideAuthor = 'voices-south'
const speed = speedOf(talk ?? examples.map(({ text }) => text), understand)

const prepared = prepare(examples, brain.extract)
const judged = judgeUnseen(prepared, brain.rules, authorsOf(prepared))
const calibration = calibrate(judged)
const foldsOf = (some: readonly Judged[]) => outcomesOfFolds(some, calibration)
const folds = foldsOf(judged)
const known = outcomesOfHeldOut(readHeldOut('known'), understand)
const clean = outcomesOfHeldOut(readHeldOut('clean'), understand)
const letters = readLetters()
const letterFigures = letters && lettersFigures(letters)

const measured: Measured = {
  corpus: knowledgeHash(),
  examples: examples.length,
  folds: qualityOf(folds),
  authors: Object.fromEntries(
    authorsOf(prepared).map((author) => [
      author,
      qualityOf(foldsOf(judged.filter(({ prepared: { example } }) => example.file === author))),
    ]),
  ),
  ...(known.length > 0 && { known: qualityOf(known) }),
  ...(clean.length > 0 && { clean: qualityOf(clean) }),
  ...(talk && {
    smallTalk: {
      messages: talk.length,
      tickets: talk.filter((text) => understand(text).opensTicket).length,
    },
  }),
  ...(letterFigures && {
    letters: {
      accuracy: letterFigures.accuracy,
      macroF1: letterFigures.macroF1,
      seconds: letterFigures.seconds,
    },
  }),
  speed,
  loadMilliseconds,
  megabytes,
  ...(!process.argv.includes('--without-natural') && { natural: besideNatural(examples, judged) }),
}

const report = reportOf(measured, {
  title: 'authors left out',
  acts: confusions(folds, 'act'),
  categories: confusions(folds, 'category'),
  misses: worstMisses(folds),
})
writeFileSync(new URL('../bench/intents.md', import.meta.url), `${report}\n`)
writeFileSync(
  new URL('../bench/intents.json', import.meta.url),
  `${JSON.stringify(measured, null, 2)}\n`,
)
process.stdout.write(`${report}\n`)

/** One author's lines, every fifth of them, as `natural` looks at all its features for each; neither has seen that author. */
function besideNatural(all: readonly Example[], judgedAll: readonly Judged[]): Beside {
  const tested = judgedAll
    .filter(({ prepared: { example } }) => example.file === besideAuthor)
    .filter((_, i) => i % 5 === 0)
  const outcomes = foldsOf(tested)
  const matters = outcomes.filter(({ truth }) => truth.category !== null)
  const train = all.filter(({ file }) => file !== besideAuthor)
  const acts = naturalFigures(
    train.map(({ text, act }) => ({ text, label: act })),
    outcomes.map(({ text, truth }) => ({ text, label: truth.act })),
  )
  const categories = naturalFigures(
    train.flatMap(({ text, category }) => (category ? [{ text, label: category }] : [])),
    matters.map(({ text, truth }) => ({ text, label: truth.category ?? '' })),
  )
  return {
    messages: outcomes.length,
    naturalAct: acts.accuracy,
    naturalCategory: categories.accuracy,
    naturalPerSecond: acts.perSecond,
    oursAct: ratio(
      outcomes.filter(({ truth, said }) => truth.act === said.act).length,
      outcomes.length,
    ),
    oursCategory: ratio(
      matters.filter(({ truth, said }) => truth.category === said.category).length,
      matters.length,
    ),
    oursPerSecond: speed.perSecond,
  }
}
