import { existsSync, readFileSync } from 'node:fs'
import { addressesIn } from '../intents/address.ts'
import type { Address } from '../intents/understanding.ts'

/**
 * Reads the public postal addresses and compares building, unit and room with their labels, for all of them and for those
 * whose label is sound, and prints how many are read in a second. `-v` shows the misses.
 */

interface Row {
  readonly text: string
  readonly address: Address
}

const file = '../shared/data/addresses-dev.jsonl'
const slots = ['building', 'unit', 'room'] as const

/** A label is rough where one of these holds; each is a rule on the label and its text alone, never on our answer. */
const roughness: Readonly<Record<string, (row: Row) => boolean>> = {
  // The taxonomy makes 号 behind a building a room (门牌); the publishers make it a unit or a room as it comes.
  '号 as unit': ({ text, address }) =>
    !!address.unit && new RegExp(`${address.unit}号(?![\\d一二三四五六七八九十])`).test(text),
  // No stair bears a hundred, nor a letter behind its number (that is a flat: 15H).
  'unit like a room': ({ address }) =>
    /^\d{3}|^[A-Z]?\d+[A-Z]?$/.test(address.unit ?? '') && !/^\d{1,2}$/.test(address.unit ?? ''),
  // Cut out of the middle of a longer number: “132950室” as 13, 2950.
  'number cut up': ({ text, address }) => slots.some((slot) => isCut(text, address[slot])),
  // The text says 单元, 门, 梯 or 座 behind the building and the label leaves it out.
  'unit left out': ({ text, address }) =>
    !address.unit && /[栋幢楼][0-9一二三四五六A-Za-z]+(?:单元|门|梯|座)/.test(text),
  // “63-12”: a unit in some labels, a room in others.
  'two short numbers': ({ text, address: { unit, room } }) =>
    /(?:^|[^\d-])[A-Za-z]?\d+-{1,2}\d{1,2}(?:号|$|[^-\d室楼层单幢栋])/.test(text) &&
    /^\d{1,2}$/.test(unit ?? room ?? ''),
  // A storey given as a room, or a room as a storey.
  'floor mixed up': ({ address: { floor } }) =>
    /\D/.test(floor?.replace('-', '') ?? '') || Number(floor) > 200,
}

function isCut(text: string, value: string | undefined): boolean {
  if (value === undefined || !/^\d+$/.test(value)) return false
  if (new RegExp(`(?<!\\d)0*${value}(?!\\d)`).test(text)) return false
  return text.includes(value)
}

/** The public addresses; none where the shared data is absent. */
function readRows(): Row[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as Row)
}

const isSound = (row: Row) => !Object.values(roughness).some((isRough) => isRough(row))

/** How many of those with a sound label are read rightly; `undefined` where the data is absent. */
export function postalFigures() {
  const rows = readRows()
  const sound = rows.filter(isSound)
  if (rows.length === 0) return undefined
  return {
    all: rows.length,
    sound: sound.length,
    right: sound.filter(isRight).length / sound.length,
  }
}

const isRight = ({ text, address }: Row) =>
  addressesIn(text).some((found) => slots.every((slot) => found[slot] === address[slot]))

function measure(rows: readonly Row[]) {
  const sound = rows.filter(isSound)
  for (const [rule, isRough] of Object.entries(roughness))
    console.log(`rough, ${rule}: ${rows.filter(isRough).length}`)
  report('all labels', rows)
  report('sound labels', sound)
  if (process.argv.includes('-v'))
    for (const row of sound.filter((one) => !isRight(one)))
      console.log(row.text, JSON.stringify(row.address), JSON.stringify(addressesIn(row.text)))
}

function report(name: string, rows: readonly Row[]) {
  const right = rows.filter(isRight).length
  console.log(
    `${name}: ${right} of ${rows.length} right, ${((100 * right) / rows.length).toFixed(1)} in 100`,
  )
}

function clock(rows: readonly Row[]) {
  const chat = [
    '好的谢谢',
    '3-2-501漏水了',
    '我们5栋也停水了，什么时候来',
    '东门的道闸坏了半天了没人管',
  ]
  for (const [name, texts] of [
    ['postal', rows.map(({ text }) => text)],
    ['chat', chat],
  ] as const) {
    const rounds = Math.ceil(20_000 / texts.length)
    const start = performance.now()
    for (let i = 0; i < rounds; i++) for (const text of texts) addressesIn(text)
    const each = ((performance.now() - start) * 1000) / (rounds * texts.length)
    console.log(`${name}: ${each.toFixed(1)} µs a line`)
  }
}

if (process.argv[1] === import.meta.filename) {
  const rows = readRows()
  if (rows.length === 0) console.log(`skipped: ${file} is not here`)
  else {
    measure(rows)
    clock(rows)
  }
}
