import { describe, expect, it } from 'vitest'
import {
  candidates,
  fitting,
  lastResorts,
  onDutyFor,
  supervisorsFor,
  type Worker,
} from '../../rules/dispatch.ts'
import { offeringOf } from '../../rules/offering.ts'

const worker = (id: number, over: Partial<Worker> = {}): Worker => ({
  id,
  name: `员工${id}`,
  role: 'property',
  categories: [],
  estates: [],
  supervisor: false,
  onDuty: true,
  byShift: false,
  enrolled: true,
  covers: [],
  cap: 10,
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
    ['to those who can be called only', [worker(1, { enrolled: false }), worker(2)], [2]],
    ['to those who have room', [worker(1, { open: 6, cap: 6 }), worker(2, { open: 9 })], [2]],
    [
      'to who stands in for somebody who does such work there',
      [
        worker(1, {
          categories: ['parking'],
          estates: ['梧桐苑'],
          covers: [{ role: 'property', categories: ['drain-blocked'], estates: ['阳光花园'] }],
        }),
      ],
      [1],
    ],
    [
      'to the office where it stands in for somebody of the field',
      [
        worker(1, {
          role: 'secretary',
          covers: [{ role: 'grid-worker', categories: [], estates: ['阳光花园'] }],
        }),
      ],
      [1],
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

it('an emergency is for those at their cap as well', () => {
  const staff = [worker(1, { open: 10 })]
  const emergency = { category: 'gas-leak', class: 'P1', estate: null } as const
  expect(ids(candidates(staff, emergency))).toEqual([1])
  expect(ids(candidates(staff, matter))).toEqual([])
  expect(ids(fitting(staff, matter))).toEqual([1])
})

it('when nobody of the field is left, supervisors on duty are asked who have not been', () => {
  const staff = [
    worker(1, { supervisor: true }),
    worker(2, { supervisor: true, estates: ['阳光花园'] }),
    worker(3, { supervisor: true, onDuty: false }),
    worker(4, { supervisor: true, open: 10 }),
    worker(5, { supervisor: true }),
  ]
  expect(ids(lastResorts(staff, matter, new Set([1])))).toEqual([2, 5])
})

it.each([
  ['wish', 'P3', 'pool'],
  ['canteen', 'P3', 'pool'],
  ['greenery', 'P3', 'pool'],
  ['neighbour-dispute', 'P3', 'pool'],
  ['service-enquiry', 'P3', 'pool'],
  ['drain-blocked', 'P2', 'direct'],
  ['parking', 'P3', 'direct'],
  ['drain-blocked', 'P1', 'pool'],
] as const)('%s of %s is offered as %s', (category, urgency, offering) => {
  expect(offeringOf(category, urgency)).toBe(offering)
})
