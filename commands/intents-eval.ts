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
const loadedAt = performance.now()
const brain = loadBrain()
const understand = understandWith(brain)
understand('你好')
const loadMilliseconds = performance.now() - loadedAt
const megabytes = process.memoryUsage.rss() / 1e6

const { examples } = parseCorpus(readCorpus())
const heldOutSets = readHeldOut()
const talk = readSmallTalk()
const speed = speedOf(talk ?? examples.map(({ text }) => text), understand)

const prepared = prepare(examples, brain.extract)
const judged = judgeUnseen(prepared, brain.rules, authorsOf(prepared))
const folds = outcomesOfFolds(judged, calibrate(judged))
const heldOut = outcomesOfHeldOut(heldOutSets, understand)
const letters = readLetters()
const letterFigures = letters && lettersFigures(letters)

const measured: Measured = {
  corpus: knowledgeHash(),
  examples: examples.length,
  folds: qualityOf(folds),
  ...(heldOut.length > 0 && { heldOut: qualityOf(heldOut) }),
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

const shown = heldOut.length > 0 ? heldOut : folds
const report = reportOf(measured, {
  title: heldOut.length > 0 ? 'held out' : 'cross-validation',
  acts: confusions(shown, 'act'),
  categories: confusions(shown, 'category'),
  misses: worstMisses(shown),
})
writeFileSync(new URL('../bench/intents.md', import.meta.url), `${report}\n`)
writeFileSync(
  new URL('../bench/intents.json', import.meta.url),
  `${JSON.stringify(measured, null, 2)}\n`,
)
process.stdout.write(`${report}\n`)

/** The first fold's lines, every fifth of them: `natural` looks at all its features for each. */
function besideNatural(all: readonly Example[], judgedAll: readonly Judged[]): Beside {
  const tested = judgedAll
    .filter(({ prepared }) => prepared.example.fold === 0)
    .filter((_, i) => i % 5 === 0)
  const outcomes = outcomesOfFolds(tested, brain.calibration)
  const matters = outcomes.filter(({ truth }) => truth.category !== null)
  const train = all.filter(({ fold }) => fold !== 0)
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
