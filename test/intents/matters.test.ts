import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { understand } from '../../intents/understand.ts'

const cases = readFileSync(new URL('matters.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .map((line) => line.split('|').map((part) => part.trim()))

it.each(cases)('“%s” tells %s', (text = '', matters = '') => {
  const { category, also } = understand(text)
  expect([category, ...also.map((one) => one.category)].join(' + ')).toBe(matters)
})

it('a further matter that names no place is where the one before it is, or at home', () => {
  const places = (text: string) => {
    const { address, also } = understand(text, '9-1-902 刘')
    return [address, ...also.map((one) => one.address)]
  }
  expect(places('3栋电梯坏了，另外下水道也堵了')).toEqual([
    [{ building: '3' }],
    [{ building: '3' }],
  ])
  expect(places('3栋电梯坏了，还有我家没水')).toEqual([
    [{ building: '3' }],
    [{ building: '9', unit: '1', room: '902' }],
  ])
})
