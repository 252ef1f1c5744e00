import { describe, expect, it } from 'vitest'
import { addressesIn } from '../../intents/address.ts'
import { type Act, type Category, classOf } from '../../intents/taxonomy.ts'
import type { Understanding } from '../../intents/understanding.ts'
import { pieceTogether as pieced } from '../../rules/piecing.ts'

type Row = readonly [act: Act, category: Category | null, confidence: number]

/** An ear that knows these texts and takes everything else for small talk. */
const ear =
  (known: Readonly<Record<string, Row>>) =>
  (text: string): Understanding => {
    const [act, category, confidence] = known[text] ?? ['chat', null, 0.5]
    return {
      act,
      category,
      class: category && classOf(category),
      address: addressesIn(text),
      confidence,
      opensTicket: act === 'report',
      also: [],
    }
  }

type Ear = (text: string) => Understanding

const pieceTogether = (understand: Ear, lines: readonly string[], earlier: string) =>
  pieced(understand, lines, earlier, understand(lines.join('\n')))

const report = (confidence: number): Row => ['report', 'water-leak', confidence]

describe('a trouble told in pieces', () => {
  it('is heard from what was said before and now together', () => {
    const understand = ear({ '我家卫生间顶上\n一直往下滴答': report(0.9) })
    const { heard, withEarlier } = pieceTogether(understand, ['一直往下滴答'], '我家卫生间顶上')
    expect(heard).toMatchObject({ category: 'water-leak', opensTicket: true })
    expect(withEarlier).toBe(true)
  })

  it('is not read into pieces that make a doubtful whole', () => {
    const understand = ear({ '刚到家\n累死了': report(0.5) })
    expect(pieceTogether(understand, ['累死了'], '刚到家').heard.opensTicket).toBe(false)
  })

  it('is not looked for where the words now stand by themselves', () => {
    const understand = ear({ 水管爆了: report(0.8), '刚到家\n水管爆了': report(0.99) })
    expect(pieceTogether(understand, ['水管爆了'], '刚到家').withEarlier).toBe(false)
    const over = ear({ 好了: ['fixed', null, 0.9], '漏水\n好了': report(0.9) })
    expect(pieceTogether(over, ['好了'], '漏水').heard.act).toBe('fixed')
  })

  it('is heard better together where it was hardly heard alone', () => {
    const understand = ear({ 往下滴: report(0.3), '卫生间顶上\n往下滴': report(0.9) })
    expect(pieceTogether(understand, ['往下滴'], '卫生间顶上').heard.confidence).toBe(0.9)
  })

  it('may stand in one line of a turn that is small talk as a whole, with the place of another', () => {
    const understand = ear({ 厨房顶上漏水: report(0.9) })
    const { heard } = pieceTogether(understand, ['在吗', '厨房顶上漏水', '5栋的'], '')
    expect(heard).toMatchObject({ opensTicket: true, address: [{ building: '5' }] })
  })

  it('is no story of yesterday, however it begins', () => {
    const story = '想当年'.repeat(30)
    const understand = ear({ [`${story}\n漏水`]: report(0.9) })
    expect(pieceTogether(understand, ['漏水'], story).heard.opensTicket).toBe(false)
  })
})
