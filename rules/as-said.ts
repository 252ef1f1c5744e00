import { maskForGroup } from './masking.ts'

interface Worded {
  readonly id: number
  readonly kind: string
  readonly text: string
}

/**
 * What goes out for a post and those said along with it, oldest first: in a group without what is nobody's business. A notice is
 * the office's own confirmed wording.
 */
export const asSaid = (posts: readonly Worded[], roomKind: string): string =>
  [...posts]
    .sort((a, b) => a.id - b.id)
    .map(({ kind, text }) =>
      roomKind === 'direct' || kind === 'notice' ? text : maskForGroup(text),
    )
    .join('\n')
