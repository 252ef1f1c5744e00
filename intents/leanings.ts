import { categoryLabels, type Opinion } from './model.ts'
import type { Leaning } from './understanding.ts'

/** A matter less likely than this is none to think of. */
const leastShare = 0.08
const most = 4

/** The likeliest matters, the likeliest first. */
export function leaningsOf({ category: shares }: Opinion): readonly Leaning[] {
  const found: Leaning[] = []
  for (const [i, share] of shares.entries()) {
    const category = categoryLabels[i] ?? null
    if (share >= leastShare && category !== null && category !== 'activity')
      found.push({ category, share })
  }
  return found.sort((a, b) => b.share - a.share).slice(0, most)
}
