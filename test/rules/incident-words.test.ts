import { describe, expect, it } from 'vitest'
import { placeAhead } from '../../rules/editing.ts'
import { readStaffWord } from '../../rules/staff-words.ts'

describe('a report is taken out of a ticket', () => {
  it.each([
    ['拆分 12', { ticket: 12, who: '' }],
    ['12 拆分', { ticket: 12, who: '' }],
    ['#12拆分', { ticket: 12, who: '' }],
    ['拆分 １２', { ticket: 12, who: '' }],
    ['拆分 12 李阿姨', { ticket: 12, who: '李阿姨' }],
    ['拆分 李阿姨 12', { ticket: 12, who: '李阿姨' }],
    ['拆分工单12李阿姨的', { ticket: 12, who: '李阿姨' }],
    ['拆分', { who: '' }],
  ])('%s', (text, word) => {
    expect(readStaffWord(text)).toEqual({ ask: 'split', ...word })
  })

  it('also by quoting its ping, or its words', () => {
    expect(readStaffWord('拆分', [12])).toEqual({ ask: 'split', ticket: 12, who: '' })
    expect(readStaffWord('拆分 李阿姨', [12])).toEqual({ ask: 'split', ticket: 12, who: '李阿姨' })
    expect(readStaffWord('拆分', [], true)).toEqual({ ask: 'split', who: '' })
  })
})

describe('two tickets become one', () => {
  it.each([
    ['合并 13 到 12', 13, 12],
    ['合并 13 12', 13, 12],
    ['合并13到12', 13, 12],
    ['13并到12', 13, 12],
    ['13 合并到 12', 13, 12],
    ['合并工单13到工单12', 13, 12],
    ['合并 #13 到 #12', 13, 12],
  ])('%s', (text, from, into) => {
    expect(readStaffWord(text)).toEqual({ ask: 'merge', from, into })
  })

  it('also by quoting the ping of the first', () => {
    expect(readStaffWord('合并到 12', [13])).toEqual({ ask: 'merge', from: 13, into: 12 })
  })
})

describe('a ticket is changed', () => {
  it.each([
    ['改 12 类别 停车 说错了', 'category', '停车 说错了'],
    ['12 改 类别 停车 说错了', 'category', '停车 说错了'],
    ['改12类别停车 说错了', 'category', '停车 说错了'],
    ['改 12 紧急 P2 等不了', 'class', 'P2 等不了'],
    ['改 12 紧急程度 一般 不急', 'class', '一般 不急'],
    ['改 12 位置 3栋2单元 说错了', 'place', '3栋2单元 说错了'],
    ['改 位置 3栋2单元 说错了 12', 'place', '3栋2单元 说错了'],
  ])('%s', (text, what, words) => {
    expect(readStaffWord(text)).toEqual({ ask: 'edit', ticket: 12, what, words })
  })

  it.each([
    ['3栋2单元 说错了', { building: '3', unit: '2' }, '说错了'],
    ['3栋 2单元 501 说错了', { building: '3', unit: '2', room: '501' }, '说错了'],
    ['东门 说错了', { spot: '东门' }, '说错了'],
    ['3栋2单元', { building: '3', unit: '2' }, ''],
    ['那边 说错了', undefined, '那边 说错了'],
  ])('the place %s', (words, address, reason) => {
    expect(placeAhead(words)).toMatchObject({ reason, ...(address && { address }) })
    if (!address) expect(placeAhead(words).address).toBeUndefined()
  })
})

describe('a matter is filed for somebody', () => {
  it.each([
    ['代报 3号楼2单元 下水道堵了', { channel: 'phone', text: '3号楼2单元 下水道堵了' }],
    ['代报3号楼2单元下水道堵了', { channel: 'phone', text: '3号楼2单元下水道堵了' }],
    [
      '代报 电话 3号楼2单元 下水道堵了 张阿姨 13800000000',
      { channel: 'phone', text: '3号楼2单元 下水道堵了', name: '张阿姨', phone: '13800000000' },
    ],
    ['代报 来访 3栋电梯坏了 李先生', { channel: 'walk-in', text: '3栋电梯坏了', name: '李先生' }],
    [
      '代报 走访，5栋路灯不亮，王小明13800000000',
      { channel: 'visit', text: '5栋路灯不亮', name: '王小明', phone: '13800000000' },
    ],
    [
      '代报 13800000000 张阿姨 3号楼下水道堵了',
      { channel: 'phone', text: '3号楼下水道堵了', name: '张阿姨', phone: '13800000000' },
    ],
    [
      '代报：3号楼马桶堵了 联系人张阿姨 电话 138-0000-0000',
      { channel: 'phone', text: '3号楼马桶堵了', name: '张阿姨', phone: '13800000000' },
    ],
    [
      '代报 3号楼 马桶堵了 010-62345678',
      { channel: 'phone', text: '3号楼 马桶堵了', phone: '01062345678' },
    ],
    [
      '代报 走访 3栋2单元101 王奶奶 想要个轮椅 电话13800000000',
      {
        ...{ channel: 'visit', text: '3栋2单元101 想要个轮椅' },
        ...{ name: '王奶奶', phone: '13800000000' },
      },
    ],
    [
      '代报 李先生13800000000说4栋门口路灯不亮',
      { channel: 'phone', text: '4栋门口路灯不亮', name: '李先生', phone: '13800000000' },
    ],
    [
      '代报 8栋的张阿姨打电话说：下水道堵了',
      { channel: 'phone', text: '8栋下水道堵了', name: '张阿姨' },
    ],
    [
      '代报 13800000000 老周来电 5栋电梯坏了',
      { channel: 'phone', text: '5栋电梯坏了', name: '老周', phone: '13800000000' },
    ],
    [
      '代报 7栋301王奶奶摔倒了起不来',
      { channel: 'phone', text: '7栋301王奶奶摔倒了起不来', name: '王奶奶' },
    ],
    ['代报 楼上李阿姨家漏水到302', { channel: 'phone', text: '楼上李阿姨家漏水到302' }],
    ['代报 3栋水管漏了，请王师傅来看', { channel: 'phone', text: '3栋水管漏了,请王师傅来看' }],
    ['代报 5栋门口积水老高了', { channel: 'phone', text: '5栋门口积水老高了' }],
    ['代报 3栋有个小孔漏水 老毛病', { channel: 'phone', text: '3栋有个小孔漏水 老毛病' }],
    ['代报', { channel: 'phone', text: '' }],
  ])('%s', (text, word) => {
    expect(readStaffWord(text)).toEqual({ ask: 'file-for', ...word })
  })
})

describe('talk among staff is left alone', () => {
  it.each([
    '拆分一下任务吧',
    '合并一下再说',
    '两个合并了吧',
    '改天再说',
    '改一下时间',
    '改类别的事回头讲',
    '代报的那个怎么样了',
    '谁来代报一下',
  ])('%s', (text) => {
    expect(readStaffWord(text)).toBeUndefined()
  })

  it('a long text takes no time', () => {
    const started = performance.now()
    for (const text of [
      `代报 ${'张'.repeat(50_000)}`,
      `代报 ${'1'.repeat(50_000)}`,
      `代报 ${'王'.repeat(50_000)}说`,
      `合并 ${'1 '.repeat(20_000)}`,
      `改 12 位置 ${'3栋 '.repeat(20_000)}`,
    ])
      readStaffWord(text)
    expect(performance.now() - started).toBeLessThan(500)
  })
})
