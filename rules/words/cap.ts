/** How many tickets somebody may have in hand. */
export interface CapWord {
  readonly ask: 'set-cap'
  /** Missing where the name was called by @. */
  readonly name?: string
  readonly cap: number
}

/** Reads `上限 张师傅 6` and `上限 @张师傅 6`. */
export function readCap(plain: string): CapWord | undefined {
  const found = /^上限\s+(?:(\S{1,20})\s+)?(\d{1,2})(?:\s?[单个])?$/.exec(plain)
  if (!found) return undefined
  return { ask: 'set-cap', cap: Number(found[2]), ...(found[1] && { name: found[1] }) }
}
