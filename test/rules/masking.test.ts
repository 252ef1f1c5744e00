import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskForGroup, maskName } from '../../rules/masking.ts'

describe('what a group may read', () => {
  it.each([
    ['电话13812345678', '电话138****78'],
    ['电话138-1234-5678', '电话138****78'],
    ['电话138 1234 5678', '电话138****78'],
    ['电话139.1234.5678', '电话139****78'],
    ['电话139－1234－5678', '电话139****78'],
    ['电话１３９１２３４５６７８', '电话139****78'],
    ['３栋２单元５０１室没水', '3栋没水'],
    ['座机010-62345678', '座机010****78'],
    ['身份证11010519491231002X', '身份证110****2X'],
    ['3-2-501漏水', '3栋漏水'],
    ['3栋2单元501室漏水', '3栋漏水'],
    ['3栋2单元501漏水', '3栋漏水'],
    ['三号楼二单元五零一漏水', '三号楼漏水'],
    ['B座1203室停电', 'B座停电'],
    ['501室漏水', '某室漏水'],
    ['老人有心脏病', '老人有身体不适'],
    ['501漏水', '某室漏水'],
    ['501没水', '某室没水'],
    ['501也停电了', '某室也停电了'],
    ['我是501的', '我是某室的'],
    ['我是501的，我家也没电', '我是某室的，我家也没电'],
    ['我住五零一', '我住某室'],
    ['我家1203停气了', '我家某室停气了'],
    ['602厕所返水', '某室厕所返水'],
    ['501的，我家也是', '某室的，我家也是'],
    ['502家漏到402', '某室家漏到某室'],
    ['五零一漏水', '某室漏水'],
    ['三单元五零一', '三单元'],
    ['2单元501马桶堵了', '2单元马桶堵了'],
    ['501王秀英家', '某室王**家'],
    ['501王家', '某室王家'],
    ['501号房没人', '某室没人'],
    ['给5栋501王秀英家老人送医院了', '给5栋王**家老人送医院了'],
    ['李建国老人走失', '李**老人走失'],
  ])('%s becomes %s', (text, masked) => {
    expect(maskForGroup(text)).toBe(masked)
  })

  it.each([
    '3栋2单元下水道堵了',
    '目前 10 户反映',
    '请30分钟内回：接单 12',
    '工单12已办结',
    '上午9:30到11:30停水',
    '有事打12345，急病打120家里留人',
    '换锁300块，水费1200元',
    '2024年建的楼，2单元2024年换过水管',
    '共120家商铺，100余户居民',
    '谢谢大家',
    '我马上回家，周末家里没人',
    '高龄老人请下楼',
    '工单501没人接，工单120堵着',
    '我是2024年搬来的',
    '家里停水300多户',
    '打120的电话没人接',
    '收费1200的那家',
    '我在110米外看到的',
  ])('%s stays as it is', (text) => {
    expect(maskForGroup(text)).toBe(text)
  })

  it('holds no phone number, wherever it stands', () => {
    const han = fc.stringMatching(/^[一-龥，。！ ]{0,20}$/)
    fc.assert(
      fc.property(han, fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }), han, (a, n, b) => {
        expect(maskForGroup(`${a}${n}${b}`)).not.toContain(String(n))
      }),
    )
  })

  it('masked twice is masked once', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(maskForGroup(maskForGroup(text))).toBe(maskForGroup(text))
      }),
    )
  })

  it('a long text takes no time', () => {
    const started = performance.now()
    for (const text of [
      '1'.repeat(50_000),
      '1-'.repeat(50_000),
      '139 1234 567'.repeat(10_000),
      '3栋2'.repeat(20_000),
      '501王秀'.repeat(20_000),
      '3单元五零一'.repeat(10_000),
      '我是501的'.repeat(10_000),
      '501也没'.repeat(10_000),
    ])
      maskForGroup(text)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

describe('a name in a group', () => {
  it.each([
    ['王小明', '王**'],
    ['3-2-501 王阿姨', '王**'],
    ['8栋 豆豆妈', '豆**'],
    ['Tony', 'T**'],
    ['123', '邻居'],
    ['', '邻居'],
    ['一位居民', '一位居民'],
  ])('%s is %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })
})
