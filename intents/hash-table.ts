/** Makes a look-up from hash to its place in `keys`, or -1: open addressing, at most two thirds full. */
export function hashTable(keys: Int32Array): (hash: number) => number {
  let size = 1024
  while (size < keys.length * 1.5) size *= 2
  const mask = size - 1
  const slots = new Int32Array(size).fill(-1)
  for (const [index, key] of keys.entries()) {
    let at = spread(key) & mask
    while (slots[at] !== -1) at = (at + 1) & mask
    slots[at] = index
  }
  return (hash) => {
    for (let at = spread(hash) & mask; ; at = (at + 1) & mask) {
      const index = slots[at] ?? -1
      if (index < 0 || keys[index] === hash) return index
    }
  }
}

const spread = (hash: number) => Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) >>> 4
