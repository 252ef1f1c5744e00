import { describe, expect, it } from 'vitest'
import { complete, isPlace, placeText } from '../../rules/places.ts'

describe('what was left open', () => {
  it.each([
    [
      'a unit, from the flat at home',
      { building: '3', unit: '2' },
      { building: '3', unit: '2', room: '501' },
      { building: '3', unit: '2', room: '501' },
    ],
    [
      'everything',
      {},
      { building: '3', unit: '2', room: '501' },
      { building: '3', unit: '2', room: '501' },
    ],
    [
      'nothing, for another building',
      { building: '5' },
      { building: '3', room: '501' },
      { building: '5' },
    ],
    [
      'nothing, for a spot out of doors',
      { spot: '东门' },
      { building: '3', room: '501' },
      { spot: '东门' },
    ],
    ['nothing, where no home is known', { unit: '2' }, undefined, { unit: '2' }],
  ])('is filled in: %s', (_, said, home, whole) => {
    expect(complete(said, home)).toEqual(whole)
  })
})

describe('a place in words', () => {
  it.each([
    ['阳光花园', { building: '3', unit: '2', room: '501' }, 'flat', '阳光花园3栋2单元501室'],
    ['阳光花园', { building: '3', unit: '2', room: '501' }, 'building', '阳光花园3栋'],
    ['阳光花园', { building: 'B', floor: '7' }, 'flat', '阳光花园B座7层'],
    ['阳光花园', { spot: '东门' }, 'building', '阳光花园东门'],
    [null, {}, 'flat', ''],
    ['阳光花园', { estate: '2号院', building: '1' }, 'building', '2号院1栋'],
  ] as const)('%s %j up to the %s: %s', (estate, address, upTo, words) => {
    expect(placeText(estate, address, upTo)).toBe(words)
  })
})

it.each([
  [{ building: '3' }, true],
  [{ spot: '东门' }, true],
  [{ unit: '2', room: '501' }, false],
  [{}, false],
])('%j is enough to walk there: %s', (address, enough) => {
  expect(isPlace(address)).toBe(enough)
})
