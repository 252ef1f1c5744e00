import { createRequire } from 'node:module'
import { z } from 'zod'
import type { LabelledText } from '../intents/classifier.ts'
import { ratio } from '../intents/figures.ts'

interface Bayes {
  addDocument(tokens: string[], label: string): void
  train(): void
  classify(tokens: string[]): string
}

// By its sub-path: the package's main file takes a second and reads `.env`.
const BayesClassifier = z
  .custom<new (stemmer: undefined, smoothing: number) => Bayes>((it) => typeof it === 'function')
  .parse(createRequire(import.meta.url)('natural/lib/natural/classifiers/bayes_classifier'))

/** `natural`'s Bayes classifier on the same lines: pairs of characters, smoothing 0.01. */
export function naturalFigures(train: readonly LabelledText[], test: readonly LabelledText[]) {
  const bayes = new BayesClassifier(undefined, 0.01)
  for (const { text, label } of train) bayes.addDocument(pairsOf(text), label)
  const startedAt = performance.now()
  bayes.train()
  const trainedAt = performance.now()
  const right = test.filter(({ text, label }) => bayes.classify(pairsOf(text)) === label)
  const seconds = (performance.now() - trainedAt) / 1000
  return {
    accuracy: ratio(right.length, test.length),
    trainSeconds: (trainedAt - startedAt) / 1000,
    perSecond: test.length / seconds,
  }
}

const pairsOf = (text: string) =>
  Array.from({ length: Math.max(1, text.length - 1) }, (_, i) => text.slice(i, i + 2))
