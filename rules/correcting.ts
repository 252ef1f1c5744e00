import { type Act, type Category, categoryNames, isCategory, titleOf } from '../intents/taxonomy.ts'

/** What a message really was: talk that needs nobody, or a matter of this category. */
export type Meant = 'chat' | Category

/** A correction as staff type it; `meant` is missing where `words` name no category. */
export interface CorrectionWords {
  readonly meant?: Meant
  readonly words: string
  readonly ticket?: number
}

const denials = ['不是报修', '不是报事', '不算报修', '不是工单'] as const
const NAMING = '这是'

/** A name of a category is no longer than this; what is longer is talk. */
const LONGEST_NAME = 20
/** So much like a title is taken for a try at one. */
const ALIKE = 0.5

/**
 * Reads `不是报修`, `这是停车`, `这是 drain-blocked 12`, `12 不是报修`.
 * @param quotes whether a message was quoted with it
 * @returns `undefined` for talk: “这是谁家的车”, “不是报修的吗”
 */
export function readCorrection(text: string, quotes: boolean): CorrectionWords | undefined {
  const { words, ticket } = withoutNumber(text)
  const about = ticket === undefined ? {} : { ticket }
  if (denials.some((denial) => denial === words)) return { meant: 'chat', words, ...about }
  if (!words.startsWith(NAMING)) return undefined

  const rest = words.slice(NAMING.length)
  const name = rest.replace(/^[\s:：]+/, '')
  const meant = categoryCalled(name)
  if (meant) return { meant, words: name, ...about }
  const isTry = name !== '' && name.length <= LONGEST_NAME && !/[吗呢吧么谁啥哪?？]/.test(name)
  const isMeantSo = rest !== name || likest(name).alike >= ALIKE
  const isPointed = quotes || ticket !== undefined
  return isPointed && isTry && isMeantSo ? { words: name, ...about } : undefined
}

/** The number of a ticket off the front or the end, and the full stop. */
function withoutNumber(text: string): { words: string; ticket?: number } {
  const front = /^(?:工单)?\s?#?\s?(\d{1,9})(?=\D)/.exec(text)
  const end = /#?(\d{1,9})$/.exec(text)
  const words = text.slice(front?.[0].length ?? 0, front ? undefined : end?.index)
  const number = front?.[1] ?? end?.[1]
  const plain = words.trim().replace(/[。.!！]$/, '')
  return number === undefined ? { words: plain } : { words: plain, ticket: Number(number) }
}

/** By title or identifier, also “停车问题”. */
export function categoryCalled(name: string): Category | undefined {
  const plain = name.replace(/(?:问题|的事|类)$/, '').toLowerCase()
  return isCategory(plain) ? plain : categoryNames.find((one) => titleOf(one) === plain)
}

const MOST_NEAR = 3

/** The titles most like what was typed. */
export const nearestTitles = (words: string): readonly string[] =>
  byLikeness(words)
    .slice(0, MOST_NEAR)
    .map(({ category }) => titleOf(category))

const likest = (words: string) => byLikeness(words)[0] ?? { alike: 0 }

const byLikeness = (words: string) =>
  categoryNames
    .map((category) => ({
      category,
      alike: Math.max(likeness(words, titleOf(category)), likeness(words.toLowerCase(), category)),
    }))
    .sort((a, b) => b.alike - a.alike)

/** The share of characters two names have in common. */
function likeness(a: string, b: string): number {
  const left = [...b]
  const common = [...a].filter((sign) => {
    const at = left.indexOf(sign)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return (2 * common.length) / ([...a].length + [...b].length || 1)
}

/** The corpus label of words that were taken for `act` and really meant this. */
export function labelOf(
  meant: Meant,
  act: Act,
): { readonly act: Act; readonly category: Category | null } {
  if (meant === 'chat') return { act: 'chat', category: null }
  if (meant === 'activity') return { act: 'enquiry', category: meant }
  return { act: withMatter.includes(act) ? act : 'report', category: meant }
}

const withMatter: readonly Act[] = ['report', 'me-too', 'still-broken', 'enquiry', 'fixed']
