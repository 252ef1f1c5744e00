import { expect, it } from 'vitest'
import { correctionLines, examplesOf } from '../../commands/corrections-file.ts'
import { parseCorpus } from '../../intents/corpus.ts'
import { featureExtractor } from '../../intents/features.ts'
import { readCorpus } from '../../intents/knowledge.ts'
import { judgeOf } from '../../intents/model.ts'
import { acts } from '../../intents/taxonomy.ts'
import { normalise } from '../../intents/text.ts'
import { prepare, trainModel } from '../../intents/train.ts'
import { readVocabulary } from '../../intents/vocabulary.ts'

const at = new Date('2026-01-05T10:00:00+08:00')
const row = (text: string, act: string, category: string | null) => ({
  ...{ text, act, category, by: '张师傅', at },
})
const fileOf = (rows: Parameters<typeof correctionLines>[0]) =>
  correctionLines(rows)
    .map((line) => JSON.stringify(line))
    .join('\n')

it('corrections leave the database without phones, ID numbers and flats', () => {
  const file = fileOf([
    row('3-2-501 漏水，13812345678，11010519491231002X', 'report', 'water-leak'),
  ])

  expect(file).not.toMatch(/501|13812345678|19491231/)
  expect(file).toContain('3栋 漏水')
})

it('of two corrections of the same words the last one holds', () => {
  const file = fileOf([row('车又停这了', 'chat', null), row('车又停这了', 'report', 'parking')])

  expect(examplesOf(file)).toMatchObject([{ act: 'report', category: 'parking' }])
})

it('a line that is no correction is left out', () => {
  const exitCode = process.exitCode
  const lines = [
    '{"text":"x","act":"report","category":"weather"}',
    '{',
    '{"text":" ","act":"chat"}',
  ]
  const file = [...lines, fileOf([row('车又停这了', 'chat', null)])].join('\n')

  expect(examplesOf(file)).toMatchObject([{ text: '车又停这了' }])
  process.exitCode = exitCode
})

it('a model trained with corrections hears the corrected words as staff meant them', () => {
  const extract = featureExtractor(readVocabulary())
  const corpus = parseCorpus(readCorpus()).examples.filter((_, i) => i % 60 === 0)
  const words = '楼下那个大喇叭又在转圈圈了'
  const corrected = examplesOf(fileOf([row(words, 'signup', 'activity')]))
  const shareOfSignup = (examples: typeof corpus) => {
    const { judge } = judgeOf(trainModel(prepare(examples, extract), 'x'))
    return judge(extract(normalise(words))).act[acts.indexOf('signup')] ?? 0
  }

  expect(shareOfSignup([...corpus, ...corrected])).toBeGreaterThan(2 * shareOfSignup(corpus))
})
