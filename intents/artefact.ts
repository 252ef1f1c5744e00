import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { hiddenUnits, type Model, type ModelAbout, outputCount } from './model.ts'

const magic = 'linli-intents-7\n'
const mostBytes = 64_000_000

interface Head {
  readonly about: ModelAbout
  readonly keys: number
  readonly outputs: number
  readonly hidden: number
  /** Of the numbers, unpacked. */
  readonly bytes: number
}

/** Packs a model into bytes: a line that names the format, a line of JSON, then the numbers, packed by Brotli. */
export function packModel(model: Model): Buffer {
  const { keys, embed, hiddenBias, out, outBias } = model
  const numbers = [steps(keys), hiddenBias, out, outBias, embed].map((part) =>
    Buffer.from(part.buffer, part.byteOffset, part.byteLength),
  )
  const unpacked = Buffer.concat(numbers)
  const head: Head = {
    about: model.about,
    keys: model.keys.length,
    outputs: outputCount,
    hidden: hiddenUnits,
    bytes: unpacked.length,
  }
  return Buffer.concat([
    Buffer.from(`${magic}${JSON.stringify(head)}\n`, 'utf8'),
    brotliCompressSync(unpacked, { params: packing }),
  ])
}

/** Nearly as small as the slowest setting, in a second instead of half a minute. */
const packing = {
  [constants.BROTLI_PARAM_QUALITY]: 9,
  [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
}

/** Reads what `packModel` wrote; throws with what to do where it is something else. */
export function unpackModel(bytes: Buffer): Model {
  const { head, end } = headOf(bytes)
  const take = taker(numbersOf(bytes.subarray(end), head.bytes))
  const { keys, outputs, hidden } = head
  const floats = (count: number) => {
    const [numbers, start] = take(4 * count)
    return new Float32Array(numbers, start, count)
  }
  const small = (count: number) => new Int8Array(...take(count))
  const [numbers, start] = take(4 * keys)
  return {
    keys: sums(new Int32Array(numbers, start, keys)),
    hiddenBias: floats(hidden),
    out: floats(hidden * outputs),
    outBias: floats(outputs),
    embed: small(keys * hidden),
    about: head.about,
  }
}

function headOf(bytes: Buffer): { head: Head; end: number } {
  const end = bytes.indexOf(10, magic.length)
  if (bytes.toString('utf8', 0, magic.length) !== magic || end < 0) {
    throw broken('it has another format')
  }
  // Written by packModel, as the magic line above says.
  const head = JSON.parse(bytes.toString('utf8', magic.length, end)) as Head
  if (head.outputs !== outputCount || head.hidden !== hiddenUnits) {
    throw broken('it was trained for other acts and categories')
  }
  return { head, end: end + 1 }
}

/** Unpacks in one piece, so that nothing is held twice. */
function numbersOf(packed: Buffer, length: number): ArrayBuffer {
  try {
    const chunkSize = Math.min(Math.max(length + 64, 64), mostBytes)
    const bytes = brotliDecompressSync(packed, { maxOutputLength: mostBytes, chunkSize })
    const own = bytes.byteOffset === 0
    return own && bytes.buffer instanceof ArrayBuffer ? bytes.buffer : Uint8Array.from(bytes).buffer
  } catch {
    throw broken('it is damaged')
  }
}

/** Hands out stretches of the numbers, without copying; those of four bytes come first, so they lie straight. */
function taker(numbers: ArrayBuffer): (length: number) => [ArrayBuffer, number, number] {
  let at = 0
  return (length) => {
    const start = at
    at += length
    if (at > numbers.byteLength) throw broken('it is cut short')
    return [numbers, start, length]
  }
}

/** Keys stand in ascending runs; the steps between them deflate to half their size. */
const steps = (keys: Int32Array) => keys.map((key, i) => key - (keys[i - 1] ?? 0))

/** In place: nobody else reads the steps. */
function sums(steps: Int32Array): Int32Array {
  let sum = 0
  for (const [i, step] of steps.entries()) {
    sum = (sum + step) | 0
    steps[i] = sum
  }
  return steps
}

const broken = (why: string) =>
  new Error(`the trained model cannot be used: ${why}. Run \`npm run intents:train\`.`)
