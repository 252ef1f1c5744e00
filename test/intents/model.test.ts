import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { packModel, unpackModel } from '../../intents/artefact.ts'
import { parseCorpus } from '../../intents/corpus.ts'
import { featureExtractor } from '../../intents/features.ts'
import { knowledgeHash, modelFile, readCorpus } from '../../intents/knowledge.ts'
import { judgeOf } from '../../intents/model.ts'
import { prepare, trainModel } from '../../intents/train.ts'
import { readVocabulary } from '../../intents/vocabulary.ts'

const bytes = readFileSync(modelFile)

it('the committed model belongs to the committed corpus, lexicon and rules', () => {
  expect(unpackModel(bytes).about.corpus).toBe(knowledgeHash())
})

it('the committed model is small enough to be committed', () => {
  expect(bytes.length).toBeLessThan(5_000_000)
})

it('a model that is no model is refused with what to do', () => {
  expect(() => unpackModel(Buffer.from('hello'))).toThrow(/intents:train/)
  expect(() => unpackModel(bytes.subarray(0, bytes.length / 2))).toThrow(/intents:train/)
})

const few = parseCorpus(readCorpus()).examples.filter((_, i) => i % 60 === 0)
const extract = featureExtractor(readVocabulary())

it('training twice gives the same bytes', () => {
  const once = packModel(trainModel(prepare(few, extract), 'x'))
  const again = packModel(trainModel(prepare(few, extract), 'x'))
  expect(once.equals(again)).toBe(true)
})

it('a model packed and unpacked thinks the same', () => {
  const model = trainModel(prepare(few, extract), 'x')
  const features = extract('三号楼下水道堵了')
  const direct = judgeOf(model).judge(features)
  expect(judgeOf(unpackModel(packModel(model))).judge(features)).toEqual(direct)
})
