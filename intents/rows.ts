type Numbers = Float64Array | Float32Array | Int8Array

/** Adds a row of `from` to all of `to`, `factor` times. Four at a time: a third of judging and most of training is spent here. */
export function addRow<To extends Numbers>(to: To, from: Numbers, row: number, factor: number) {
  const start = row * to.length
  const whole = to.length & ~3
  for (let c = 0, at = start; c < whole; c += 4, at += 4) {
    to[c] = (to[c] ?? 0) + factor * (from[at] ?? 0)
    to[c + 1] = (to[c + 1] ?? 0) + factor * (from[at + 1] ?? 0)
    to[c + 2] = (to[c + 2] ?? 0) + factor * (from[at + 2] ?? 0)
    to[c + 3] = (to[c + 3] ?? 0) + factor * (from[at + 3] ?? 0)
  }
  for (let c = whole; c < to.length; c++) to[c] = (to[c] ?? 0) + factor * (from[start + c] ?? 0)
}

/** The same the other way: adds all of `from` to a row of `to`. */
export function addToRow(to: Float32Array, row: number, from: Float32Array, factor: number) {
  const start = row * from.length
  const whole = from.length & ~3
  for (let c = 0, at = start; c < whole; c += 4, at += 4) {
    to[at] = (to[at] ?? 0) + factor * (from[c] ?? 0)
    to[at + 1] = (to[at + 1] ?? 0) + factor * (from[c + 1] ?? 0)
    to[at + 2] = (to[at + 2] ?? 0) + factor * (from[c + 2] ?? 0)
    to[at + 3] = (to[at + 3] ?? 0) + factor * (from[c + 3] ?? 0)
  }
  for (let c = whole; c < from.length; c++) {
    to[start + c] = (to[start + c] ?? 0) + factor * (from[c] ?? 0)
  }
}
