/** How well one label was found. */
export interface LabelFigures {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly support: number
}

export interface Figures {
  readonly accuracy: number
  readonly macroF1: number
  readonly perLabel: Readonly<Record<string, LabelFigures>>
}

/** Compares what was said with what is true. Labels that are never true do not count in `macroF1`. */
export function figuresOf(pairs: readonly { truth: string; said: string }[]): Figures {
  const labels = [...new Set(pairs.flatMap(({ truth, said }) => [truth, said]))].sort()
  const perLabel = Object.fromEntries(labels.map((label) => [label, figuresOfLabel(pairs, label)]))
  const real = Object.values(perLabel).filter(({ support }) => support > 0)
  return {
    accuracy: ratio(pairs.filter(({ truth, said }) => truth === said).length, pairs.length),
    macroF1: ratio(
      real.reduce((sum, { f1 }) => sum + f1, 0),
      real.length,
    ),
    perLabel,
  }
}

function figuresOfLabel(pairs: readonly { truth: string; said: string }[], label: string) {
  const hits = pairs.filter(({ truth, said }) => truth === label && said === label).length
  const support = pairs.filter(({ truth }) => truth === label).length
  const precision = ratio(hits, pairs.filter(({ said }) => said === label).length)
  const recall = ratio(hits, support)
  const f1 = ratio(2 * precision * recall, precision + recall)
  return { precision, recall, f1, support }
}

export const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
