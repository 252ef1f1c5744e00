import type { Outcome, Quality, speedOf } from './intents.ts'

/** Everything `intents:eval` measured. Parts are absent where their data is. */
export interface Measured {
  readonly corpus: string
  readonly examples: number
  /** Each author's lines judged by a model that has not seen that author. */
  readonly folds: Quality
  /** Each author's by itself. */
  readonly authors: Readonly<Record<string, Quality>>
  /** Held-out sets whose misses were read while the model was made. */
  readonly known?: Quality
  /** A writer's set that was run once, at the end, and never read. */
  readonly clean?: Quality
  readonly smallTalk?: { readonly messages: number; readonly tickets: number }
  readonly letters?: {
    readonly accuracy: number
    readonly macroF1: number
    readonly seconds: number
  }
  readonly speed: ReturnType<typeof speedOf>
  readonly loadMilliseconds: number
  /** Held by the process before the model was loaded, and after. */
  readonly megabytes: { readonly bare: number; readonly loaded: number }
  readonly natural?: Beside
}

/** Both classifiers on the same lines in the same run. */
export interface Beside {
  readonly messages: number
  readonly naturalAct: number
  readonly naturalCategory: number
  readonly naturalPerSecond: number
  readonly oursAct: number
  readonly oursCategory: number
  readonly oursPerSecond: number
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
    `By \`npm run intents:eval\`; corpus ${measured.corpus}, ${measured.examples} lines. Cross-validation leaves one author's whole file out at a time (\`voices-*\`), and with each a fifth of the small talk. The known sets were read while the model was made; the clean one was run once, at the end, and its lines were never looked at. Thresholds come from cross-validation alone.`,
    '',
    '| what | authors left out | known sets | clean set |',
    '|---|---|---|---|',
    ...qualityRows.map(
      ([name, key]) =>
        `| ${name} | ${share(folds[key])} | ${known ? share(known[key]) : '–'} | ${clean ? share(clean[key]) : '–'} |`,
    ),
    `| messages | ${folds.messages} | ${known?.messages ?? '–'} | ${clean?.messages ?? '–'} |`,
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

function smallLines({
  smallTalk,
  letters,
  speed,
  loadMilliseconds,
  megabytes,
}: Measured): string[] {
  const perThousand = smallTalk && ((1000 * smallTalk.tickets) / smallTalk.messages).toFixed(2)
  return [
    smallTalk
      ? `- Public small talk: ${smallTalk.tickets} tickets in ${smallTalk.messages} messages, ${perThousand} in 1,000.`
      : '- Public small talk: not measured, the data is absent.',
    letters
      ? `- Letters to city leaders, 7 topics, every fifth held out: macro-F1 ${share(letters.macroF1)}, accuracy ${share(letters.accuracy)}, trained in ${letters.seconds.toFixed(0)} s.`
      : '- Letters: not measured, the data is absent.',
    `- Speed: ${Math.round(speed.perSecond)} messages a second on one core; slowest message ${speed.slowest.toFixed(1)} ms, slowest of 100,000 characters ${speed.slowestHuge.toFixed(1)} ms.`,
    `- Loaded in ${loadMilliseconds.toFixed(0)} ms; the process holds ${megabytes.loaded.toFixed(0)} MB then, ${megabytes.bare.toFixed(0)} MB before.`,
  ]
}

function naturalLines(natural: Beside | undefined): string[] {
  if (!natural) return []
  return [
    `Beside \`natural\`'s Bayes classifier (pairs of characters, smoothing 0.01), same training and test lines (${natural.messages}), same run:`,
    '',
    '| | natural | ours |',
    '|---|---|---|',
    `| act right | ${share(natural.naturalAct)} | ${share(natural.oursAct)} |`,
    `| category right | ${share(natural.naturalCategory)} | ${share(natural.oursCategory)} |`,
    `| messages a second | ${Math.round(natural.naturalPerSecond)} | ${Math.round(natural.oursPerSecond)} |`,
    '',
  ]
}

const section = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : [`## ${title}`, '', ...lines.map((line) => `- ${line}`), '']

const missLine = ({ text, truth, said, confidence }: Outcome) =>
  `${truth.act}/${truth.category ?? '–'} taken for ${said.act}/${said.category ?? '–'} (${share(confidence)}): ${text.replaceAll('\n', ' ').slice(0, 80)}`

const share = (value: number) => value.toFixed(3)
