import type { PostKind } from './gate.ts'

const kinds: ReadonlySet<string> = new Set([
  'ping',
  'guidance',
  'escalation',
  'nudge',
  'notice',
  'resolved',
] satisfies readonly PostKind[])

/** What matters is said again; better twice than not at all. Small courtesies are let go. */
export const isWorthRepeating = ({ kind, urgent }: { kind: string; urgent: boolean }): boolean =>
  urgent || kinds.has(kind)
