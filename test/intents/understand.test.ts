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
