import { type Brain, loadBrain, type Thought, think } from './brain.ts'
import { isWanted, needOf, thresholdFor } from './decide.ts'
import { type Feature, shapes } from './features.ts'
import { categoryLabels, type Weights } from './model.ts'
import { takeApart } from './quote.ts'
import { type Act, acts, type Category, titleOf } from './taxonomy.ts'
import { bounded } from './text.ts'
import { understandWith } from './understand.ts'
import type { Understanding } from './understanding.ts'
import type { Words } from './vocabulary.ts'

/** One reason, as a person reads it, and how much it weighs; below zero it speaks against. */
export interface Reason {
  readonly what: string
  readonly weight: number
}

/** Why a text was understood as it was. Plain data; titles are Chinese, as on the page. */
export interface Explanation {
  readonly understanding: Understanding
  /** Why somebody has to come, or not. */
  readonly need: {
    readonly share: number
    readonly threshold: number
    readonly reasons: readonly Reason[]
  }
  /** Why this category and not the next. */
  readonly category: readonly Reason[]
  /** The rules for life safety that spoke. */
  readonly rules: readonly { readonly category: Category; readonly example: string }[]
  readonly acts: readonly { readonly act: Act; readonly share: number }[]
  readonly categories: readonly { readonly category: Category | null; readonly share: number }[]
}

type Explain = (text: string, talker?: string) => Explanation

let loaded: Explain | undefined

export const explain: Explain = (text, talker) => {
  loaded ??= explainWith(loadBrain())
  return loaded(text, talker)
}

const mostReasons = 8

/** Makes an `explain` for a model of one's own. */
export function explainWith(brain: Brain): Explain {
  const understand = understandWith(brain)
  return (text, talker) => {
    const thought = think(brain, takeApart(bounded(text)).own)
    const name = namer(brain, thought)
    const weights = brain.judge.weightsOf(thought.features)
    const { calibration } = brain
    return {
      understanding: understand(text, talker),
      need: {
        share: needOf(thought.opinion),
        threshold: thresholdFor(thought.opinion, calibration),
        reasons: reasons(thought, name, ({ hash }) => weights.get(hash)?.need),
      },
      category: categoryReasons(brain, thought, name, weights),
      rules: thought.alarms.map(({ category, fires }) => ({ category, example: fires })),
      acts: ranked(acts, thought.opinion.act).map(({ name, share }) => ({ act: name, share })),
      categories: ranked(categoryLabels, thought.opinion.category).map(({ name, share }) => ({
        category: name,
        share,
      })),
    }
  }
}

function categoryReasons(
  brain: Brain,
  thought: Thought,
  name: (feature: Feature) => string,
  weights: ReadonlyMap<number, Weights>,
) {
  if (!isWanted(thought.opinion, brain.calibration)) return []
  const [first, second] = ranked(categoryLabels, thought.opinion.category)
  if (!first || !second) return []
  const at = (label: Category | null) => acts.length + categoryLabels.indexOf(label)
  return reasons(thought, name, ({ hash }) => {
    const labels = weights.get(hash)?.labels
    return labels && (labels[at(first.name)] ?? 0) - (labels[at(second.name)] ?? 0)
  })
}

/** The weightiest reasons; a stretch of characters that overlaps a weightier one of the same sense is left out. */
function reasons(
  { features }: Thought,
  name: (feature: Feature) => string,
  weightOf: (feature: Feature) => number | undefined,
): Reason[] {
  const weighed = features
    .filter(({ kind, a, b }) => kind !== 'characters' || b - a >= 2)
    .map((feature) => ({ feature, weight: weightOf(feature) ?? 0 }))
    .sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight))
  const taken: Feature[] = []
  const found: Reason[] = []
  for (const { feature, weight } of weighed) {
    if (found.length >= mostReasons || Math.abs(weight) < 0.02) break
    if (isWritten(feature) && taken.some((other) => overlaps(feature, other))) continue
    taken.push(feature)
    found.push({ what: name(feature), weight: Number(weight.toFixed(3)) })
  }
  return found
}

const isWritten = ({ kind }: Feature) => kind === 'characters' || kind === 'gapped'

const overlaps = (one: Feature, other: Feature) =>
  isWritten(other) && one.a < other.b && other.a < one.b

const shapeTitles: Readonly<Record<(typeof shapes)[number], string>> = {
  'question-mark': '有问号',
  exclamation: '有叹号',
  'many-exclamations': '连着叹号',
  'very-short': '很短',
  short: '较短',
  middling: '长短适中',
  long: '较长',
  'very-long': '很长',
  'several-lines': '分了行',
  link: '有链接',
  telephone: '有手机号',
  digits: '有数字',
  'no-concept': '没有一个认得的说法',
  'one-concept': '只有一种认得的说法',
  'many-concepts': '认得的说法很多',
  'ends-as-question': '问句结尾',
  mention: '点了名',
}

/** Makes the function that names a feature of this text as a person would. */
function namer({ vocabulary: { lexicon, thesaurus } }: Brain, { normal }: Thought) {
  const title = titler(lexicon, normal)
  const sort = titler(thesaurus, normal)
  return ({ kind, a, b }: Feature): string => {
    switch (kind) {
      case 'characters':
        return `“${normal.slice(a, b)}”`
      case 'gapped':
        return `“${normal.charAt(a)}…${normal.charAt(b - 1)}”`
      case 'concept':
        return title(a)
      case 'sort':
        return sort(a)
      case 'first':
        return `先说${title(a)}`
      case 'last':
        return `末了说${title(a)}`
      case 'sequence':
        return `${title(a)}，接着${title(b)}`
      case 'denied':
        return `前面带否定的${title(a)}`
      case 'pair':
        return `${title(a)} + ${title(b)}`
      case 'shape':
        return shapeTitles[shapes[a] ?? 'middling']
      default:
        return kind satisfies never
    }
  }
}

/** Makes what names a concept with the words that stand for it here. */
function titler({ concepts, find }: Words, normal: string) {
  const sightings = find(normal)
  return (concept: number): string => {
    const words = sightings
      .filter((sighting) => sighting.concept === concept)
      .map(({ start, end }) => normal.slice(start, end))
    return `${concepts[concept]?.title ?? ''}（${[...new Set(words)].join('、')}）`
  }
}

function ranked<T>(names: readonly T[], shares: readonly number[]): { name: T; share: number }[] {
  return names
    .map((name, i) => ({ name, share: Number((shares[i] ?? 0).toFixed(4)) }))
    .sort((x, y) => y.share - x.share)
    .slice(0, 3)
}

const actTitles: Readonly<Record<Act, string>> = {
  report: '报事',
  'me-too': '同样遇到',
  fixed: '说好了',
  'still-broken': '还没好',
  enquiry: '询问',
  signup: '报名',
  cancel: '退出活动',
  rate: '评价',
  thanks: '感谢',
  chat: '闲聊',
}

export const titleOfAct = (act: Act): string => actTitles[act]

export const titleOfMatter = (category: Category | null): string =>
  category === null ? '没有具体事项' : titleOf(category)
