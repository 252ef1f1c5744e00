import type { Outcome, Quality, speedOf } from './intents.ts'
import type { AddressFigures } from './intents-addresses.ts'
import type { Beside } from './intents-beside.ts'
import type { ChatFigures } from './intents-chats.ts'
import { goalLines } from './intents-goals.ts'
import type { Held } from './intents-memory.ts'
import type { PairFigures } from './intents-pairs.ts'

/** What was measured on sets of one sort; parts are absent where their data is. */
export interface OnSets {
  readonly messages?: Quality
  readonly places?: AddressFigures
  readonly pairs?: PairFigures
  readonly chats?: ChatFigures
}

/** Everything `intents:eval` measured. Parts are absent where their data is. */
export interface Measured {
  readonly corpus: string
  readonly examples: number
  /** Each author's lines judged by a model that has not seen that author. */
  readonly folds: Quality
  /** Each author's by itself. */
  readonly authors: Readonly<Record<string, Quality>>
  /** Held-out sets whose misses were read while the model was made. */
  readonly known: OnSets
  /** Sets that were run once, at the end, and never read. */
  readonly clean: OnSets
  readonly smallTalk?: { readonly messages: number; readonly tickets: number }
  /** Public postal addresses, building, unit and room, where the label is sound. */
  readonly postal?: { readonly all: number; readonly sound: number; readonly right: number }
  readonly letters?: {
    readonly accuracy: number
    readonly macroF1: number
    readonly seconds: number
  }
  readonly speed: ReturnType<typeof speedOf>
  readonly held: Held
  readonly natural?: Beside
}

interface Details {
  readonly title: string
  readonly acts: readonly string[]
  readonly categories: readonly string[]
  readonly misses: readonly Outcome[]
}

/** The measurements as `bench/intents.md` shows them. */
export function reportOf(measured: Measured, details: Details): string {
  const { folds, known, clean } = measured
  return [
    '# Understanding, measured',
    '',
    `By \`npm run intents:eval\`; corpus ${measured.corpus}, ${measured.examples} lines. Cross-validation leaves a fifth of the authors' whole files out at a time (\`voices-*\`), and with them a fifth of the small talk. The known sets were read while the model was made (the known pairs are those that joining was learned from); the lines of the clean ones were never looked at, but their figures were, several times while corpus, thresholds and signs were chosen, so they are a little less clean than first sight.`,
    '',
    ...goalLines(measured),
    '',
    '| messages by others | authors left out | known sets | clean set |',
    '|---|---|---|---|',
    ...qualityRows.map(
      ([name, key]) =>
        `| ${name} | ${share(folds[key])} | ${share(known.messages?.[key])} | ${share(clean.messages?.[key])} |`,
    ),
    `| messages | ${folds.messages} | ${known.messages?.messages ?? '–'} | ${clean.messages?.messages ?? '–'} |`,
    '',
    ...authorLines(measured.authors),
    '',
    ...smallLines(measured),
    '',
    ...naturalLines(measured.natural),
    ...section(`Acts taken for each other (${details.title})`, details.acts),
    ...section(`Categories taken for each other (${details.title})`, details.categories),
    ...section(`The 20 worst misses (${details.title})`, details.misses.map(missLine)),
  ].join('\n')
}

const authorLines = (authors: Measured['authors']): string[] => [
  '| author left out | messages | act | category | life safety | other reports | false tickets |',
  '|---|---|---|---|---|---|---|',
  ...Object.entries(authors).map(
    ([name, it]) =>
      `| ${name} | ${it.messages} | ${share(it.actRight)} | ${share(it.categoryRight)} | ${share(it.urgentRecall)} | ${share(it.otherRecall)} | ${share(it.hardFalse)} |`,
  ),
]

const qualityRows: readonly (readonly [string, Exclude<keyof Quality, 'messages'>])[] = [
  ['act right', 'actRight'],
  ['act macro-F1', 'actMacroF1'],
  ['category right', 'categoryRight'],
  ['category macro-F1', 'categoryMacroF1'],
  ['life safety heard as such, with a ticket', 'urgentRecall'],
  ['other reports with a ticket', 'otherRecall'],
  ['hard negatives that opened a ticket', 'hardFalse'],
  ['other chat that opened a ticket', 'smallTalkFalse'],
]

function smallLines({ smallTalk, letters, speed, held, known, clean }: Measured): string[] {
  return [
    smallTalk
      ? `- Public small talk: ${smallTalk.tickets} tickets in ${smallTalk.messages} messages.`
      : '- Public small talk: not measured, the data is absent.',
    letters
      ? `- Letters to city leaders, 7 topics, every fifth held out: macro-F1 ${share(letters.macroF1)}, accuracy ${share(letters.accuracy)}, trained in ${letters.seconds.toFixed(0)} s.`
      : '- Letters: not measured, the data is absent.',
    ...pairLines('known', known),
    ...pairLines('clean', clean),
    `- Speed: ${Math.round(speed.perSecond)} messages a second on one core; slowest message ${speed.slowest.toFixed(1)} ms, slowest of 100,000 characters ${speed.slowestHuge.toFixed(1)} ms.`,
    `- A process of its own held ${held.bare.toFixed(0)} MB before the model was loaded, ${held.loaded.toFixed(0)} MB with it, ${held.after.toFixed(0)} MB after 10,000 messages.`,
  ]
}

function pairLines(name: string, { pairs, chats }: OnSets): string[] {
  return [
    ...(pairs
      ? [
          `- Same incident, ${name}: ${pairs.pairs} pairs, precision ${share(pairs.precision)}, recall ${share(pairs.recall)}.`,
        ]
      : []),
    ...(chats
      ? [
          `- Whole chats, ${name}: ${chats.chats} chats, ${chats.right} tickets right, ${chats.extra} too many, ${chats.missed} missed.`,
        ]
      : []),
  ]
}

function naturalLines(natural: Beside | undefined): string[] {
  if (!natural) return []
  const { natural: theirs, ours } = natural
  return [
    `Beside \`natural\`'s Bayes classifier (pairs of characters, smoothing 0.01): both taught by every fifth line of the corpus (${natural.taughtBy}), without one author, and tried on every fifth of that author's (${natural.triedOn}), in one run. It keeps a number for each of its features with each line, and made no end of the whole corpus in eight minutes; its logistic regression, which keeps the same table, was not tried.`,
    '',
    '| | natural | ours |',
    '|---|---|---|',
    `| act right | ${share(theirs.actRight)} | ${share(ours.actRight)} |`,
    `| category right, where there is one | ${share(theirs.categoryRight)} | ${share(ours.categoryRight)} |`,
    `| both questions answered, a second | ${Math.round(theirs.perSecond)} | ${Math.round(ours.perSecond)} |`,
    `| seconds to train | ${theirs.trainSeconds.toFixed(0)} | ${ours.trainSeconds.toFixed(0)} |`,
    '',
  ]
}

const section = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : [`## ${title}`, '', ...lines.map((line) => `- ${line}`), '']

const missLine = ({ text, truth, said, confidence }: Outcome) =>
  `${truth.act}/${truth.category ?? '–'} taken for ${said.act}/${said.category ?? '–'} (${share(confidence)}): ${text.replaceAll('\n', ' ').slice(0, 80)}`

const share = (value: number | undefined) => value?.toFixed(3) ?? '–'
