import { expect, it } from 'vitest'
import type { Worker } from '../../rules/dispatch.ts'
import { ringOf } from '../../rules/ladder.ts'

const worker = (name: string, over: Partial<Worker>): Worker => ({
  id: over.id ?? 0,
  name,
  role: 'property',
  categories: ['parking'],
  estates: ['阳光花园'],
  supervisor: false,
  onDuty: true,
  byShift: false,
  enrolled: true,
  covers: [],
  cap: 10,
  open: 10,
  lastOfferedAt: null,
  ...over,
})

const staff = [
  worker('on duty', { id: 1 }),
  worker('off duty', { id: 2, onDuty: false }),
  worker('supervisor off duty', { id: 3, onDuty: false, supervisor: true }),
  worker('elsewhere', { id: 4, estates: ['梧桐苑'] }),
  worker('secretary elsewhere', { id: 5, role: 'secretary', estates: ['梧桐苑'] }),
  worker('not enrolled', { id: 6, enrolled: false }),
  worker('covers here', {
    id: 7,
    estates: ['梧桐苑'],
    covers: [{ role: 'property', categories: [], estates: ['阳光花园'] }],
  }),
]

const first = ['on duty', 'covers here', 'supervisor off duty']
const second = [...first, 'off duty']
const third = [...second, 'secretary elsewhere']

it.each([
  [1, 1, first, false],
  [2, 2, second, false],
  [3, 3, third, true],
  [4, 4, [...third, 'elsewhere'], true],
  [40, 4, [...third, 'elsewhere'], true],
])('ring %i of an emergency climbs to rung %i', (ring, rung, names, adminGroup) => {
  const { called, ...rest } = ringOf(ring, staff, '阳光花园')
  expect(rest).toEqual({ rung, adminGroup })
  expect(called.map(({ name }) => name).sort()).toEqual([...names].sort())
})

it('where the estate is not known everybody on duty is called at once', () => {
  const { called } = ringOf(1, staff, null)
  expect(called.map(({ name }) => name)).toContain('elsewhere')
})
