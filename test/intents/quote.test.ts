import { describe, expect, it } from 'vitest'
import { takeApart } from '../../intents/quote.ts'

const dashes = '- - - - - - - - - - - - - - -'

describe('a quoted message', () => {
  it.each([
    [`「王姐：停水了」\n${dashes}\n我家也是`, '王姐', '停水了', '我家也是'],
    [
      `「3-2-501 张: 楼道灯坏了\n好几天了」\n${dashes}\n+1`,
      '3-2-501 张',
      '楼道灯坏了\n好几天了',
      '+1',
    ],
    [
      `「李：「王：没电」\n${dashes}\n也没」\n${dashes}\n来了`,
      '李',
      `「王：没电」\n${dashes}\n也没`,
      '来了',
    ],
    ['「王姐：停水了」\r\n—————————\r\n多久了', '王姐', '停水了', '多久了'],
    ['「王姐：停水了」我家也是', '王姐', '停水了', '我家也是'],
    [`「王姐：停水了」 ${dashes} 我家也是`, '王姐', '停水了', '我家也是'],
    [`“王姐：停水了”\n${dashes}\n我也没水`, '王姐', '停水了', '我也没水'],
    [`「王姐：停水了」\n${dashes}\n第一行\n第二行`, '王姐', '停水了', '第一行\n第二行'],
    [`「物业：已派人」\n${dashes}\n@物业\u2005还没来`, '物业', '已派人', '还没来'],
  ])('%j', (text, name, quoted, own) => {
    expect(takeApart(text)).toMatchObject({ own, quoted: { name, text: quoted } })
  })

  it.each([
    '“三天了”还没修',
    '「小区公约」大家看看',
    '他说：停水了',
    '---',
    '「',
    '「王姐：没有下半边',
  ])('%j is none', (text) => {
    expect(takeApart(text)).toEqual({ own: text, mentions: [] })
  })
})

describe('the names called', () => {
  it.each([
    ['@物业\u2005水管爆了', ['物业'], '水管爆了'],
    ['@3-2-501 张\u2005你家漏水', ['3-2-501 张'], '你家漏水'],
    ['@张三 @李四 在吗', ['张三', '李四'], '在吗'],
    ['水管爆了@物业小王', ['物业小王'], '水管爆了'],
    ['@物业下水道堵了快来', ['物业'], '下水道堵了快来'],
    ['@所有人\u2005明天停水', ['所有人'], '明天停水'],
    ['@张三，你家车挡路了', ['张三'], '，你家车挡路了'],
    ['麻烦＠网格员 看一下', ['网格员'], '麻烦 看一下'],
  ])('%j', (text, mentions, own) => {
    expect(takeApart(text)).toEqual({ own, mentions })
  })

  it('an address of a letter-box calls nobody', () => {
    expect(takeApart('发到abc@example.com吧')).toEqual({
      own: '发到abc@example.com吧',
      mentions: [],
    })
  })

  it('100,000 signs take no time', () => {
    const start = performance.now()
    for (const text of [
      '@'.repeat(100_000),
      '「'.repeat(100_000),
      `「：${'」'.repeat(100_000)}`,
      '-'.repeat(100_000),
    ])
      takeApart(text)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
