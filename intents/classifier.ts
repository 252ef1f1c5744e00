import { dot, trainPlane } from './svm.ts'
import { learnTerms } from './terms.ts'

/** A text and what it is; anybody's labels. */
export interface LabelledText {
  readonly text: string
  readonly label: string
}

export type Classify = (text: string) => string

/** Trains a classifier for any labels: one plane for each label, the furthest side wins. Deterministic. */
export function trainClassifier(rows: readonly LabelledText[], cost = 4): Classify {
  const labels = [...new Set(rows.map(({ label }) => label))].sort()
  const { vectorise, size } = learnTerms(rows.map(({ text }) => text))
  const vectors = rows.map(({ text }) => vectorise(text))
  const planes = labels.map((label, seed) => {
    const signs = Int8Array.from(rows, (row) => (row.label === label ? 1 : -1))
    return { label, plane: trainPlane(vectors, signs, { size, cost, seed }) }
  })
  return (text) => {
    const vector = vectorise(text)
    const scored = planes.map(({ label, plane }) => ({ label, score: dot(plane, vector) }))
    return scored.reduce((best, next) => (next.score > best.score ? next : best)).label
  }
}
