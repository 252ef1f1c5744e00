import { describe, expect, it } from 'vitest'
import { mergeable } from '../../rules/merge.ts'

const post = (id: number, over = {}) => ({ id, kind: 'ping', urgent: false, text: '接单', ...over })
const ids = (posts: readonly { id: number }[]) => posts.map(({ id }) => id)

describe('posts that wait for the same group', () => {
  it('are said as one, four at the most', () => {
    expect(
      ids(
        mergeable(
          post(1),
          [1, 2, 3, 4, 5].map((id) => post(id)),
        ),
      ),
    ).toEqual([2, 3, 4])
  })

  it('are not said with an emergency, a notice or advice, nor those with others', () => {
    const waiting = [
      post(2, { urgent: true }),
      post(3, { kind: 'notice' }),
      post(4, { kind: 'guidance' }),
      post(5, { kind: 'news' }),
    ]
    expect(ids(mergeable(post(1), waiting))).toEqual([5])
    expect(mergeable(post(1, { urgent: true }), [post(2)])).toEqual([])
    expect(mergeable(post(1, { kind: 'notice' }), [post(2)])).toEqual([])
  })

  it('do not grow into a wall of words', () => {
    const long = '很长的话'.repeat(100)
    const waiting = [post(2, { text: long }), post(3, { text: long }), post(4, { text: long })]
    const total = [post(1), ...mergeable(post(1), waiting)].map(({ text }) => text).join('')
    expect(total.length).toBeLessThanOrEqual(900)
    expect(ids(mergeable(post(1), waiting))).toEqual([2, 3])
  })
})
