/** The distributions that intervals and chances are read from. */

/** The chance that a standard normal value lies below `z`, to fifteen digits (Marsaglia, J. Statistical Software 11(4), 2004). */
export function normalBelow(z: number): number {
  if (z < -8) return 0
  if (z > 8) return 1
  let [sum, term] = [z, z]
  for (let index = 3; sum + term !== sum; index += 2) {
    term *= (z * z) / index
    sum += term
  }
  return 0.5 + (sum * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI)
}

/** The value below which that share of an F distribution lies, for 0 < share < 1. */
export function fQuantile(share: number, above: number, below: number): number {
  // F below f is the incomplete beta function at above·f / (above·f + below), which rises with f: halved until it is found.
  let [low, high] = [0, 1]
  for (let step = 0; step < 200 && high - low > 1e-16; step += 1) {
    const middle = (low + high) / 2
    if (incompleteBeta(middle, above / 2, below / 2) < share) low = middle
    else high = middle
  }
  const x = (low + high) / 2
  return (below * x) / (above * (1 - x))
}

/** The regularised incomplete beta function, by its continued fraction (Abramowitz and Stegun 26.5.8; Lentz's method). */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(a * Math.log(x) + b * Math.log(1 - x) - logBeta(a, b)) / a
  const safe = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value)
  let c = 1
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m < 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / safe(1 + even * d)
    c = safe(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / safe(1 + odd * d)
    c = safe(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return front * fraction
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b)
}

/** Stirling's series, after the argument has been raised to where it is exact to fifteen digits. */
function logGamma(value: number): number {
  let [x, shift] = [value, 0]
  for (; x < 15; x += 1) shift += Math.log(x)
  const y = 1 / (x * x)
  const series = (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y / 1188)))) / x
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series - shift
}
