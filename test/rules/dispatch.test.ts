import { describe, expect, it } from 'vitest'
import { candidates, onDutyFor, supervisorsFor, type Worker } from '../../rules/dispatch.ts'

const worker = (id: number, over: Partial<Worker> = {}): Worker => ({
  id,
  name: `员工${id}`,
  role: 'property',
  categories: [],
  estates: [],
  supervisor: false,
  onDuty: true,
  open: 0,
  lastOfferedAt: null,
  ...over,
})

const matter = { category: 'drain-blocked', class: 'P2', estate: '阳光花园' } as const
const ids = (workers: readonly Worker[]) => workers.map(({ id }) => id)

describe('a ticket is offered', () => {
  it.each([
    ['to those on duty only', [worker(1, { onDuty: false }), worker(2)], [2]],
    ['to those who do such work', [worker(1, { categories: ['parking'] }), worker(2)], [2]],
    [
      'to those of the estate',
      [worker(1, { estates: ['梧桐苑'] }), worker(2, { estates: ['阳光花园'] })],
      [2],
    ],
    [
      'to a specialist before a generalist',
      [worker(1), worker(2, { categories: ['drain-blocked'], open: 3 })],
      [2, 1],
    ],
    ['to who has the least in hand', [worker(1, { open: 2 }), worker(2, { open: 1 })], [2, 1]],
    [
      'to who has waited longest',
      [
        worker(1, { lastOfferedAt: new Date(2) }),
        worker(2, { lastOfferedAt: new Date(1) }),
        worker(3),
      ],
      [3, 2, 1],
    ],
    ['never to the office', [worker(1, { role: 'secretary' }), worker(2, { role: 'admin' })], []],
  ] as const)('%s', (_, staff, order) => {
    expect(ids(candidates(staff, matter))).toEqual(order)
  })

  it('not again to who did not want it', () => {
    expect(ids(candidates([worker(1), worker(2)], matter, new Set([1])))).toEqual([2])
  })

  it('whatever its estate where that is not known', () => {
    const staff = [worker(1, { estates: ['梧桐苑'] })]
    expect(ids(candidates(staff, { ...matter, estate: null }))).toEqual([1])
  })
})

it('an emergency calls everybody on duty for the estate, whatever they do', () => {
  const staff = [
    worker(1, { categories: ['parking'] }),
    worker(2, { role: 'secretary' }),
    worker(3, { estates: ['梧桐苑'] }),
    worker(4, { onDuty: false }),
  ]
  expect(ids(onDutyFor(staff, '阳光花园'))).toEqual([1, 2])
})

it('the supervisor on duty for the estate comes first', () => {
  const staff = [
    worker(1, { supervisor: true, onDuty: false, estates: ['阳光花园'] }),
    worker(2, { supervisor: true }),
    worker(3, { supervisor: true, estates: ['阳光花园'] }),
    worker(4, { supervisor: true, estates: ['梧桐苑'] }),
    worker(5),
  ]
  expect(ids(supervisorsFor(staff, '阳光花园'))).toEqual([3, 2, 1])
})
