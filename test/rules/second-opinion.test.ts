import { describe, expect, it } from 'vitest'
import type { Understanding } from '../../intents/understanding.ts'
import { forStrangers } from '../../rules/anonymous.ts'
import { isUnsure, reconcile } from '../../rules/second-opinion.ts'

const chat: Understanding = {
  ...{ act: 'chat', category: null, class: null, address: [{ building: '3' }], also: [] },
  ...{ confidence: 0.3, opensTicket: false },
}
const fire: Understanding = {
  ...{ ...chat, act: 'report', category: 'fire', class: 'P1', opensTicket: true },
}
const parking = { act: 'report', category: 'parking' } as const

describe('a second opinion', () => {
  it('is wanted of what is not sure, save for an emergency and for several matters', () => {
    expect(isUnsure(chat)).toBe(true)
    expect(isUnsure({ ...chat, confidence: 0.6 })).toBe(false)
    expect(isUnsure(fire)).toBe(false)
    expect(isUnsure({ ...fire, also: [{ ...parking, class: 'P3', address: [] }] })).toBe(false)
  })

  it('opens a ticket where the own model heard small talk and was not sure', () => {
    expect(reconcile(chat, parking)).toMatchObject({
      ...{ act: 'report', category: 'parking', class: 'P3', opensTicket: true },
      address: [{ building: '3' }],
    })
  })

  it('opens nothing where the own model is sure of small talk', () => {
    const sure = { ...chat, confidence: 0.95 }

    expect(reconcile(sure, parking)).toBe(sure)
  })

  it('turns off what was heard as trouble and was not', () => {
    const unsure = {
      ...chat,
      act: 'report',
      category: 'parking',
      class: 'P3',
      opensTicket: true,
    } as const

    expect(reconcile(unsure, { act: 'chat', category: null })).toMatchObject({
      ...{ act: 'chat', category: null, class: null, opensTicket: false },
    })
  })

  it.each([fire, { ...fire, opensTicket: false }])('never turns off an emergency', (own) => {
    expect(reconcile(own, { act: 'chat', category: null })).toBe(own)
    expect(reconcile(own, parking)).toBe(own)
  })

  it('may hear an emergency, also in place of another', () => {
    const gas = { act: 'report', category: 'gas-leak' } as const

    expect(reconcile(chat, gas)).toMatchObject({ class: 'P1', opensTicket: true })
    expect(reconcile({ ...fire, opensTicket: false }, gas)).toMatchObject({
      category: 'gas-leak',
      opensTicket: true,
    })
  })

  it('makes a ticket of a question only where both hear the same one', () => {
    const asked = { act: 'enquiry', category: 'canteen' } as const

    expect(reconcile(chat, asked).opensTicket).toBe(false)
    expect(reconcile({ ...chat, ...asked, class: 'P3' }, asked).opensTicket).toBe(true)
  })

  it('that there is none of changes nothing', () => {
    expect(reconcile(chat, undefined)).toBe(chat)
  })
})

describe('words that go out of the community', () => {
  it.each([
    ['3-2-501 漏水，电话13812345678', '3栋 漏水，电话138****78'],
    ['豆豆妈你家的车挡路了', '豆**你家的车挡路了'],
    ['楼上王阿姨摔倒了，小李师傅在不在', '楼上某阿姨摔倒了，小某师傅在不在'],
    ['孩子走丢了，他叫李小明，穿红衣服', '孩子走丢了，他叫某某，穿红衣服'],
    ['黄色的水，高处掉下来的，白天没电', '黄色的水，高处掉下来的，白天没电'],
  ])('%s', (text, masked) => {
    expect(forStrangers(text, ['3-2-501 豆豆妈', '王'])).toBe(masked)
  })

  it('are cut short, however long they are and however many people there are', () => {
    const names = Array.from({ length: 5_000 }, (_, i) => `邻居${i}`)

    expect(forStrangers('长'.repeat(100_000), names)).toHaveLength(500)
  })
})
