import { expect, it } from 'vitest'
import { readNotice } from '../../rules/notice.ts'

const draft = (text: string, ...to: string[]) => ({ ask: 'draft', to, text, loose: false })

it.each([
  ['通知 明天停水', draft('明天停水')],
  ['通知：明天停水', draft('明天停水')],
  ['通知\n明天停水\n请接水', draft('明天停水\n请接水')],
  ['通知 阳光花园：明天停水', draft('明天停水', '阳光花园')],
  ['通知 阳光花园业主群、梧桐苑：明天停水', draft('明天停水', '阳光花园业主群', '梧桐苑')],
  ['通知 @阳光花园 梧桐苑: 明天停水', draft('明天停水', '阳光花园', '梧桐苑')],
  ['通知', draft('')],
  ['确认', { ask: 'confirm' }],
  ['确认发送', { ask: 'confirm' }],
  [' 取消 ', { ask: 'drop' }],
])('%j', (text, word) => {
  expect(readNotice(text)).toMatchObject(word)
})

it('keeps what was written before a colon that is none of its names', () => {
  const written = '明天上午 9:00-11:00 停水'
  expect(readNotice(`通知 ${written}`)).toMatchObject({ whole: written })
})

it('without a blank is one too, told apart', () => {
  expect(readNotice('通知明天停水')).toMatchObject({ text: '明天停水', loose: true })
})

it.each([
  '通知书收到了吗',
  '通知发了没',
  '通知一下张师傅',
  '通知大家了吗',
  '已通知',
  '确认一下',
  '取消吧',
  '',
])('%j is talk', (text) => {
  expect(readNotice(text)).toBeUndefined()
})

it('is no longer than WeChat shows', () => {
  expect(readNotice(`通知 ${'长'.repeat(5_000)}`)).toMatchObject({
    text: expect.stringMatching(/^长{2000}$/),
  })
})
