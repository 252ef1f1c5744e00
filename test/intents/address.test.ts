import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressesIn, addressOfNickname } from '../../intents/address.ts'
import type { Address } from '../../intents/understanding.ts'

const letters: Readonly<Record<string, keyof Address>> = {
  e: 'estate',
  b: 'building',
  u: 'unit',
  f: 'floor',
  r: 'room',
  s: 'spot',
}

const parse = (written: string): Address[] =>
  written
    .split('|')
    .map((place) => place.trim())
    .filter(Boolean)
    .map((place) =>
      Object.fromEntries(place.split(' ').map((slot) => [letters[slot.charAt(0)], slot.slice(1)])),
    )

const cases = readFileSync(new URL('address-cases.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('# '))
  .map((line) => line.split(' =>'))

describe('the places in a message', () => {
  it.each(cases)('%s', (text = '', written = '') => {
    expect(addressesIn(text)).toEqual(parse(written))
  })
})

describe('the flat in a nickname', () => {
  it.each([
    ['3-2-501 张', 'b3 u2 r501'],
    ['3栋2单元501张阿姨', 'b3 u2 r501'],
    ['501老王', 'r501'],
    ['阳光5#1202', 'b5 r1202'],
    ['12-1204-李', 'b12 r1204'],
    ['A栋-1203-小美', 'bA r1203'],
    ['3号楼李姐', 'b3'],
    ['十二栋二单元302', 'b12 u2 r302'],
    ['老王(3-2-501)', 'b3 u2 r501'],
    ['晴天 19-2-704', 'b19 u2 r704'],
    ['３＃１单元', 'b3 u1'],
    ['03-02-0501', 'b3 u2 r0501'],
    ['Tom 15-3', 'b15 u3'],
    ['2座家姐', 'b2'],
    ['李伯18动', 'b18'],
    ['枫林6-504码农', 'b6 r504'],
    ['2101-3', 'r2101'],
  ])('%s', (name, written) => {
    expect(addressOfNickname(name)).toEqual(parse(written)[0])
  })

  it.each([
    '王小明',
    'lily',
    '2024.3.5',
    '2024-03-05',
    '13812345678',
    '水电工 138-1234-5678',
    '90后奶爸',
    '1990后',
    '520',
    '618',
    '2013级爸爸',
    '沐沐妈妈3岁',
    '三生三世',
    '第7天堂',
    '5座SUV车主',
    '一期B077',
    'A142车主小孙',
    '2024要瘦',
    '',
  ])('%s tells none', (name) => {
    expect(addressOfNickname(name)).toBeUndefined()
  })
})

describe('what nobody writes', () => {
  const seeds = [
    '3',
    '一',
    'a',
    '3-',
    '3、',
    '3栋',
    '甲',
    '花园',
    '3号',
    '负',
    '501、',
    '路3号',
    '1-2-',
    'B2车库',
  ]

  it.each(seeds)('100,000 characters of %s are read in no time', (seed) => {
    const text = seed.repeat(Math.ceil(100_000 / seed.length))
    addressesIn(text)
    const start = performance.now()
    addressesIn(text)
    expect(performance.now() - start).toBeLessThan(100)
    expect(addressesIn(text).length).toBeLessThanOrEqual(20)
  })

  it('any text gives slots of digits, letters and stems only', () => {
    const sign = fc.constantFrom(
      ...'0123456789一二十百两栋幢座号楼单元室层#-、，和到 abB甲负地下东门车库花园期院弄户房',
    )
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 60 }), (text) => {
        for (const { building = '1', unit = '1', floor = '1', room = '1' } of addressesIn(text))
          for (const slot of [building, unit, floor, room])
            expect(slot).toMatch(/^-?[0-9A-Z甲乙丙丁戊]+$/)
      }),
      { numRuns: 2000, seed: 7 },
    )
  })
})
