import { expect, it } from 'vitest'
import { understand } from '../../intents/understand.ts'

const dashes = '- - - - - - - - - - - - - - -'
const under = (quoted: string, own: string, talker?: string) =>
  understand(`「8-2-301 老陈：${quoted}」\n${dashes}\n${own}`, talker)

it.each([
  ['楼上漏下来的水把顶都泡黄了', '我家也是', 'water-leak'],
  ['水龙头一滴水都没有了', '+1', 'water-supply'],
  ['家里停电了，有人知道怎么回事吗', '我家也停了', 'power-outage'],
  ['暖气一点不热', '我家也一样', 'heating'],
])('a me-too under “%s” is about what was quoted', (quoted, own, category) => {
  expect(under(quoted, own)).toMatchObject({ act: 'me-too', category, opensTicket: true })
})

it('the place is the speaker’s own, never that of the quoted name', () => {
  expect(under('楼上漏水了', '我家也是').address).toEqual([])
  expect(under('楼上漏水了', '我家也是', '5-1-202 周').address).toEqual([
    { building: '5', unit: '1', room: '202' },
  ])
})

it.each([
  ['今天的晚霞真好看', '我家也是'],
  ['哈哈哈笑死我了', '+1'],
  ['家里停电了', '哈哈哈'],
])('“%s” under which somebody says “%s” opens nothing', (quoted, own) => {
  expect(under(quoted, own).opensTicket).toBe(false)
})
