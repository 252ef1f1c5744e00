import { expect, it } from 'vitest'
import { understand } from '../../intents/understand.ts'

it('a report tells what, where and that a ticket opens', () => {
  expect(understand('3号楼2单元下水道堵了，污水往外冒')).toMatchObject({
    act: 'report',
    category: 'drain-blocked',
    class: 'P2',
    address: [{ building: '3', unit: '2' }],
    opensTicket: true,
  })
})

it('small talk has no matter and opens nothing', () => {
  const said = understand('今天天气真好，出去走走')
  expect(said).toMatchObject({ act: 'chat', category: null, class: null, opensTicket: false })
})

it('what is quoted is not the speaker’s own', () => {
  const said = understand('「老王：5号楼电梯困人了」\n- - - - - - - - -\n哈哈哈')
  expect(said.opensTicket).toBe(false)
  expect(said.quoted).toContain('电梯')
  expect(said.address).toEqual([])
})

it('the nickname’s flat stands in for a report without a place, and completes one without a building', () => {
  expect(understand('我家停水了', '3-2-501 张').address).toEqual([
    { building: '3', unit: '2', room: '501' },
  ])
  expect(understand('2单元楼道灯坏了', '3-1-501 张').address).toMatchObject([
    { building: '3', unit: '2' },
  ])
})

it('the nickname’s flat is not merged into a spot out of doors, nor its room into another unit', () => {
  expect(understand('东门的路灯全黑了', '3-2-501 张').address).toEqual([{ spot: '东门' }])
  expect(understand('2单元楼道灯坏了', '3-1-501 张').address[0]).not.toHaveProperty('room')
})

it('heads are counted in sign-ups only', () => {
  expect(understand('电梯里困了3个人，快来人')).not.toHaveProperty('people')
})

it.each([
  ['我家停水了', 'water-supply'],
  ['停电了', 'power-outage'],
  ['下水道堵了', 'drain-blocked'],
  ['停气了', 'gas-outage'],
  ['电梯坏了', 'elevator-fault'],
  ['门禁坏了', 'access-control'],
  ['3号楼楼下着火了', 'fire'],
  ['电梯困人了', 'elevator-trapped'],
  ['有人晕倒了', 'medical'],
  ['煤气泄漏', 'gas-leak'],
  ['老人摔倒了', 'sick-elder'],
  ['孩子被锁家里了', 'child-unattended'],
  ['孩子丢了', 'missing-person'],
  ['有人高空抛物', 'falling-hazard'],
  ['进小偷了', 'public-security'],
])('the plain words “%s” are always heard', (text, category) => {
  expect(understand(text)).toMatchObject({ category, opensTicket: true })
})

it.each([
  ['我家厨房漏水', 'water-leak'],
  ['我家马桶堵了', 'drain-blocked'],
  ['我家跳闸了', 'power-outage'],
  ['我家停水了，一滴水都没有', 'water-supply'],
  ['我家没水了', 'water-supply'],
  ['12栋没水了，正洗头呢', 'water-supply'],
  ['我家突然没电了，冰箱都停了', 'power-outage'],
])('“%s” is a first report of one’s own', (text, category) => {
  expect(understand(text)).toMatchObject({ act: 'report', category, opensTicket: true })
})

it.each([
  ['我家也停水了', 'me-too'],
  ['我家也通了', 'fixed'],
  ['我家手机没电了，先不聊了', 'chat'],
])('“%s” is none: %s', (text, act) => {
  expect(understand(text).act).toBe(act)
})

it.each([
  ['梧桐里6号楼1单元 楼道声控灯坏了', 'lighting'],
  ['桂花苑8号楼 门口的树倒了', 'greenery'],
])('plants in the name of an estate are no greenery: %s', (text, category) => {
  expect(understand(text)).toMatchObject({ category, opensTicket: true })
})

it('age and kin tell the old from others who are ill', () => {
  expect(understand('一个三十多岁的男的晕倒在楼道里了，快来人').category).toBe('medical')
  expect(understand('八十二岁的老先生晕倒在楼道里了，快来人').category).toBe('sick-elder')
})

it('the nickname’s flat is not where small talk happens', () => {
  expect(understand('哈哈哈哈', '3-2-501 张').address).toEqual([])
})

it('two matters in one message are two, the more urgent first', () => {
  const said = understand('6号楼电梯坏了一天了没人修。另外我闻到楼道里有煤气味，你们快来人看看')
  expect(said).toMatchObject({ category: 'gas-leak', class: 'P1' })
  expect(said.also.map(({ category }) => category)).toEqual(['elevator-fault'])
})

it('one story in several sentences stays one', () => {
  const said = understand('我家厨房下水堵了。水池里全是脏水，倒灌上来了。麻烦派个师傅来通一下')
  expect(said).toMatchObject({ category: 'drain-blocked', also: [] })
})

it('act and slots of a sign-up', () => {
  expect(understand('报名，2个人')).toMatchObject({
    act: 'signup',
    category: 'activity',
    people: 2,
  })
})

it('the same text is understood the same every time', () => {
  expect(understand('门口堆满垃圾没人管')).toEqual(understand('门口堆满垃圾没人管'))
})
