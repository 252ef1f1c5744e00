import type { Judged } from '../intents/calibrate.ts'
import { trainClassifier } from '../intents/classifier.ts'
import { decide } from '../intents/decide.ts'
import { figuresOf, ratio } from '../intents/figures.ts'
import type { Calibration } from '../intents/model.ts'
import { type Category, classOf } from '../intents/taxonomy.ts'
import { needsSomebody } from '../intents/train.ts'
import type { Understand } from '../intents/understand.ts'
import type { HeldOut, readLetters } from './intents-sets.ts'

/** What a message is, what it was taken for, and whether a ticket was opened. */
export interface Outcome {
  readonly text: string
  readonly truth: {
    readonly act: string
    readonly category: Category | null
    readonly opens: boolean
  }
  readonly said: {
    readonly act: string
    readonly category: Category | null
    readonly opens: boolean
  }
  readonly confidence: number
  readonly kind: string
}

export interface Quality {
  readonly messages: number
  readonly actRight: number
  readonly actMacroF1: number
  readonly categoryRight: number
  readonly categoryMacroF1: number
  /** Urgent reports heard as urgent, with a ticket. */
  readonly urgentRecall: number
  /** Other reports with a ticket. */
  readonly otherRecall: number
  /** Chat in a category's own words that opened a ticket. */
  readonly hardFalse: number
  /** Other chat that opened a ticket. */
  readonly smallTalkFalse: number
}

/** The figures of issue and bench, from what came out. */
export function qualityOf(outcomes: readonly Outcome[]): Quality {
  const acts = figuresOf(outcomes.map(({ truth, said }) => ({ truth: truth.act, said: said.act })))
  const matters = outcomes.filter(({ truth }) => truth.category !== null)
  const categories = figuresOf(
    matters.map(({ truth, said }) => ({
      truth: truth.category ?? '',
      said: said.category ?? 'none',
    })),
  )
  const opened = (some: readonly Outcome[]) =>
    ratio(some.filter(({ said }) => said.opens).length, some.length)
  const due = outcomes.filter(({ truth }) => truth.opens)
  const urgent = due.filter(({ truth }) => isUrgent(truth.category))
  const heard = urgent.filter(({ said }) => said.opens && isUrgent(said.category))
  const chat = outcomes.filter(({ truth }) => truth.act === 'chat')
  return {
    messages: outcomes.length,
    actRight: acts.accuracy,
    actMacroF1: acts.macroF1,
    categoryRight: categories.accuracy,
    categoryMacroF1: categories.macroF1,
    urgentRecall: ratio(heard.length, urgent.length),
    otherRecall: opened(due.filter(({ truth }) => !isUrgent(truth.category))),
    hardFalse: opened(chat.filter(({ kind }) => kind === 'hard-negative')),
    smallTalkFalse: opened(chat.filter(({ kind }) => kind !== 'hard-negative')),
  }
}

const isUrgent = (category: Category | null) => category !== null && classOf(category) === 'P1'

export const outcomesOfHeldOut = (sets: readonly HeldOut[], understand: Understand): Outcome[] =>
  sets.map(({ text, talker, act, category, opensTicket, kind = '' }) => {
    const said = understand(text, talker)
    return {
      text,
      truth: { act, category, opens: opensTicket ?? needsSomebody({ act, category }) },
      said: { act: said.act, category: said.category, opens: said.opensTicket },
      confidence: said.confidence,
      kind,
    }
  })

/** Authors wrote their chat to be close to the matters. */
const isAuthored = (file: string) => file.startsWith('voices-')

/** Cross-validation sees each line by itself, without quotes taken apart or matters split. */
export const outcomesOfFolds = (judged: readonly Judged[], calibration: Calibration): Outcome[] =>
  judged.map(({ prepared: { example }, opinion }) => {
    const { act, category, opensTicket, confidence } = decide(opinion, calibration)
    return {
      text: example.text,
      truth: { act: example.act, category: example.category, opens: needsSomebody(example) },
      said: { act, category, opens: opensTicket },
      confidence,
      kind: isAuthored(example.file) ? 'hard-negative' : 'small-talk',
    }
  })

/** The pairs taken for each other most often, as “truth > said”. */
export function confusions(outcomes: readonly Outcome[], of: 'act' | 'category'): string[] {
  const counts = new Map<string, number>()
  for (const { truth, said } of outcomes) {
    if (truth[of] === said[of] || truth[of] === null) continue
    const pair = `${truth[of]} > ${said[of] ?? 'none'}`
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1])
  return sorted.slice(0, 15).map(([pair, count]) => `${pair}: ${count}`)
}

/** The misses the model was surest of. */
export const worstMisses = (outcomes: readonly Outcome[]): Outcome[] =>
  outcomes
    .filter(({ truth, said }) => truth.act !== said.act || truth.category !== said.category)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, 20)

/** The general trainer on letters to city leaders. */
export function lettersFigures(letters: NonNullable<ReturnType<typeof readLetters>>) {
  const startedAt = performance.now()
  const classify = trainClassifier(letters.train)
  const seconds = (performance.now() - startedAt) / 1000
  const pairs = letters.test.map(({ text, label }) => ({ truth: label, said: classify(text) }))
  const { accuracy, macroF1 } = figuresOf(pairs)
  return { accuracy, macroF1, seconds }
}

/** Messages a second, the slowest message, and the slowest of hugely long ones, in milliseconds. */
export function speedOf(texts: readonly string[], understand: Understand) {
  for (const text of texts.slice(0, 2000)) understand(text)
  const startedAt = performance.now()
  const times = texts.map((text) => timeOf(text, understand))
  const perSecond = (1000 * texts.length) / (performance.now() - startedAt)
  const huge = ['水', '3-2-501，', '救命！', '@物业 ', '「', '1', 'a b'].map((piece) =>
    timeOf(piece.repeat(100_000 / piece.length), understand),
  )
  return { perSecond, slowest: Math.max(...times), slowestHuge: Math.max(...huge) }
}

function timeOf(text: string, understand: Understand): number {
  const startedAt = performance.now()
  understand(text)
  return performance.now() - startedAt
}
