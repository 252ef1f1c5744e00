import { expect, it } from 'vitest'
import { randomFrom } from '../../intents/random.ts'
import { understand } from '../../intents/understand.ts'

const pieces = [
  ...'的了水电气火漏堵3号楼2单元-—「」『』@#：:，。！？\n\t\u0000\ufeff\u200b',
  '🔥',
  '👨‍👩‍👧',
  '\ud83d',
  '\udc00',
  '- - - - -',
  '<img src=x>',
  '13800138000',
  '敲门不应',
  'ﷺ',
  '𠮷',
]

function randomText(random: () => number): string {
  const length = Math.floor(random() ** 3 * 60)
  return Array.from({ length }, () =>
    random() < 0.8
      ? pieces[Math.floor(random() * pieces.length)]
      : String.fromCharCode(Math.floor(random() * 65_536)),
  ).join('')
}

it('100,000 random texts are understood without an exception', () => {
  const random = randomFrom(1)
  for (let i = 0; i < 100_000; i++) {
    const { confidence, act } = understand(
      randomText(random),
      i % 7 === 0 ? randomText(random) : undefined,
    )
    if (!(confidence >= 0 && confidence <= 1)) expect.fail(`confidence ${confidence} of ${act}`)
  }
}, 240_000)

it('100,000 characters take hardly longer than 5,000', () => {
  for (const piece of ['水', '3-2-501，', '救命！', '@a ', '「', '1', '-', 'a b ', '三号楼']) {
    const ofLength = (length: number) => timeOf(piece.repeat(Math.ceil(length / piece.length)))
    const floor = Math.max(ofLength(5_000), 1)
    const huge = ofLength(100_000)
    expect(
      huge / floor,
      `“${piece}”: ${huge.toFixed(1)} ms beside ${floor.toFixed(1)} ms`,
    ).toBeLessThan(20)
  }
})

/** The best of three, so that a busy machine does not speak for the code. */
function timeOf(text: string): number {
  const times = [0, 1, 2].map(() => {
    const startedAt = performance.now()
    understand(text)
    return performance.now() - startedAt
  })
  return Math.min(...times)
}
