import type { Brain } from '../intents/brain.ts'
import { ratio } from '../intents/figures.ts'
import { categoryLabels, judgeOf, type Opinion } from '../intents/model.ts'
import { acts } from '../intents/taxonomy.ts'
import { normalise } from '../intents/text.ts'
import { type Prepared, trainModel } from '../intents/train.ts'
import { naturalFigures } from './intents-natural.ts'

/** Both classifiers taught by the same lines and tried on the same lines, in one run. */
export interface Beside {
  readonly taughtBy: number
  readonly triedOn: number
  readonly natural: Contender
  readonly ours: Contender
}

interface Contender {
  readonly actRight: number
  readonly categoryRight: number
  readonly trainSeconds: number
  readonly perSecond: number
}

/** `natural` keeps a number for each of its features with each line; of 22,000 lines it makes no end. */
const every = 5

/** Takes the whole corpus and the writer who is left out; every fifth line teaches, every fifth of that writer's tries. */
export function besideNatural(prepared: readonly Prepared[], brain: Brain, author: string): Beside {
  const isOf = ({ example }: Prepared) => example.file === author
  const train = prepared.filter((one) => !isOf(one)).filter((_, i) => i % every === 0)
  const test = prepared.filter(isOf).filter((_, i) => i % every === 0)
  return {
    taughtBy: train.length,
    triedOn: test.length,
    natural: naturalOn(train, test),
    ours: oursOn(train, test, brain),
  }
}

function naturalOn(train: readonly Prepared[], test: readonly Prepared[]): Contender {
  const acted = naturalFigures(train.map(actOf), test.map(actOf))
  const sorted = naturalFigures(train.flatMap(matterOf), test.flatMap(matterOf))
  return {
    actRight: acted.accuracy,
    categoryRight: sorted.accuracy,
    trainSeconds: acted.trainSeconds + sorted.trainSeconds,
    perSecond: 1 / (1 / acted.perSecond + 1 / sorted.perSecond),
  }
}

const actOf = ({ example: { text, act } }: Prepared) => ({ text, label: act })

const matterOf = ({ example: { text, category } }: Prepared) =>
  category === null ? [] : [{ text, label: category }]

/** One model answers both questions; its time for reading a line includes making the features. */
function oursOn(
  train: readonly Prepared[],
  test: readonly Prepared[],
  { extract }: Brain,
): Contender {
  const startedAt = performance.now()
  const { judge } = judgeOf(trainModel(train, ''))
  const trainedAt = performance.now()
  const rounds = Array.from({ length: 10 }, () =>
    test.map(({ example }) => ({ example, opinion: judge(extract(normalise(example.text))) })),
  )
  const seconds = (performance.now() - trainedAt) / 1000
  const judged = rounds[0] ?? []
  const matters = judged.filter(({ example }) => example.category !== null)
  return {
    actRight: rightShare(judged, ({ example, opinion }) => likeliestAct(opinion) === example.act),
    categoryRight: rightShare(
      matters,
      ({ example, opinion }) => likeliestCategory(opinion) === example.category,
    ),
    trainSeconds: (trainedAt - startedAt) / 1000,
    perSecond: (rounds.length * test.length) / seconds,
  }
}

const rightShare = <T>(rows: readonly T[], isRight: (row: T) => boolean) =>
  ratio(rows.filter(isRight).length, rows.length)

const likeliestAct = ({ act }: Opinion) => acts[act.indexOf(Math.max(...act))]

/** Both are told that there is a category. */
const likeliestCategory = ({ category }: Opinion) => {
  const named = category.filter((_, i) => categoryLabels[i] !== null)
  return categoryLabels[category.indexOf(Math.max(...named))]
}
