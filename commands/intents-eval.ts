import { writeFileSync } from 'node:fs'
import { postalFigures } from '../bench/addresses.ts'
import {
  confusions,
  lettersFigures,
  outcomesOfFolds,
  outcomesOfHeldOut,
  qualityOf,
  speedOf,
  worstMisses,
} from '../bench/intents.ts'
import { addressFigures } from '../bench/intents-addresses.ts'
import { besideNatural } from '../bench/intents-beside.ts'
import { chatFigures } from '../bench/intents-chats.ts'
import { heldFigures } from '../bench/intents-memory.ts'
import { pairFigures } from '../bench/intents-pairs.ts'
import { type Measured, type OnSets, reportOf } from '../bench/intents-report.ts'
import {
  readHeldOut,
  readLetters,
  readPairs,
  readPlaces,
  readSmallTalk,
  type Which,
} from '../bench/intents-sets.ts'
import { loadBrain } from '../intents/brain.ts'
import { authorsOf, calibrate, type Judged, judgeUnseen } from '../intents/calibrate.ts'
import { parseCorpus } from '../intents/corpus.ts'
import { knowledgeHash, readCorpus } from '../intents/knowledge.ts'
import { prepare } from '../intents/train.ts'
import { understandWith } from '../intents/understand.ts'

/**
 * `npm run intents:eval`: measures everything, prints it and writes `bench/intents.md` and `bench/intents.json`. Whole chats are played
 * on the database that `replay` would take; `--without-chats` and `--without-natural` leave out what takes long.
 */
const leavesOut = (what: string) => process.argv.includes(`--without-${what}`)
const brain = loadBrain()
const understand = understandWith(brain)
const { examples } = parseCorpus(readCorpus())
const talk = readSmallTalk()
const texts = talk ?? examples.map(({ text }) => text)
const besideAuthor = 'voices-south'
// What is timed comes first, while nothing else is held.
const held = heldFigures(texts)
const speed = speedOf(texts, understand)

const prepared = prepare(examples, brain.extract)
/** Each group left out costs one more training. */
const groupCount = 5
const groups = Array.from({ length: groupCount }, (_, group) =>
  authorsOf(prepared).filter((_author, i) => i % groupCount === group),
)
const judged = judgeUnseen(prepared, brain.rules, groups)
const calibration = calibrate(judged)
const foldsOf = (some: readonly Judged[]) => outcomesOfFolds(some, calibration)
const folds = foldsOf(judged)
const letters = readLetters()
const postal = postalFigures()

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
  known: await onSets('known'),
  clean: await onSets('clean'),
  speed,
  held,
  ...(postal && { postal }),
  ...(talk && { smallTalk: { messages: talk.length, tickets: talk.filter(opens).length } }),
  ...(letters && { letters: lettersFigures(letters) }),
  ...(!leavesOut('natural') && { natural: besideNatural(prepared, brain, besideAuthor) }),
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

async function onSets(which: Which): Promise<OnSets> {
  const messages = readHeldOut(which)
  const places = readPlaces(which)
  const pairs = readPairs(which)
  const chats = leavesOut('chats') ? undefined : await chatFigures(which)
  return {
    ...(messages.length > 0 && { messages: qualityOf(outcomesOfHeldOut(messages, understand)) }),
    ...(places.length > 0 && { places: addressFigures(places, understand) }),
    ...(pairs.length > 0 && { pairs: pairFigures(pairs, understand) }),
    ...(chats && { chats }),
  }
}

function opens(text: string): boolean {
  return understand(text).opensTicket
}
