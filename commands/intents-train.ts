import { renameSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { packModel } from '../intents/artefact.ts'
import { calibrate, judgeUnseen } from '../intents/calibrate.ts'
import { parseCorpus } from '../intents/corpus.ts'
import { featureExtractor } from '../intents/features.ts'
import { knowledgeHash, modelFile, readCorpus, readRules } from '../intents/knowledge.ts'
import { parseRules } from '../intents/life-safety.ts'
import { prepare, trainModel } from '../intents/train.ts'
import { readVocabulary } from '../intents/vocabulary.ts'
import { readCorrections } from './corrections-file.ts'

/**
 * Trains the model on the corpus beside it, and on the corrections of `--corrections FILE` (see `intents:corrections`), and writes
 * `intents/model.bin`. Same corpus, same bytes.
 */
const startedAt = performance.now()
const { values } = parseArgs({ options: { corrections: { type: 'string' } } })
const corrections = readCorrections(values.corrections)
const { examples: corpus, problems } = parseCorpus(readCorpus())
const examples = [...corpus, ...corrections.examples]
for (const problem of problems) process.stderr.write(`${problem}\n`)

const hash = knowledgeHash()
const vocabulary = readVocabulary()
const prepared = prepare(examples, featureExtractor(vocabulary))
/** Each group left out costs one more training; these authors write most unlike each other. */
const calibratingAuthors = [['voices-emergency', 'voices-witnesses']]
const rules = parseRules(readRules(), vocabulary.lexicon.concepts)
const calibration = calibrate(judgeUnseen(prepared, rules, calibratingAuthors))
const model = trainModel(prepared, corrections.nameOf(hash), calibration)
const bytes = packModel(model)
// A running program may read the model at any moment: the new one takes the old one's place at once.
const fresh = new URL('model.bin.new', modelFile)
writeFileSync(fresh, bytes)
renameSync(fresh, modelFile)

const report = {
  examples: examples.length,
  corrections: corrections.examples.length,
  features: model.keys.length,
  megabytes: Number((bytes.length / 1e6).toFixed(2)),
  calibration,
  seconds: Number(((performance.now() - startedAt) / 1000).toFixed(1)),
}
process.stdout.write(`${JSON.stringify(report)}\n`)
if (problems.length > 0) process.exitCode = 1
