/** Somebody goes off duty and names who covers for them. */
export interface StandInWord {
  readonly ask: 'stand-in'
  /** What stands behind the word, the name where none was called by @. */
  readonly text: string
}

/** Reads `代班 @刘师傅`, `代班 刘师傅`, `代班给刘师傅`, `代班@刘师傅`. */
export function readStandIn(plain: string): StandInWord | undefined {
  const found = /^代班(?:\s?给\s?(\S.{0,60})?|\s*@(\S.{0,60})|\s+(\S.{0,60}))?$/.exec(plain)
  return found ? { ask: 'stand-in', text: found[1] ?? found[2] ?? found[3] ?? '' } : undefined
}
