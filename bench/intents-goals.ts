import type { Measured, OnSets } from './intents-report.ts'

/** One line of the table of what is to be reached: how it is read off, and whether more or less is better. */
interface Goal {
  readonly what: string
  readonly least: number
  readonly goal: number
  readonly of: (sets: OnSets, measured: Measured) => number | undefined
  readonly show: (value: number) => string
}

const share = (value: number) => value.toFixed(3)
const whole = (value: number) => Math.round(value).toLocaleString('en')

/** Where the goal is below the least, less is better. */
const ofSets: readonly Goal[] = [
  {
    what: 'hard negatives that opened a ticket',
    least: 0.12,
    goal: 0.03,
    of: ({ messages }) => messages?.hardFalse,
    show: share,
  },
  {
    what: 'life safety heard as such, with a ticket',
    least: 0.93,
    goal: 0.99,
    of: ({ messages }) => messages?.urgentRecall,
    show: share,
  },
  {
    what: 'act right',
    least: 0.85,
    goal: 0.95,
    of: ({ messages }) => messages?.actRight,
    show: share,
  },
  {
    what: 'category right',
    least: 0.82,
    goal: 0.95,
    of: ({ messages }) => messages?.categoryRight,
    show: share,
  },
  {
    what: 'addresses exactly right',
    least: 0.93,
    goal: 0.98,
    of: ({ places }) => places?.right,
    show: share,
  },
  {
    what: 'same incident, F1',
    least: 0.88,
    goal: 0.95,
    of: ({ pairs }) => pairs?.f1,
    show: share,
  },
  {
    what: 'whole chats, F1 of the tickets',
    least: 0.85,
    goal: 0.95,
    of: ({ chats }) => chats?.f1,
    show: share,
  },
]

const ofAll: readonly Goal[] = [
  {
    what: 'public small talk that opened a ticket, in 1,000',
    least: 3,
    goal: 1,
    of: (_, { smallTalk }) => smallTalk && (1000 * smallTalk.tickets) / smallTalk.messages,
    show: (value) => value.toFixed(2),
  },
  {
    what: 'public postal addresses with a sound label',
    least: 0.93,
    goal: 0.98,
    of: (_, { postal }) => postal?.right,
    show: share,
  },
  {
    what: 'letters, macro-F1',
    least: 0.92,
    goal: 0.94,
    of: (_, { letters }) => letters?.macroF1,
    show: share,
  },
  {
    what: 'messages a second',
    least: 10_000,
    goal: 20_000,
    of: (_, { speed }) => speed.perSecond,
    show: whole,
  },
  {
    what: 'loaded in, ms',
    least: 500,
    goal: 300,
    of: (_, { held }) => held.loadMilliseconds,
    show: whole,
  },
  {
    what: 'held after 10,000 messages, MB',
    least: 120,
    goal: 80,
    of: (_, { held }) => held.after,
    show: whole,
  },
  {
    what: "times as fast as `natural`'s Bayes",
    least: 100,
    goal: 100,
    of: (_, { natural }) => natural && natural.ours.perSecond / natural.natural.perSecond,
    show: whole,
  },
]

/** The table of the goals: at least, goal, and what was measured. */
export const goalLines = (measured: Measured): string[] => [
  '| what | at least | goal | known sets | clean sets |',
  '|---|---|---|---|---|',
  ...ofSets.map((goal) =>
    row(goal, [goal.of(measured.known, measured), goal.of(measured.clean, measured)]),
  ),
  '',
  '| what | at least | goal | measured |',
  '|---|---|---|---|',
  ...ofAll.map((goal) => row(goal, [goal.of({}, measured)])),
]

const row = ({ what, least, goal, show }: Goal, values: readonly (number | undefined)[]) =>
  `| ${[what, show(least), show(goal), ...values.map((value) => (value === undefined ? '–' : show(value)))].join(' | ')} |`
