import { describe, expect, it } from 'vitest'
import { readHold } from '../../rules/words/hold-until.ts'

/** A Monday. */
const now = new Date('2026-01-05T10:00:00+08:00')
const morningOf = (day: string) => new Date(`${day}T08:30:00+08:00`)
const daysOn = (days: number) => new Date(now.getTime() + days * 86_400_000)

describe('挂起 with a reason', () => {
  it.each([
    ['等配件', '等配件', daysOn(3)],
    ['配件没到', '配件没到', daysOn(3)],
    ['等配件到货', '等配件到货', daysOn(3)],
    ['师傅说要到3栋2单元看过再定', '师傅说要到3栋2单元看过再定', daysOn(3)],
    ['水管要接到2号楼', '水管要接到2号楼', daysOn(3)],
    ['坏了3天了还没人送料来', '坏了3天了还没人送料来', daysOn(3)],
    ['已经等了3天', '已经等了3天', daysOn(3)],
    ['等配件 3天', '等配件', daysOn(3)],
    ['等配件，10天。', '等配件', daysOn(10)],
    ['等配件两天', '等配件', daysOn(2)],
    ['等厂家来人 一周', '等厂家来人', daysOn(7)],
    ['5天 等厂家来人', '等厂家来人', daysOn(5)],
    ['等配件 到 1月20日', '等配件', morningOf('2026-01-20')],
    ['等配件 到1月20号', '等配件', morningOf('2026-01-20')],
    ['等配件到20号', '等配件', morningOf('2026-01-20')],
    ['配件没到 到周五', '配件没到', morningOf('2026-01-09')],
    ['等配件，到下周一', '等配件', morningOf('2026-01-12')],
    ['到明天 等人开门', '等人开门', morningOf('2026-01-06')],
    ['等人开门 到明天下午', '等人开门 下午', morningOf('2026-01-06')],
    ['等到周五', '等到周五', morningOf('2026-01-09')],
    ['等配件 到 2026年3月6日', '等配件', morningOf('2026-03-06')],
    ['明天再来', '明天再来', morningOf('2026-01-06')],
    ['等配件 明天到货', '等配件 明天到货', morningOf('2026-01-06')],
    ['约了周六上午', '约了周六上午', morningOf('2026-01-10')],
    ['改到下周一', '改到下周一', morningOf('2026-01-12')],
    ['等配件 下周到', '等配件 下周到', morningOf('2026-01-12')],
    ['等配件 到月底', '等配件', morningOf('2026-01-31')],
    ['月底来货', '月底来货', morningOf('2026-01-31')],
    ['1月9日来货', '1月9日来货', morningOf('2026-01-09')],
    ['等配件 到下午', '等配件', new Date('2026-01-05T13:30:00+08:00')],
    ['没人在家 到晚上', '没人在家', new Date('2026-01-05T18:00:00+08:00')],
    ['晚上家里才有人', '晚上家里才有人', new Date('2026-01-05T18:00:00+08:00')],
    ['上周五坏的 等配件', '上周五坏的 等配件', daysOn(3)],
    ['11月3日坏的 等配件', '11月3日坏的 等配件', daysOn(3)],
    ['等配件 60天', '等配件', daysOn(60)],
  ])('%s: because of %s, until %s', (words, reason, until) => {
    expect(readHold(words, now)).toEqual({ reason, until })
  })

  it.each([
    ['到周五', 'no-reason'],
    ['3天', 'no-reason'],
    ['等配件 到昨天', 'no-such-day'],
    ['等配件 到2月30日', 'no-such-day'],
    ['等配件 到今天', 'past'],
    ['等配件 到 2025年12月1日', 'past'],
    ['等配件 到1月4日', 'too-far'],
    ['等配件 到 2026年3月7日', 'too-far'],
    ['等配件 61天', 'too-far'],
    ['等配件 0天', 'past'],
  ])('%s is refused: %s', (words, fault) => {
    expect(readHold(words, now)).toBe(fault)
  })

  it('on what is on hold needs no new reason', () => {
    const until = morningOf('2026-01-12')
    expect(readHold('到下周一', now, '等配件')).toEqual({ reason: '等配件', until })
    expect(readHold('改到下周一', now, '等配件')).toEqual({ reason: '等配件', until })
    expect(readHold('还没到货 到下周一', now, '等配件')).toEqual({ reason: '还没到货', until })
  })

  it('is read in no time, however long and odd', () => {
    const odd = [
      '到'.repeat(5_000),
      '9 '.repeat(5_000),
      `${'，'.repeat(5_000)}到`,
      '3天'.repeat(2_000),
    ]
    const from = performance.now()
    for (const words of odd) readHold(words, now)
    expect(performance.now() - from).toBeLessThan(100)
  })
})
