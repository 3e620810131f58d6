/** Numbers that look drawn by lot and are the same each time: from a seed, never from a clock or the order of arrival. */

/** Draws from 0 to below 1: sfc32 (Doty-Humphrey, PractRand), 32 bits each, warmed up from a seed of 32 bits. */
export function createDraw(seed: number): () => number {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1]
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 0x1_0000_0000
  }
  for (let turn = 0; turn < 15; turn += 1) next()
  return next
}

/** 32 bits of numbers (FNV-1a over their bytes): the same for the same numbers in the same order. */
export function hashOfNumbers(lists: Iterable<ArrayLike<number>>): number {
  const view = new DataView(new ArrayBuffer(8))
  let hash = 0x811c9dc5
  for (const list of lists) {
    for (let index = 0; index < list.length; index += 1) {
      view.setFloat64(0, list[index]!)
      hash = Math.imul(hash ^ view.getInt32(0), 0x01000193)
      hash = Math.imul(hash ^ view.getInt32(4), 0x01000193)
    }
    hash = Math.imul(hash ^ list.length, 0x01000193)
  }
  return hash >>> 0
}
