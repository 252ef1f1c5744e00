import type { Example } from './corpus.ts'
import { needOf, soundsUrgent } from './decide.ts'
import { conceptsOf, heed } from './heed.ts'
import { alarmsIn, type SafetyRule } from './life-safety.ts'
import { type Calibration, categoryLabels, judgeOf, type Opinion } from './model.ts'
import { acts } from './taxonomy.ts'
import { normalise } from './text.ts'
import { needsSomebody, type Prepared, trainModel } from './train.ts'

/** An example and what a model thought of it that had not seen it. */
export interface Judged {
  readonly prepared: Prepared
  readonly opinion: Opinion
}

/** Writers who wrote a file by themselves; what they wrote is new to a model that has not seen their file. */
export const authorsOf = (prepared: readonly Prepared[]): string[] =>
  [...new Set(prepared.map(({ example }) => example.file))]
    .filter((file) => file.startsWith('voices-'))
    .sort()

const isSmallTalk = ({ file }: Example) =>
  file === 'chat' || file === 'chat-more' || file.startsWith('talk-')

/**
 * Judges what some authors wrote, each group of them by a model trained on all the others; with each group a stretch of the small
 * talk is left out and judged as well.
 */
export const judgeUnseen = (
  prepared: readonly Prepared[],
  rules: readonly SafetyRule[],
  groups: readonly (readonly string[])[],
): Judged[] =>
  groups.flatMap((authors, fold) => {
    const isUnseen = ({ example }: Prepared) =>
      authors.includes(example.file) || (isSmallTalk(example) && example.fold === fold)
    const { judge } = judgeOf(
      trainModel(
        prepared.filter((one) => !isUnseen(one)),
        '',
      ),
    )
    return prepared.filter(isUnseen).map((one) => {
      const alarms = alarmsIn(rules, conceptsOf(one.features))
      return {
        prepared: one,
        opinion: heed(judge(one.features), alarms, normalise(one.example.text)),
      }
    })
  })

/** By which bar a message has to get. */
type Bar = 'threshold' | 'urgentThreshold' | 'alarmThreshold'

const barOf = (opinion: Opinion): Bar => {
  if (!soundsUrgent(opinion)) return 'threshold'
  return opinion.alarmed ? 'alarmThreshold' : 'urgentThreshold'
}

/**
 * The shares of unseen authors' chat, all of it as close to the matters as they could write it, and of small talk, that may get by
 * each bar. A missed emergency costs more than a needless ticket.
 */
const mostFalse: Readonly<Record<Bar, { readonly near: number; readonly small: number }>> = {
  threshold: { near: 0.06, small: 0.003 },
  urgentThreshold: { near: 0.04, small: 0.004 },
  alarmThreshold: { near: 0.04, small: 0.006 },
}

/** Finds temperatures and thresholds on examples that were judged unseen. */
export function calibrate(judged: readonly Judged[]): Calibration {
  const temperature = {
    act: temperatureOf(judged, ({ act }) => act, actLabel),
    category: temperatureOf(judged, ({ category }) => category, categoryLabel),
    need: 1,
  }
  const chat = judged.filter(({ prepared: { example } }) => example.act === 'chat')
  const barFor = (bar: Bar) => {
    const shareOf = (small: boolean) =>
      upperShare(needsAt(bar, chat, small), small ? mostFalse[bar].small : mostFalse[bar].near)
    return Math.min(Math.max(shareOf(true), shareOf(false), leastBar), mostBar[bar])
  }
  return {
    temperature,
    threshold: barFor('threshold'),
    urgentThreshold: barFor('urgentThreshold'),
    alarmThreshold: barFor('alarmThreshold'),
  }
}

/** Below this nothing is more likely than not, whatever chat there was to measure on. */
const leastBar = 0.5

/** Above this the plainest reports (“停电了”) would be missed, for they are short and say nothing more. */
const mostBar: Readonly<Record<Bar, number>> = {
  threshold: 0.8,
  urgentThreshold: 0.75,
  alarmThreshold: 0.6,
}

/** The need in each piece of small talk, or of other chat; none where another bar is asked. */
const needsAt = (bar: Bar, chat: readonly Judged[], small: boolean) =>
  chat
    .filter(({ prepared }) => isSmallTalk(prepared.example) === small)
    .map(({ opinion }) => (barOf(opinion) === bar ? needOf(opinion) : 0))

const actLabel = ({ example }: Prepared) => acts.indexOf(example.act)

const categoryLabel = ({ example }: Prepared) =>
  needsSomebody(example) ? categoryLabels.indexOf(example.category) : -1

/** The value that only this share of the values exceeds. */
function upperShare(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => b - a)
  return sorted[Math.floor(sorted.length * share)] ?? 0.5
}

const temperatures = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2]

/** The temperature under which the truth would have surprised least. */
function temperatureOf(
  judged: readonly Judged[],
  sharesOf: (opinion: Opinion) => readonly number[],
  labelOf: (prepared: Prepared) => number,
): number {
  const surprise = (temperature: number) =>
    judged.reduce((sum, { prepared, opinion }) => {
      const label = labelOf(prepared)
      return label < 0 ? sum : sum - Math.log(cooled(sharesOf(opinion), label, temperature))
    }, 0)
  return temperatures
    .map((temperature) => ({ temperature, surprise: surprise(temperature) }))
    .reduce((best, next) => (next.surprise < best.surprise ? next : best)).temperature
}

function cooled(shares: readonly number[], label: number, temperature: number): number {
  const powers = shares.map((share) => share ** (1 / temperature))
  return Math.max(1e-9, (powers[label] ?? 0) / powers.reduce((sum, power) => sum + power, 0))
}
