import { expect, it } from 'vitest'
import { parseCorpus } from '../../intents/corpus.ts'
import { readCorpus } from '../../intents/knowledge.ts'
import { categoryNames } from '../../intents/taxonomy.ts'

const read = (content: string, name = 'parking') => parseCorpus([{ name, content }])

it('a line means what its heading and file say', () => {
  const { examples } = read('## report\n车位被占了\n## chat\n出租车位')
  expect(examples.map(({ act, category }) => [act, category])).toEqual([
    ['report', 'parking'],
    ['chat', null],
  ])
})

it('a line may belong to another category, or to none', () => {
  const { examples } = read('## me-too\n我家也是 => none\n我家灯也灭了 => lighting')
  expect(examples.map(({ category }) => category)).toEqual([null, 'lighting'])
})

it('a line break inside a message comes back', () => {
  expect(read('## chat\n一⏎二').examples[0]?.text).toBe('一\n二')
})

it('what is wrong is named with file and line and left out', () => {
  const { examples, problems } = read('无头\n## repot\nx\n## report\n水 => watr\n车 => parking')
  expect(examples).toHaveLength(1)
  expect(problems).toHaveLength(4)
  expect(problems[0]).toContain('parking.txt line 1')
})

it('folds are blocks of neighbouring lines', () => {
  const lines = Array.from({ length: 10 }, (_, i) => `第${i}句`).join('\n')
  expect(read(`## chat\n${lines}`).examples.map(({ fold }) => fold)).toEqual([
    0, 0, 1, 1, 2, 2, 3, 3, 4, 4,
  ])
})

const corpus = parseCorpus(readCorpus())

it('the corpus has no wrong line', () => {
  expect(corpus.problems).toEqual([])
})

it.each(categoryNames)('%s has at least 20 lines of its own', (name) => {
  expect(corpus.examples.filter(({ category }) => category === name).length).toBeGreaterThan(19)
})
