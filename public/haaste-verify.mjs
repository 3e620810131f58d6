#!/usr/bin/env node
// @ts-check
/**
 * Checks a result bundle of Haaste without Haaste: one file, no packages, no network. In Node:
 *
 *   node haaste-verify.mjs bundle.json [--receipt "123 <fingerprint>"] [--head <fingerprint>] [--json]
 *
 * Exit code 0: all that this form of the bundle can prove is proved. 1: something is wrong. 2: the file or the call could
 * not be read. 3: nothing is wrong, but something could not be checked (erased, or younger than the bundle).
 *
 * The page `/verify/bundle` of every portal runs this same file in the browser. Nothing here is shared with the portal:
 * hashing, exact fractions and the rules of judging are written a second time, from docs/verify.md.
 *
 * @typedef {Record<string, any>} Json
 * @typedef {'ok' | 'fault' | 'open'} Status
 * @typedef {{ code: string, status: Status, amount: number, where: string }} Finding
 * @typedef {{ seq: number | null, hash: string }} Receipt
 * @typedef {{ verdict: 'proved' | 'faulty' | 'incomplete' | 'unreadable', form: string | null, challenge: string | null,
 *   programme: string | null, bundleHash: string | null, head: { seq: number, hash: string } | null,
 *   findings: Finding[], limits: string[] }} Report
 */

const FORMAT = 'haaste-bundle/1'
const GENESIS = '0'.repeat(64)
/** Fewest characters in which a step away from the ranking is explained. */
const LEAST_REASON = 20

// ---------------------------------------------------------------- SHA-256 (FIPS 180-4)

const K = new Int32Array(64)
const START = new Int32Array(8)
{
  // Fraction bits of the cube and square roots of the first primes, as the standard defines them.
  const bits = (/** @type {number} */ root) => ((root - Math.floor(root)) * 0x100000000) | 0
  let found = 0
  for (let n = 2; found < 64; n += 1) {
    let isPrime = true
    for (let d = 2; d * d <= n; d += 1) if (n % d === 0) isPrime = false
    if (!isPrime) continue
    if (found < 8) START[found] = bits(Math.sqrt(n))
    K[found] = bits(Math.cbrt(n))
    found += 1
  }
}

const utf8 = new TextEncoder()
const W = new Int32Array(64)

/** SHA-256 of a text's UTF-8 bytes as lower-case hex. @param {string} text @returns {string} */
export function sha256(text) {
  const bytes = utf8.encode(text)
  const length = ((bytes.length + 8) >> 6) + 1
  const state = Int32Array.from(START)
  const tail = new Uint8Array(bytes.length % 64 < 56 ? 64 : 128)
  const whole = bytes.length - (bytes.length % 64)
  tail.set(bytes.subarray(whole))
  tail[bytes.length % 64] = 0x80
  const view = new DataView(tail.buffer)
  view.setUint32(tail.length - 8, Math.floor(bytes.length / 0x20000000))
  view.setUint32(tail.length - 4, (bytes.length << 3) >>> 0)
  for (let block = 0; block < length; block += 1) {
    const at = block * 64
    if (at < whole) digest(state, bytes, at)
    else digest(state, tail, at - whole)
  }
  let hex = ''
  for (const word of state) hex += (word >>> 0).toString(16).padStart(8, '0')
  return hex
}

/** @param {Int32Array} state @param {Uint8Array} bytes @param {number} at */
function digest(state, bytes, at) {
  const w = /** @type {any} */ (W)
  const k = /** @type {any} */ (K)
  const b8 = /** @type {any} */ (bytes)
  for (let i = 0; i < 16; i += 1) {
    const j = at + i * 4
    w[i] = (b8[j] << 24) | (b8[j + 1] << 16) | (b8[j + 2] << 8) | b8[j + 3]
  }
  for (let i = 16; i < 64; i += 1) {
    const x = w[i - 15]
    const y = w[i - 2]
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0
  }
  const h8 = /** @type {any} */ (state)
  let a = h8[0] | 0
  let b = h8[1] | 0
  let c = h8[2] | 0
  let d = h8[3] | 0
  let e = h8[4] | 0
  let f = h8[5] | 0
  let g = h8[6] | 0
  let h = h8[7] | 0
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  h8[0] += a
  h8[1] += b
  h8[2] += c
  h8[3] += d
  h8[4] += e
  h8[5] += f
  h8[6] += g
  h8[7] += h
}

/** JSON with sorted keys and no spaces: equal content is equal text. @param {any} value @returns {string} */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object')
    return `{${Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
      .join(',')}}`
  return JSON.stringify(value)
}

/** @param {Json} entry the place of an entry and all it says @param {string} previousHash */
function hashOfEntry({ seq, at, type, body }, previousHash) {
  return sha256([previousHash, seq, at, type, body].join('\n'))
}

/** @param {Json} opening */
const commitmentOf = ({ salt, payload }) => sha256(`${salt}\n${payload}`)

// ---------------------------------------------------------------- exact fractions

/** @typedef {{ n: bigint, d: bigint }} Fraction always in lowest terms, `d` above zero */

/** @param {bigint} n @param {bigint} d @returns {Fraction} */
function frac(n, d = 1n) {
  if (d === 0n) throw new RangeError('division by zero')
  let a = n < 0n ? -n : n
  let b = d < 0n ? -d : d
  while (b !== 0n) [a, b] = [b, a % b]
  const by = d < 0n ? -a : a
  return by === 1n ? { n, d } : { n: n / (by || 1n), d: d / (by || 1n) }
}
const plus = (/** @type {Fraction} */ a, /** @type {Fraction} */ b) =>
  a.d === b.d ? frac(a.n + b.n, a.d) : frac(a.n * b.d + b.n * a.d, a.d * b.d)
const minus = (/** @type {Fraction} */ a, /** @type {Fraction} */ b) => plus(a, { n: -b.n, d: b.d })
const times = (/** @type {Fraction} */ a, /** @type {Fraction} */ b) => frac(a.n * b.n, a.d * b.d)
const over = (/** @type {Fraction} */ a, /** @type {Fraction} */ b) => frac(a.n * b.d, a.d * b.n)
const order = (/** @type {Fraction} */ a, /** @type {Fraction} */ b) => {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}
const ZERO = frac(0n)
const HUNDRED = frac(100n)
const total = (/** @type {Fraction[]} */ all) => all.reduce(plus, ZERO)
const meanOf = (/** @type {Fraction[]} */ all) =>
  all.length === 0 ? null : over(total(all), frac(BigInt(all.length)))
const said = (/** @type {Fraction | null} */ value) => (value === null ? null : `${value.n}/${value.d}`)

/** "8.75" exactly. @param {string | number} text @returns {Fraction} */
function decimal(text) {
  const parts = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(String(text).trim())
  if (!parts) throw new RangeError(`"${text}" is no decimal number`)
  const size = BigInt(parts[2] + (parts[3] ?? ''))
  return frac(parts[1] === '-' ? -size : size, 10n ** BigInt((parts[3] ?? '').length))
}

/** Rounded to so many digits; the modes say where what lies between goes. @param {Fraction} value @param {Json | null} rounding */
function rounded(value, rounding) {
  if (!rounding) return value
  const scale = 10n ** BigInt(rounding.digits)
  const size = (value.n < 0n ? -value.n : value.n) * scale
  const whole = size / value.d
  const twice = (size % value.d) * 2n
  const isUp =
    { up: twice > 0n, down: false, 'half-up': twice >= value.d, 'half-down': twice > value.d }[
      /** @type {string} */ (rounding.mode)
    ] ??
    (twice > value.d || (twice === value.d && whole % 2n === 1n))
  const steps = isUp && twice > 0n ? whole + 1n : whole
  return frac(value.n < 0n ? -steps : steps, scale)
}

// ---------------------------------------------------------------- what a rubric's answers are worth

/** Worst and best of a criterion. @param {Json} criterion @returns {[Fraction, Fraction]} */
function endsOf({ type, config }) {
  if (type === 'yes-partly-no') return [ZERO, frac(1n)]
  if (type === 'measured') return [decimal(config.worst), decimal(config.best)]
  if (type === 'steps') {
    const rising = config.values.map(decimal).sort(order)
    return [rising[0], rising[rising.length - 1]]
  }
  if (type === 'points' || type === 'anchored-scale') return [decimal(config.lowest), decimal(config.highest)]
  throw new RangeError(`the type of criterion "${type}" is not known`)
}

/** An answer as a form sends it; null: cannot judge. @param {string | null} answer @returns {Fraction | null} */
function answerOf(answer) {
  if (answer === null || answer === 'cannot-judge') return null
  const word = { no: ZERO, partly: frac(1n, 2n), yes: frac(1n) }[answer.trim().toLowerCase()]
  return word ?? decimal(answer)
}

// ---------------------------------------------------------------- ranking by scorecards

/** @param {Json} rules @returns {Json[]} the criteria, ready to reckon with */
function criteriaOf({ judgedBy, criterionIds }) {
  return judgedBy.criteria.map((/** @type {Json} */ criterion, /** @type {number} */ index) => {
    const [worst, best] = endsOf(criterion)
    return {
      ...{ id: criterionIds[index], position: criterion.position, percent: criterion.weight, worst, best },
      weight: frac(BigInt(criterion.weight), 100n),
      minimum: criterion.minimum === null ? null : decimal(criterion.minimum),
      isForFinalists: criterion.isForFinalists,
    }
  })
}

/** One figure of the criteria by their weights, or null. @param {Json[]} criteria @param {Json} rule @param {(id: string) => Fraction | null} scoreOf */
function weighedTotal(criteria, rule, scoreOf) {
  const parts = []
  for (const { id, weight, worst, best } of criteria) {
    const score = scoreOf(id)
    if (score === null) continue
    let counted = score
    if (rule.counts === 'share') {
      counted = times(over(minus(score, worst), minus(best, worst)), HUNDRED)
      if (order(counted, ZERO) < 0) counted = ZERO
      if (order(counted, HUNDRED) > 0) counted = HUNDRED
    }
    parts.push({ weight, weighed: times(counted, weight) })
  }
  if (rule.weights === 'sum') {
    if (parts.length === 0 || parts.length < criteria.length) return null
    return total(parts.map(({ weighed }) => rounded(weighed, rule.rounding.weighted)))
  }
  const whole = total(parts.map(({ weight }) => weight))
  return whole.n === 0n ? null : over(total(parts.map(({ weighed }) => weighed)), whole)
}

/** The figures of several jurors as one. @param {Fraction[]} figures @param {Json} panel @returns {Fraction | null} */
function combined(figures, panel) {
  if (panel.by === 'mean' || figures.length === 0) return meanOf(figures)
  const rising = [...figures].sort(order)
  if (panel.by === 'trimmed')
    return meanOf(
      rising.length > panel.highest + panel.lowest
        ? rising.slice(panel.lowest, rising.length - panel.highest)
        : rising,
    )
  const middle = rising.length >> 1
  const upper = /** @type {Fraction} */ (rising[middle])
  return rising.length % 2 === 1
    ? upper
    : over(plus(/** @type {Fraction} */ (rising[middle - 1]), upper), frac(2n))
}

/** @param {Json[]} criteria @param {Json} rule @param {Json} proposal @param {Json[]} cards its final scorecards, by criterion */
function standingOf(criteria, rule, proposal, cards) {
  const asked = criteria.filter(({ isForFinalists }) => proposal.isFinalist || !isForFinalists)
  const { panel, total: last } = rule.rounding
  const jurorTotals = /** @type {Fraction[]} */ (
    cards
      .map((points) => weighedTotal(asked, rule, (id) => points[id] ?? null))
      .filter((each) => each !== null)
  ).sort(order)
  /** @type {Record<string, Fraction | null>} */
  const means = {}
  for (const { id } of asked) {
    const given = cards.map((points) => points[id] ?? null).filter((each) => each !== null)
    means[id] = combined(given, rule.panel)
  }
  const unrounded =
    rule.first === 'jurors'
      ? combined(
          jurorTotals.map((each) => rounded(each, panel)),
          rule.panel,
        )
      : weighedTotal(asked, rule, (id) => {
          const figure = means[id]
          return figure ? rounded(figure, panel) : null
        })
  const figure = unrounded === null ? null : rounded(unrounded, last)
  const isShort = asked.some(({ id, minimum, worst, best }) => {
    const reached = means[id]
    if (minimum === null || !reached) return false
    return order(best, worst) > 0 ? order(reached, minimum) < 0 : order(reached, minimum) > 0
  })
  const isBelow = rule.minimum !== null && figure !== null && order(figure, decimal(rule.minimum)) < 0
  const [lowest, highest] = [jurorTotals[0], jurorTotals[jurorTotals.length - 1]]
  return {
    ...{ id: proposal.proposal, reference: proposal.reference, isFinalist: proposal.isFinalist },
    ...{ total: figure, means, isBehind: rule.belowMinimum === 'behind' && (isShort || isBelow) },
    spread: lowest && highest ? minus(highest, lowest) : null,
  }
}

/** Negative when the first stands before the second; 0 where they share a place. @param {Json} a @param {Json} b */
function byStanding(a, b) {
  return (
    Number(a.total === null) - Number(b.total === null) ||
    Number(b.isFinalist) - Number(a.isFinalist) ||
    Number(a.isBehind) - Number(b.isBehind) ||
    (a.total === null ? 0 : order(b.total, a.total))
  )
}

const byReference = (/** @type {Json} */ a, /** @type {Json} */ b) =>
  a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0

/** The tie-break of the rule as a comparison; 0 where it has nothing to say. @param {Json[]} criteria @param {Json} rule */
function tieBreakOf(criteria, rule) {
  const usual = [...criteria].sort((a, b) => b.percent - a.percent || a.position - b.position)
  const steps = rule.tieBreak ?? [
    ...usual.map(({ position }) => ({ by: 'criterion', position })),
    { by: 'spread' },
  ]
  return (/** @type {Json} */ a, /** @type {Json} */ b) => {
    for (const step of steps) {
      let sign = 0
      if (step.by === 'spread') sign = a.spread && b.spread ? order(a.spread, b.spread) : 0
      else {
        const criterion = criteria.find(({ position }) => position === step.position)
        if (!criterion) continue
        const [one, other] = [a.means[criterion.id] ?? null, b.means[criterion.id] ?? null]
        if (one === null || other === null) sign = Number(one === null) - Number(other === null)
        else sign = order(criterion.best, criterion.worst) > 0 ? order(other, one) : order(one, other)
      }
      if (sign !== 0) return sign
    }
    return 0
  }
}

/**
 * Rows in order with places; those of one place that nothing tells apart are in one `group`.
 * @param {Json[]} rows @param {(a: Json, b: Json) => number} compare @param {(a: Json, b: Json) => number} tells @returns {Json[]}
 */
function placedRows(rows, compare, tells) {
  const sorted = [...rows].sort(compare)
  let [place, group] = [0, 0]
  return sorted.map((row, index) => {
    const before = sorted[index - 1]
    const isEqual = before !== undefined && byStanding(before, row) === 0
    if (!isEqual) place = index + 1
    if (!isEqual || tells(before, row) !== 0) group = index
    return {
      ...row,
      place: row.total === null ? null : place,
      group: row.total === null ? `-${index}` : group,
    }
  })
}

/** @param {Json} rules @param {Json[]} proposals @param {Json[]} scorecards the final ones @param {Json[]} consensus */
function rankByScorecards(rules, proposals, scorecards, consensus) {
  const criteria = criteriaOf(rules)
  const { rule } = rules.judgedBy
  /** @type {Map<string, Json[]>} */
  const cards = new Map(proposals.map(({ proposal }) => [proposal, []]))
  for (const { proposal, points } of scorecards) {
    /** @type {Record<string, Fraction | null>} */
    const read = {}
    for (const [id, text] of Object.entries(points)) read[id] = text === null ? null : decimal(text)
    cards.get(proposal)?.push(read)
  }
  const standings = proposals.map((each) => standingOf(criteria, rule, each, cards.get(each.proposal) ?? []))
  const tieBreak = tieBreakOf(criteria, rule)
  const individual = placedRows(
    standings,
    (a, b) => byStanding(a, b) || tieBreak(a, b) || byReference(a, b),
    tieBreak,
  )
  if (rules.counts !== 'consensus' || rule.counts !== 'share') return individual
  const agreed = consensusTotals(criteria, proposals, consensus)
  const at = new Map(individual.map(({ id }, index) => [id, index]))
  return placedRows(
    standings.map((row) => ({ ...row, total: agreed.get(row.id) ?? row.total })),
    (a, b) => byStanding(a, b) || (at.get(a.id) ?? 0) - (at.get(b.id) ?? 0),
    // Where a consensus has made them equal, nothing tells them apart.
    (a, b) => (agreed.has(a.id) || agreed.has(b.id) ? 0 : tieBreak(a, b)),
  )
}

/** What the jury agreed on in its meeting: for the whole, else of all criteria. @param {Json[]} criteria @param {Json[]} proposals @param {Json[]} consensus */
function consensusTotals(criteria, proposals, consensus) {
  const share = { counts: 'share', weights: 'mean' }
  const totals = new Map()
  for (const { proposal, isFinalist } of proposals) {
    const own = consensus.filter((row) => row.proposal === proposal)
    const whole = own.find(({ criterionId }) => criterionId === null)
    const asked = criteria.filter(({ isForFinalists }) => isFinalist || !isForFinalists)
    const by = new Map(own.map(({ criterionId, points }) => [criterionId, decimal(points)]))
    if (whole) totals.set(proposal, rounded(decimal(whole.points), { digits: 2, mode: 'half-up' }))
    else if (asked.length > 0 && asked.every(({ id }) => by.has(id)))
      totals.set(
        proposal,
        weighedTotal(asked, share, (id) => by.get(id) ?? null),
      )
  }
  return totals
}

// ---------------------------------------------------------------- ranking by ballots

/** @param {Json} rule @param {Json[]} proposals @param {string[][]} ballots each juror's order, best first */
function rankByOrders(rule, proposals, ballots) {
  const known = new Set(proposals.map(({ proposal }) => proposal))
  const counted = ballots.map((ids) => ids.filter((id) => known.has(id))).filter(({ length }) => length > 0)
  const places = new Map([...known].map((id) => [id, /** @type {Fraction[]} */ ([])]))
  const all = BigInt(proposals.length)
  for (const ids of counted)
    for (const [index, id] of ids.entries())
      places.get(id)?.push(plus(frac(BigInt(2 * index + 1) * all, BigInt(2 * ids.length)), frac(1n, 2n)))
  const prefers = preferencesOf(counted)
  const beaten = rule.by === 'schulze' ? beatenBy([...known], prefers) : null
  const rows = proposals.map(({ proposal, reference }) => {
    const given = places.get(proposal) ?? []
    let figure = meanOf(
      rule.by === 'borda' ? given.map((place) => bordaPoints(place, rule.points, all)) : given,
    )
    if (beaten && given.length > 0) figure = frac(BigInt(beaten.get(proposal) ?? 0))
    return { id: proposal, reference, total: figure, isBehind: false }
  })
  const better = (/** @type {Json} */ a, /** @type {Json} */ b) =>
    rule.by === 'borda' ? order(b.total, a.total) : order(a.total, b.total)
  return placedByFigure(rows, better, (group) => (a, b) => {
    for (const step of rule.tieBreak) {
      const score = (/** @type {string} */ id) =>
        step === 'first-places'
          ? counted.filter((ids) => ids[0] === id).length
          : group.reduce((sum, other) => sum + prefers(id, other.id) - prefers(other.id, id), 0)
      const difference = score(b.id) - score(a.id)
      if (difference !== 0) return difference
    }
    return 0
  })
}

/** Points of a place, on the line between two of the table. @param {Fraction} place @param {number[] | undefined} table @param {bigint} all */
function bordaPoints(place, table, all) {
  if (table === undefined) return minus(frac(all), place)
  const whole = place.n / place.d
  const at = (/** @type {bigint} */ index) => frac(BigInt(table[Number(index) - 1] ?? 0))
  return plus(at(whole), times(minus(place, frac(whole)), minus(at(whole + 1n), at(whole))))
}

/** How many put the one before the other. @param {string[][]} ballots */
function preferencesOf(ballots) {
  const indices = ballots.map((ids) => new Map(ids.map((id, index) => [id, index])))
  return (/** @type {string} */ one, /** @type {string} */ other) => {
    let count = 0
    for (const at of indices) {
      const [a, b] = [at.get(one), at.get(other)]
      if (a !== undefined && b !== undefined && a < b) count += 1
    }
    return count
  }
}

/** Schulze: by how many others each is beaten, along the strongest chains of majorities. @param {string[]} ids @param {(a: string, b: string) => number} prefers */
function beatenBy(ids, prefers) {
  /** @type {any[][]} */
  const path = ids.map((a) => ids.map((b) => Math.max(0, prefers(a, b) - prefers(b, a))))
  const p = /** @type {any} */ (path)
  for (let k = 0; k < ids.length; k += 1)
    for (let i = 0; i < ids.length; i += 1)
      for (let j = 0; j < ids.length; j += 1) p[i][j] = Math.max(p[i][j], Math.min(p[i][k], p[k][j]))
  return new Map(ids.map((id, i) => [id, ids.filter((_, j) => p[j][i] > p[i][j]).length]))
}

/** @param {Json[]} rows @param {(a: Json, b: Json) => number} better @param {(group: Json[]) => (a: Json, b: Json) => number} tieBreakIn @returns {Json[]} */
function placedByFigure(rows, better, tieBreakIn) {
  const within = rows
    .filter(({ total: figure }) => figure !== null)
    .sort((a, b) => better(a, b) || byReference(a, b))
  /** @type {Json[]} */
  const placed = []
  for (let start = 0; start < within.length;) {
    const group = within.filter((row) => better(/** @type {Json} */ (within[start]), row) === 0)
    const tieBreak = tieBreakIn(group)
    const inOrder = [...group].sort((a, b) => tieBreak(a, b) || byReference(a, b))
    let together = start
    inOrder.forEach((row, index) => {
      const before = inOrder[index - 1]
      if (before && tieBreak(before, row) !== 0) together = start + index
      placed.push({ ...row, place: start + 1, group: together })
    })
    start += group.length
  }
  const without = rows.filter(({ total: figure }) => figure === null)
  return [...placed, ...without.map((row, index) => ({ ...row, place: null, group: `-${index}` }))]
}

/**
 * Bradley and Terry: strengths of pairs compared, normally distributed around 0 with variance 2 before anything is known,
 * the top of the posterior by Newton's method, to six decimals. @param {Json[]} proposals @param {Json[]} comparisons
 */
function rankByPairs(proposals, comparisons) {
  const known = new Set(proposals.map(({ proposal }) => proposal))
  const told = comparisons.filter(
    ({ firstId, secondId, answer }) => answer !== 'skipped' && known.has(firstId) && known.has(secondId),
  )
  const ids = [...new Set(told.flatMap(({ firstId, secondId }) => [firstId, secondId]))].sort()
  const at = new Map(ids.map((id, index) => [id, index]))
  const size = ids.length
  /** @type {any} */
  const wins = ids.map(() => new Array(size).fill(0))
  for (const { firstId, secondId, answer } of told) {
    const [a, b] = [at.get(firstId), at.get(secondId)]
    const forFirst = answer === 'first' ? 1 : answer === 'equal' ? 0.5 : 0
    wins[a ?? 0][b ?? 0] += forFirst
    wins[b ?? 0][a ?? 0] += 1 - forFirst
  }
  /** @type {any} */
  let strength = new Array(size).fill(0)
  for (let round = 0; round < 100 && size > 0; round += 1) {
    const slope = strength.map((/** @type {number} */ each) => -each / 2)
    /** @type {any} */
    const bend = ids.map((_, i) => ids.map((__, j) => (i === j ? 0.5 : 0)))
    for (let i = 0; i < size; i += 1)
      for (let j = i + 1; j < size; j += 1) {
        const games = wins[i][j] + wins[j][i]
        if (games === 0) continue
        const chance = 1 / (1 + Math.exp(strength[j] - strength[i]))
        const pull = wins[i][j] - games * chance
        const weight = games * chance * (1 - chance)
        slope[i] += pull
        slope[j] -= pull
        bend[i][i] += weight
        bend[j][j] += weight
        bend[i][j] -= weight
        bend[j][i] -= weight
      }
    const step = solved(bend, slope)
    const longest = Math.max(1, ...step.map(Math.abs))
    strength = strength.map((/** @type {number} */ each, /** @type {number} */ i) => each + step[i] / longest)
    if (longest === 1 && step.every((/** @type {number} */ part) => Math.abs(part) < 1e-12)) break
  }
  const rows = proposals.map(({ proposal, reference }) => {
    const own = at.get(proposal)
    const figure = own === undefined ? null : frac(BigInt(Math.round(strength[own] * 1e6)), 1_000_000n)
    return { id: proposal, reference, total: figure, isBehind: false }
  })
  return placedByFigure(
    rows,
    (a, b) => order(b.total, a.total),
    () => () => 0,
  )
}

/** Solves a symmetric positive system by elimination. @param {any} matrix @param {any} right */
function solved(matrix, right) {
  const m = matrix.map((/** @type {number[]} */ row, /** @type {number} */ i) => [...row, right[i]])
  for (let i = 0; i < m.length; i += 1)
    for (let r = i + 1; r < m.length; r += 1) {
      const by = m[r][i] / m[i][i]
      if (by !== 0) for (let c = i; c <= m.length; c += 1) m[r][c] -= by * m[i][c]
    }
  const x = new Array(m.length).fill(0)
  for (let i = m.length - 1; i >= 0; i -= 1) {
    let rest = m[i][m.length]
    for (let c = i + 1; c < m.length; c += 1) rest -= m[i][c] * x[c]
    x[i] = rest / m[i][i]
  }
  return x
}

// ---------------------------------------------------------------- decisions

/** @param {Json[]} ranking lines as a decision keeps them */
function ranksOf(ranking) {
  const places = new Map(ranking.map(({ proposalId, place }) => [proposalId, place ?? Infinity]))
  return (/** @type {string} */ id) => places.get(id) ?? Infinity
}

/** Smaller is better. @param {Json} outcome */
function merit({ outcome, place }) {
  if (outcome === 'winner') return 0
  if (outcome === 'reserve') return place ?? 1
  return outcome === 'honourable_mention' ? 1e15 : 2e15
}

/**
 * Where the tie-break parts a shared place, whose turn it is in it, from 1; those nothing tells apart have one.
 * @param {Json[]} ranked @returns {Map<string, number>}
 */
function turnsOf(ranked) {
  const groups = new Map()
  for (const { place, group } of ranked)
    if (place !== null) groups.set(place, (groups.get(place) ?? new Set()).add(group))
  return new Map(
    ranked.flatMap(({ id, place, group }) => {
      const inPlace = [...(groups.get(place) ?? [])]
      return inPlace.length > 1 ? [[id, inPlace.indexOf(group) + 1]] : []
    }),
  )
}

/**
 * The proposals lifted over a better placed one, or passed over for a worse placed one; in a place that the tie-break parts,
 * its order counts. @param {Json[]} outcomes @param {Json[]} ranking @param {Map<string, number>} turns
 */
function deviationsOf(outcomes, ranking, turns) {
  const rank = ranksOf(ranking)
  const known = outcomes.map((row) => ({
    ...{ row, rank: rank(row.proposalId), merit: merit(row), turn: turns.get(row.proposalId) ?? 0 },
  }))
  return known
    .filter((one) =>
      known.some((other) => {
        const isOtherList =
          one.row.outcome === 'reserve' &&
          other.row.outcome === 'reserve' &&
          one.row.lineId !== other.row.lineId
        const isAhead = one.rank === other.rank ? one.turn < other.turn : one.rank < other.rank
        const isBehind = one.rank === other.rank ? one.turn > other.turn : one.rank > other.rank
        const isAgainst = (isAhead && one.merit > other.merit) || (isBehind && one.merit < other.merit)
        return isAgainst && !isOtherList
      }),
    )
    .map(({ row }) => row)
}

/** Those of ties nothing has broken of which some win and some do not. @param {Json[]} outcomes @param {Json[]} ranked */
function tiesAtTheLine(outcomes, ranked) {
  const outcomeOf = new Map(outcomes.map((row) => [row.proposalId, row]))
  /** @type {Map<unknown, Json[]>} */
  const groups = new Map()
  for (const { id, group } of ranked) {
    const row = outcomeOf.get(id)
    if (row) groups.set(group, [...(groups.get(group) ?? []), row])
  }
  return [...groups.values()]
    .filter((group) => new Set(group.map(({ outcome }) => outcome === 'winner')).size > 1)
    .flat()
}

// ---------------------------------------------------------------- the checks

/**
 * What a mail or a receipt says of the record: the number of the entry, when it stands there, and its fingerprint.
 * @param {string} text @returns {Receipt | null} null when there is no fingerprint in it
 */
export function readReceipt(text) {
  const bare = text.replace(/\s+/g, '').toLowerCase()
  if (/^[0-9a-f]{64}$/.test(bare)) return { seq: null, hash: bare }
  const parts = /^\s*(\d{1,9})\s*[\s:;,.]\s*([0-9a-fA-F\s]+)$/.exec(text)
  const hash = parts?.[2]?.replace(/\s+/g, '').toLowerCase() ?? ''
  return /^[0-9a-f]{64}$/.test(hash) ? { seq: Number(parts?.[1]), hash } : null
}

/**
 * Checks all that can be checked. Believes nothing: every hash is made again, every figure reckoned again.
 * @param {string} text the file as it is @param {{ receipts?: Receipt[] }} [kept] what somebody kept beside it
 * @returns {Report}
 */
export function verifyBundle(text, { receipts = [] } = {}) {
  /** @type {Json} */
  let file
  try {
    file = JSON.parse(text)
  } catch {
    return unreadable()
  }
  if (file === null || typeof file !== 'object' || file.format !== FORMAT) return unreadable()
  /** @type {Finding[]} */
  const findings = []
  /** @type {Check} */
  const check = (code, wrong, { isSoft = false } = {}) => {
    const where = wrong.slice(0, 5).join(', ') + (wrong.length > 5 ? ', …' : '')
    findings.push({
      code,
      status: wrong.length === 0 ? 'ok' : isSoft ? 'open' : 'fault',
      amount: wrong.length,
      where,
    })
  }
  const limits = ['truth', 'declared']
  try {
    checkFile(file, text, check)
    checkChain(file, check)
    checkRules(file, check)
    if (file.form === 'full') checkFull(file, check, limits)
    else limits.push('public')
    checkReceipts(file, receipts, check)
    if (receipts.length === 0) limits.push('no-receipt')
    if (file.bundle.vote !== null) checkVote(file.bundle.vote, check, limits)
  } catch {
    check('structure', ['?'])
  }
  const has = (/** @type {Status} */ status) => findings.some((finding) => finding.status === status)
  return {
    verdict: has('fault') ? 'faulty' : has('open') ? 'incomplete' : 'proved',
    ...{
      form: textOr(file.form),
      challenge: textOr(file.bundle?.challenge),
      programme: textOr(file.bundle?.programme),
    },
    bundleHash: file.bundle ? sha256(canonical(file.bundle)) : null,
    head: file.seal ? { seq: Number(file.seal.seq), hash: String(file.seal.hash) } : null,
    ...{ findings, limits },
  }
}

/** @typedef {(code: string, wrong: readonly (string | number)[], how?: { isSoft?: boolean }) => void} Check */

/** @returns {Report} */
function unreadable() {
  const nothing = { form: null, challenge: null, programme: null, bundleHash: null, head: null }
  return { verdict: 'unreadable', ...nothing, findings: [], limits: [] }
}

const textOr = (/** @type {unknown} */ value) => (typeof value === 'string' ? value : null)

/** The file is as the portal wrote it, and the record sealed just this bundle. @param {Json} file @param {string} text @param {Check} check */
function checkFile(file, text, check) {
  const { bundle, seal, form } = file
  const keys =
    form === 'full'
      ? 'bundle,entries,form,format,openings,recordOpenings,seal'
      : form === 'public'
        ? 'bundle,form,format,seal'
        : ''
  const isAsWritten = Object.keys(file).join() === keys && text === `${canonical(file)}\n`
  check('file', isAsWritten ? [] : ['?'])
  const { head } = bundle.chain
  const body = JSON.parse(seal.body)
  const isSealed =
    Object.keys(seal).join() === 'at,body,hash,previousHash,seq,type' &&
    seal.type === 'BundleSealed' &&
    seal.seq === head.seq + 1 &&
    seal.previousHash === head.hash &&
    hashOfEntry(seal, head.hash) === seal.hash &&
    body.bundle === sha256(canonical(bundle)) &&
    body.challengeId === bundle.challengeId &&
    body.decision === bundle.decision.number
  check('seal', isSealed ? [] : [seal.seq])
}

/** Every entry follows from the one before it. @param {Json} file @param {Check} check */
function checkChain({ bundle, seal, form, entries }, check) {
  const { head, entries: list } = bundle.chain
  /** @type {(string | number)[]} */
  const wrong = []
  let previous = GENESIS
  list.forEach((/** @type {Json} */ entry, /** @type {number} */ index) => {
    const isTold = entry.body !== undefined
    if (entry.seq !== index + 1 || !/^[0-9a-f]{64}$/.test(entry.hash)) wrong.push(index + 1)
    else if (isTold && hashOfEntry(entry, previous) !== entry.hash) wrong.push(index + 1)
    previous = entry.hash
  })
  if (head.seq !== list.length || head.hash !== previous) wrong.push(head.seq)
  if (form === 'full') {
    previous = GENESIS
    entries.forEach((/** @type {Json} */ entry, /** @type {number} */ index) => {
      const isRight =
        Object.keys(entry).join() === 'at,body,hash,previousHash,seq,type' &&
        entry.seq === index + 1 &&
        entry.previousHash === previous &&
        hashOfEntry(entry, previous) === entry.hash &&
        (index >= list.length || list[index].hash === entry.hash)
      if (!isRight) wrong.push(index + 1)
      previous = entry.hash
    })
    if (entries[seal.seq - 1]?.hash !== seal.hash) wrong.push(seal.seq)
  }
  check('chain', [...new Set(wrong)])
}

/** The entries whose text stands in the file and that are about this challenge, up to the seal. @param {Json} file @returns {Json[]} */
function ownEntries({ bundle, seal, form, entries }) {
  const told = form === 'full' ? entries : bundle.chain.entries
  return told.flatMap((/** @type {Json} */ entry) => {
    if (entry.body === undefined || entry.seq > seal.seq) return []
    const said = JSON.parse(entry.body)
    return said.challengeId === bundle.challengeId ? [{ ...entry, said }] : []
  })
}

/** What was judged by was fixed before, and two people stand behind the decision. @param {Json} file @param {Check} check */
function checkRules(file, check) {
  const { rules, decision } = file.bundle
  const own = ownEntries(file)
  const ofType = (/** @type {string[]} */ ...types) => own.filter(({ type }) => types.includes(type))
  const judgedBy = sha256(canonical(rules.judgedBy))
  const fixed = ofType('ChallengeOpened', 'JudgingStarted').filter(
    ({ said }) => said.criteriaHash !== undefined,
  )
  const isFixed = fixed.length > 0
  check(
    'rules',
    isFixed ? fixed.filter(({ said }) => said.criteriaHash !== judgedBy).map(({ seq }) => seq) : ['–'],
    {
      isSoft: !isFixed,
    },
  )
  const stated = ofType('CountingRuleStated').pop()
  check('counting', (stated?.said.counts ?? 'individual') === rules.counts ? [] : [stated?.seq ?? '–'])
  const recorded = ofType('DecisionRecorded').pop()
  const confirmed = ofType('DecisionConfirmed').pop()
  const arePeople =
    recorded?.said.hash === decision.hash &&
    confirmed?.said.hash === decision.hash &&
    typeof recorded?.said.by === 'string' &&
    typeof confirmed?.said.by === 'string' &&
    recorded.said.by !== confirmed.said.by &&
    recorded.seq < confirmed.seq
  check('people', arePeople ? [] : [confirmed?.seq ?? '–'])
}

/**
 * What a vote takes with its budget, reckoned again by the rule stated for it. Who voted for what is secret: of a vote by
 * votes the counts are taken as they are, of one by equal shares the groups of voters who picked the same, which have to lead to
 * the counts. What cannot be reckoned is said. @param {Json} vote @param {Check} check @param {string[]} limits
 */
function checkVote(vote, check, limits) {
  const { rows, leftover, counts, patterns, budget, counting, afterUnaffordable } = vote
  if (!Array.isArray(rows) || (counting === 'equal-shares' && !Array.isArray(patterns))) {
    limits.push('vote')
    return
  }
  limits.push('vote-picks')
  const votesOf = new Map(counts.map((/** @type {Json} */ count) => [count.projectId, count.votes]))
  const projects = rows.map((/** @type {Json} */ row) => ({ ...row, votes: votesOf.get(row.projectId) ?? 0 }))
  const greedy = takenByVotes(projects, budget, afterUnaffordable)
  let { reckoned, left } = greedy
  let doGroupsCount = true
  if (counting === 'equal-shares' && rows.length > 0) {
    doGroupsCount = counts.every(
      (/** @type {Json} */ count) =>
        count.voters === votersIn(patterns) && count.votes === votersIn(pickedBy(patterns, count.projectId)),
    )
    const shares = takenByShares(projects, patterns, budget, afterUnaffordable)
    if (shares === null) {
      check('vote', doGroupsCount ? [] : ['?'])
      limits.push('vote')
      return
    }
    reckoned = reckoned.map((row) => ({ ...row, outcome: shares.outcomeOf(row.projectId) }))
    left = shares.left
  }
  const isWhole =
    rows.length === votesOf.size && rows.every((/** @type {Json} */ row) => votesOf.has(row.projectId))
  const isSame = isWhole && canonical(rows) === canonical(reckoned) && leftover === left
  const didAnybodyVote = counts.some((/** @type {Json} */ count) => count.voters > 0)
  const isCounted = didAnybodyVote ? isSame && doGroupsCount : rows.length === 0 && leftover === null
  check('vote', isCounted ? [] : ['?'])
}

/**
 * Most votes first, of equal ones the less costly; what does not fit is left out. Equal in both are taken together or, where
 * money is short, left to people with the money for as many as fit kept.
 * @param {Json[]} projects @param {number} budget @param {string} afterUnaffordable
 */
function takenByVotes(projects, budget, afterUnaffordable) {
  const inOrder = [...projects].sort(
    (a, b) => b.votes - a.votes || a.cost - b.cost || (a.projectId < b.projectId ? -1 : 1),
  )
  let left = budget
  let isStopped = false
  /** @type {Json[]} */
  const reckoned = []
  for (let start = 0; start < inOrder.length;) {
    const { votes, cost } = /** @type {Json} */ (inOrder[start])
    const equals = inOrder.filter((row) => row.votes === votes && row.cost === cost)
    const fitting = Math.min(equals.length, Math.floor(left / cost))
    let outcome = 'too-dear'
    if (votes === 0) outcome = 'without-votes'
    else if (isStopped) outcome = 'stopped'
    else if (fitting === equals.length) outcome = 'funded'
    else if (fitting > 0) outcome = 'tied'
    if (outcome === 'funded' || outcome === 'tied') left -= fitting * cost
    if (outcome === 'too-dear' || outcome === 'tied') isStopped ||= afterUnaffordable === 'stop'
    const place = inOrder.filter((row) => row.votes > votes).length + 1
    for (const { projectId } of equals) reckoned.push({ projectId, cost, votes, place, outcome })
    start += equals.length
  }
  return { reckoned, left }
}

const pickedBy = (/** @type {Json[]} */ groups, /** @type {string} */ projectId) =>
  groups.filter(({ projectIds }) => projectIds.includes(projectId))
const votersIn = (/** @type {Json[]} */ groups) => groups.reduce((sum, { voters }) => sum + voters, 0)
const whole = (/** @type {number} */ number) => frac(BigInt(number))
/** So many orders of equal projects are followed; of a vote with more it is said that it cannot be reckoned. */
const mostOrders = 64

/**
 * Equal shares: every voter has the same part of the budget. The project comes first whose highest payer pays the smallest
 * part of its cost, then the less costly, then the one with more votes; where projects are equal in all that and share
 * voters, each order is followed, and what is taken in some of them alone is left to people. What remains goes by votes.
 * @param {Json[]} projects @param {Json[]} groups @param {number} budget @param {string} afterUnaffordable
 */
function takenByShares(projects, groups, budget, afterUnaffordable) {
  const share = over(whole(budget), whole(Math.max(1, votersIn(groups))))
  const purses = groups.map((group) => /** @type {Json} */ ({ ...group, amount: share }))
  const open = [{ purses, taken: /** @type {string[]} */ ([]), left: budget }]
  /** @type {{ taken: string[], left: number, rest: Map<string, string> }[]} */
  const ends = []
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const { taken, left } = state
    const first = firstByShares(projects, state.purses, taken)
    if (first.length === 0) {
      const others = projects.filter(({ projectId }) => !taken.includes(projectId))
      const rest = takenByVotes(others, left, afterUnaffordable)
      const outcomes = new Map(rest.reckoned.map(({ projectId, outcome }) => [projectId, outcome]))
      ends.push({ taken, left: rest.left, rest: outcomes })
      continue
    }
    const doShareVoters = groups.some(
      ({ projectIds }) => first.filter(({ projectId }) => projectIds.includes(projectId)).length > 1,
    )
    const branches = doShareVoters ? first : first.slice(0, 1)
    if (ends.length + open.length + branches.length > mostOrders) return null
    for (const { projectId, cost, price } of branches) {
      const after = state.purses.map((purse) => {
        if (!purse.projectIds.includes(projectId)) return purse
        return { ...purse, amount: order(purse.amount, price) <= 0 ? ZERO : minus(purse.amount, price) }
      })
      open.push({ purses: after, taken: [...taken, projectId], left: left - cost })
    }
  }
  const outcomeOf = (/** @type {string} */ id) => {
    const all = ends.map(({ taken, rest }) => (taken.includes(id) ? 'funded' : rest.get(id)))
    if (all.every((outcome) => outcome === 'funded')) return 'funded'
    return all.some((outcome) => outcome === 'funded' || outcome === 'tied') ? 'tied' : all[0]
  }
  return { outcomeOf, left: Math.min(...ends.map(({ left }) => left)) }
}

/** Those that can be paid for and come first together, by name. @param {Json[]} projects @param {Json[]} purses @param {string[]} taken */
function firstByShares(projects, purses, taken) {
  const payable = projects
    .filter(({ projectId, votes }) => votes > 0 && !taken.includes(projectId))
    .map((project) => /** @type {Json} */ ({ ...project, price: highestPay(project, purses) }))
    .filter(({ price }) => price !== null)
    .map((project) => /** @type {Json} */ ({ ...project, part: over(project.price, whole(project.cost)) }))
  const compared = (/** @type {Json} */ a, /** @type {Json} */ b) =>
    order(a.part, b.part) || a.cost - b.cost || b.votes - a.votes
  payable.sort((a, b) => compared(a, b) || (a.projectId < b.projectId ? -1 : 1))
  return payable.filter((project) => compared(project, /** @type {Json} */ (payable[0])) === 0)
}

/** What the highest payer pays when all pay alike or all they have; null where it is not enough. @param {Json} project @param {Json[]} purses */
function highestPay({ projectId, cost }, purses) {
  const own = pickedBy(purses, projectId).sort((a, b) => order(a.amount, b.amount))
  let rest = whole(cost)
  let payers = votersIn(own)
  for (const { amount, voters } of own) {
    if (order(times(amount, whole(payers)), rest) >= 0) return over(rest, whole(payers))
    rest = minus(rest, times(amount, whole(voters)))
    payers -= voters
  }
  return null
}

/** What a receipt or a mail says is in this record. @param {Json} file @param {Receipt[]} receipts @param {Check} check */
function checkReceipts({ bundle, seal, form, entries }, receipts, check) {
  const told = form === 'full' ? entries : [...bundle.chain.entries, seal]
  for (const { seq, hash } of receipts) {
    const found = told.find((/** @type {Json} */ entry) => entry.hash === hash)
    const isText =
      form === 'full' && told.some((/** @type {Json} */ entry) => entry.body.includes(`"hash":"${hash}"`))
    if (found ? seq === null || found.seq === seq : seq === null && isText) check('receipt', [])
    else if (seq !== null && seq > told.length) check('receipt', [seq], { isSoft: true })
    else check('receipt', [seq ?? `${hash.slice(0, 12)}…`])
  }
}

/** What is kept open for auditors: rows, scores, conflicts, ranking, decision. @param {Json} file @param {Check} check @param {string[]} limits */
function checkFull(file, check, limits) {
  const { bundle, entries, openings, recordOpenings } = file
  const own = ownEntries(file)
  const erased = erasedBy(entries)

  const committed = new Set(bundle.rows)
  const inOrder = openings.map(commitmentOf)
  const opened = new Set(inOrder)
  const isInOrder = isRising(bundle.rows) && isRising(inOrder) && isRising(recordOpenings.map(placeOf))
  const strayRows = [...opened].filter((commitment) => !committed.has(commitment))
  const closedRows = bundle.rows.filter((/** @type {string} */ commitment) => !opened.has(commitment))
  const goneRows = closedRows.filter((/** @type {string} */ commitment) => erased.rows.has(commitment))
  check('rows', [
    ...(isInOrder ? [] : ['?']),
    ...[...strayRows, ...closedRows.filter((/** @type {string} */ row) => !erased.rows.has(row))].map(
      (row) => `${row.slice(0, 12)}…`,
    ),
  ])
  if (goneRows.length > 0)
    check(
      'erased-rows',
      goneRows.map((/** @type {string} */ row) => `${row.slice(0, 12)}…`),
      { isSoft: true },
    )

  const steps = embargoedSteps(file)
  const wanted = [
    ...wantedOpenings(own, bundle.decision.hash),
    ...steps.map((/** @type {Json} */ { seq }) => `${seq} award`),
  ]
  const bySeq = new Map([...own, ...steps].map((entry) => [entry.seq, entry]))
  /** @type {Map<string, Json>} */
  const said = new Map()
  const wrong = []
  for (const opening of recordOpenings) {
    const key = `${opening.seq} ${opening.name}`
    const commitment = bySeq.get(opening.seq)?.said.commitments?.[opening.name]
    if (said.has(key) || !wanted.includes(key) || commitment !== commitmentOf(opening))
      wrong.push(opening.seq)
    else said.set(key, JSON.parse(opening.payload))
  }
  const closed = wanted.filter((key) => !said.has(key))
  const gone = closed.filter((key) => erased.secrets.has(key))
  check('openings', [
    ...wrong,
    ...closed.filter((key) => !erased.secrets.has(key)).map((key) => key.split(' ')[0] ?? ''),
  ])
  if (gone.length > 0)
    check(
      'erased-openings',
      gone.map((key) => key.split(' ')[0] ?? ''),
      { isSoft: true },
    )

  const isSoft = goneRows.length + gone.length > 0
  if (isSoft) limits.push('erased')
  const rows = openings.map((/** @type {Json} */ opening) => JSON.parse(opening.payload))
  const ofKind = (/** @type {string} */ kind) => rows.filter((/** @type {Json} */ row) => row.kind === kind)
  const facts = { rows, ofKind, own, said, isSoft, bundle }
  checkCommittedScores(facts, check)
  checkConflicts(facts, check)
  const ranked = rankAgain(facts)
  checkRanking(facts, ranked, check)
  checkDecision(facts, ranked, check)
  if (bundle.rules.way.way === 'pairwise') limits.push('pairwise')
}

/** @typedef {{ rows: Json[], ofKind: (kind: string) => Json[], own: Json[], said: Map<string, Json>, isSoft: boolean, bundle: Json }} Facts */

/** Each once, and in its order. @param {string[]} texts */
const isRising = (texts) =>
  texts.every((text, index) => index === 0 || /** @type {string} */ (texts[index - 1]) < text)

/** @param {Json} opening */
const placeOf = ({ seq, name }) => `${String(seq).padStart(9, '0')} ${name}`

/** What the record says was erased since. @param {Json[]} entries */
function erasedBy(entries) {
  const rows = new Set()
  const secrets = new Set()
  for (const { type, body } of entries) {
    if (type !== 'RecordErased') continue
    const said = JSON.parse(body)
    for (const row of said.rows) rows.add(row)
    for (const { seq, name } of said.secrets) secrets.add(`${seq} ${name}`)
  }
  return { rows, secrets }
}

/** What was answered, and who moved up, between the seal and the announcement: committed to while it was secret. @param {Json} file @returns {Json[]} */
function embargoedSteps({ bundle, seal, entries }) {
  return entries.flatMap((/** @type {Json} */ entry) => {
    if (entry.seq <= seal.seq || !['AwardAnswered', 'ReserveMovedUp'].includes(entry.type)) return []
    const said = JSON.parse(entry.body)
    return said.challengeId === bundle.challengeId && said.commitments?.award ? [{ ...entry, said }] : []
  })
}

/** Which commitments of the record a full bundle opens. @param {Json[]} own @param {string} decisionHash @returns {string[]} */
function wantedOpenings(own, decisionHash) {
  const names = {
    ScorecardFinalised: 'scores',
    FinalScored: 'scores',
    BallotFinalised: 'ballot',
    ConsensusRecorded: 'consensus',
  }
  return own.flatMap(({ seq, type, said }) => {
    const name = /** @type {Record<string, string>} */ (names)[type]
    if (name) return [`${seq} ${name}`]
    if (type !== 'OutcomesCommitted' || said.hash !== decisionHash) return []
    return Object.keys(said.commitments)
      .filter((each) => each.startsWith('outcome-') || each === 'statements')
      .map((each) => `${seq} ${each}`)
  })
}

/** Scores, ballots and what was agreed on are what was committed to when they were declared final. @param {Facts} facts @param {Check} check */
function checkCommittedScores({ ofKind, own, said, isSoft }, check) {
  /** @type {Map<string, Json>} */
  const standing = new Map()
  /** @type {Map<string, Json>} */
  const agreed = new Map()
  for (const { seq, type, said: body } of own) {
    const { juror, proposalId, scorecardId, ballotId } = body
    const before = standing.get(scorecardId ?? ballotId)
    if (type === 'ScorecardFinalised') {
      const points = said.get(`${seq} scores`)?.points ?? null
      standing.set(scorecardId, {
        kind: 'scorecard',
        juror,
        proposal: proposalId,
        points: points && { ...points },
      })
    } else if (type === 'FinalScored' && before) {
      const later = said.get(`${seq} scores`) ?? null
      if (later === null || before.points === null) before.points = null
      else
        for (const { criterionId, answer } of /** @type {any} */ (later)) before.points[criterionId] = answer
    } else if (type === 'ScorecardReopened' || type === 'ScorecardVoided') standing.delete(scorecardId)
    else if (type === 'BallotFinalised')
      standing.set(ballotId, {
        kind: 'ballot',
        juror,
        ballot: said.get(`${seq} ballot`) ?? null,
        gone: new Set(),
      })
    else if (type === 'BallotReopened') standing.delete(ballotId)
    else if (type === 'BallotLineVoided') before?.gone.add(proposalId)
    else if (type === 'ConsensusRecorded') {
      const told = said.get(`${seq} consensus`)
      if (told) agreed.set(told.proposalId, told)
    }
  }
  const wrong = []
  const finals = ofKind('scorecard').filter(({ state }) => state === 'final')
  const ballots = ofKind('ballot')
  for (const row of finals) {
    const told = standing.get(row.id)
    const isSame =
      told?.kind === 'scorecard' &&
      told.juror === row.juror &&
      told.proposal === row.proposal &&
      (told.points === null ? isSoft : arePointsEqual(told.points, row.points))
    if (!isSame) wrong.push(`${row.juror}: ${referenceIn(ofKind, row.proposal)}`)
    standing.delete(row.id)
  }
  for (const row of ballots) {
    const told = standing.get(row.id)
    const isSame = told?.kind === 'ballot' && told.juror === row.juror && isBallotEqual(told, row, isSoft)
    if (!isSame) wrong.push(`${row.juror}`)
    standing.delete(row.id)
  }
  // What was declared final and is in no row was left out, unless it was erased.
  for (const { juror, proposal } of standing.values())
    if (!isSoft) wrong.push(`${juror}: ${proposal ? referenceIn(ofKind, proposal) : '–'}`)
  wrong.push(...consensusFaults(ofKind, agreed, isSoft))
  check('scores', wrong)
}

/** @param {Facts['ofKind']} ofKind @param {Map<string, Json>} agreed @param {boolean} isSoft */
function consensusFaults(ofKind, agreed, isSoft) {
  const told = [...agreed.values()].flatMap(({ proposalId, scores }) =>
    scores.map(
      (/** @type {Json} */ { criterionId, points }) =>
        `${proposalId} ${criterionId} ${said(decimal(points))}`,
    ),
  )
  const kept = ofKind('consensus').map(
    ({ proposal, criterionId, points }) => `${proposal} ${criterionId} ${said(decimal(points))}`,
  )
  const differing = isSoft
    ? kept.filter((each) => told.length > 0 && !told.includes(each))
    : [...kept.filter((each) => !told.includes(each)), ...told.filter((each) => !kept.includes(each))]
  return differing.map((each) => referenceIn(ofKind, each.split(' ')[0] ?? ''))
}

/** @param {Json} told @param {Json} kept */
function arePointsEqual(told, kept) {
  const same = (/** @type {string | null} */ a, /** @type {string | null} */ b) => {
    const [one, other] = [answerOf(a), answerOf(b)]
    return one === null || other === null ? one === other : order(one, other) === 0
  }
  return (
    Object.keys(told).sort().join() === Object.keys(kept).sort().join() &&
    Object.keys(kept).every((id) => same(told[id], kept[id]))
  )
}

/** @param {Json} told @param {Json} row @param {boolean} isSoft */
function isBallotEqual({ ballot, gone }, row, isSoft) {
  if (ballot === null) return isSoft
  if (row.way === 'ranked')
    return canonical(ballot.filter((/** @type {string} */ id) => !gone.has(id))) === canonical(row.order)
  const sorted = (/** @type {Json[]} */ all) =>
    all
      .filter(({ firstId, secondId }) => !gone.has(firstId) && !gone.has(secondId))
      .map(({ firstId, secondId, answer }) => `${firstId} ${secondId} ${answer}`)
      .sort()
      .join()
  return sorted(ballot) === sorted(row.comparisons)
}

/** @param {Facts['ofKind']} ofKind @param {string} id */
function referenceIn(ofKind, id) {
  return ofKind('proposal').find(({ proposal }) => proposal === id)?.reference ?? id
}

/** Nothing counts under a conflict, without a declaration, or without an assignment. @param {Facts} facts @param {Check} check */
function checkConflicts({ ofKind, isSoft }, check) {
  const standing = new Map(ofKind('conflict').map((row) => [`${row.juror} ${row.proposal}`, row.standing]))
  const assigned = new Set(
    ofKind('assignment')
      .filter(({ isReleased }) => !isReleased)
      .map(({ juror, proposal }) => `${juror} ${proposal}`),
  )
  const references = new Map(ofKind('proposal').map(({ proposal, reference }) => [proposal, reference]))
  const counted = ofKind('scorecard')
    .filter(({ state }) => state === 'final')
    .map(({ juror, proposal }) => ({ juror, proposal }))
  for (const { juror, way, order: ids, comparisons } of ofKind('ballot')) {
    const all =
      way === 'ranked' ? ids : comparisons.flatMap((/** @type {Json} */ c) => [c.firstId, c.secondId])
    for (const proposal of new Set(all)) counted.push({ juror, proposal })
  }
  const saying = ({ juror = 0, proposal = '' }) => `${juror}: ${references.get(proposal) ?? proposal}`
  const keyOf = ({ juror = 0, proposal = '' }) => `${juror} ${proposal}`
  const under = counted.filter((each) => (standing.get(keyOf(each)) ?? 'clear') !== 'clear')
  const seen = new Set()
  const twice = counted.filter((each) => seen.size === seen.add(keyOf(each)).size)
  check('conflicts', [...under, ...twice].map(saying))
  const loose = counted.filter((each) => !assigned.has(keyOf(each)) || !standing.has(keyOf(each)))
  check('assigned', loose.map(saying), { isSoft })
}

/** The ranking, reckoned again; null where what it is made of was erased beyond that. @param {Facts} facts @returns {Json[]} */
function rankAgain({ ofKind, bundle }) {
  const { rules } = bundle
  const proposals = ofKind('proposal').filter(({ takesPart }) => takesPart)
  if (rules.way.way === 'scorecards')
    return rankByScorecards(
      rules,
      proposals,
      ofKind('scorecard').filter(({ state }) => state === 'final'),
      ofKind('consensus'),
    )
  const ballots = ofKind('ballot')
  const ranked =
    rules.way.way === 'ranked'
      ? rankByOrders(
          rules.way.rule,
          proposals,
          ballots.map(({ order: ids }) => ids),
        )
      : rankByPairs(
          proposals,
          ballots.flatMap(({ comparisons }) => comparisons),
        )
  const finalists = new Set(proposals.filter(({ isFinalist }) => isFinalist).map(({ proposal }) => proposal))
  return ranked.map((row) => ({ ...row, isFinalist: finalists.has(row.id) }))
}

/**
 * The turns that a ranking was sealed with. Bundles from before the order of a tie-break was sealed have none.
 * @param {Facts} facts @returns {Map<string, number> | null}
 */
function sealedTurns({ ofKind }) {
  const parted = ofKind('ranked').filter(({ turn }) => turn !== undefined)
  return parted.length > 0 ? new Map(parted.map(({ proposal, turn }) => [proposal, turn])) : null
}

/** Place, turn in it and exact total of every proposal are those the decision was made against. @param {Facts} facts @param {Json[]} ranked @param {Check} check */
function checkRanking(facts, ranked, check) {
  const { ofKind, isSoft } = facts
  const decided = new Map(ofKind('ranked').map((row) => [row.proposal, row]))
  const [turns, sealed] = [turnsOf(ranked), sealedTurns(facts)]
  const wrong = ranked
    .filter(({ id, place, total: figure }) => {
      const row = decided.get(id)
      const isTurn = sealed === null || sealed.get(id) === turns.get(id)
      return !row || row.place !== place || row.total !== said(figure) || !isTurn
    })
    .map(({ reference }) => reference)
  const unknown = [...decided.keys()].filter((id) => !ranked.some((row) => row.id === id))
  check('ranking', [...wrong, ...unknown.map((id) => referenceIn(ofKind, id))], { isSoft })
}

/** The decision is the one that was confirmed, and keeps to the ranking or says why not. @param {Facts} facts @param {Json[]} ranked @param {Check} check */
function checkDecision(facts, ranked, check) {
  const { ofKind, said: told, isSoft, bundle } = facts
  const { decision, rules, figures } = bundle
  const outcomes = [...told].filter(([key]) => key.includes(' outcome-')).map(([, row]) => row)
  const statements = [...told].find(([key]) => key.endsWith(' statements'))?.[1]
  const byProposal = (/** @type {Json} */ a, /** @type {Json} */ b) =>
    a.proposalId < b.proposalId ? -1 : a.proposalId > b.proposalId ? 1 : 0
  const ranking = ofKind('ranked').map(({ proposal, place, total: figure, turn }) => ({
    ...{ proposalId: proposal, place, total: figure },
    ...(turn !== undefined && { turn }),
  }))
  const hosting = ofKind('hosting').map(({ proposal, number, hash }) => ({
    proposalId: proposal,
    number,
    hash,
  }))
  const content = {
    ...{
      outcomes: [...outcomes].sort(byProposal),
      ranking: [...ranking].sort(byProposal),
      statements: statements ?? {},
    },
    ...(rules.awards !== null && { plan: rules.awards }),
    ...(hosting.length > 0 && { hosting: [...hosting].sort(byProposal) }),
  }
  check('decision', sha256(canonical(content)) === decision.hash ? [] : [decision.number], { isSoft })

  const references = new Map(ofKind('proposal').map(({ proposal, reference }) => [proposal, reference]))
  const named = outcomes
    .filter(({ outcome }) => outcome === 'winner' || outcome === 'honourable_mention')
    .map(({ proposalId, outcome, place, lineId, amount }) => ({
      ...{ reference: references.get(proposalId) ?? proposalId, outcome, place },
      ...(lineId !== undefined && { lineId }),
      ...(amount !== undefined && { amount }),
    }))
    .sort(byReference)
  const deviating = deviationsOf(outcomes, ranking, sealedTurns(facts) ?? turnsOf(ranked))
  const count = (/** @type {string} */ outcome) => outcomes.filter((row) => row.outcome === outcome).length
  const tally = Object.fromEntries(Object.keys(decision.tally).map((outcome) => [outcome, count(outcome)]))
  const finals = ofKind('scorecard').filter(({ state }) => state === 'final').length + ofKind('ballot').length
  const isTold =
    canonical(named) === canonical(decision.named) &&
    canonical(tally) === canonical(decision.tally) &&
    deviating.length === decision.deviations &&
    finals === figures.judgements &&
    ranking.length === figures.eligible
  check('told', isTold ? [] : [decision.number], { isSoft })

  const uses = new Map()
  for (const { reason } of outcomes) uses.set(reason.trim(), (uses.get(reason.trim()) ?? 0) + 1)
  const behind = new Set(ranked.filter(({ isBehind }) => isBehind).map(({ id }) => id))
  const wrong = new Set([
    ...[...deviating, ...tiesAtTheLine(outcomes, ranked)]
      .filter(({ reason }) => uses.get(reason.trim()) !== 1 || [...reason.trim()].length < LEAST_REASON)
      .map(({ proposalId }) => proposalId),
    ...outcomes.filter(({ reason }) => reason.trim() === '').map(({ proposalId }) => proposalId),
    ...outcomes
      .filter(
        ({ proposalId, outcome }) =>
          behind.has(proposalId) && (outcome === 'winner' || outcome === 'reserve'),
      )
      .map(({ proposalId }) => proposalId),
  ])
  check(
    'outcomes',
    [...wrong].map((id) => references.get(id) ?? id),
    { isSoft },
  )
}

// ---------------------------------------------------------------- in plain words

/** What each finding means. `where` names entries, rows, or jurors with proposals. @type {Record<string, Partial<Record<Status, string>>>} */
export const sentences = {
  structure: { fault: 'The file is not built as a bundle is: parts are missing or of another kind.' },
  file: {
    ok: 'The file is byte for byte as the portal writes it.',
    fault:
      'The file is not byte for byte as the portal writes it: something in it was changed or set out anew.',
  },
  seal: {
    ok: 'The record sealed this very bundle: its fingerprint stands in the entry that closes it.',
    fault: 'The record sealed another bundle than this one, or the seal (entry {{where}}) was changed.',
  },
  chain: {
    ok: 'The record is a whole chain: every entry follows from the one before it.',
    fault: 'The chain of the record is broken at: {{where}}.',
  },
  rules: {
    ok: 'Criteria, weights and rule of judging are those that were fixed before the proposals came in.',
    fault: 'Criteria, weights or the rule of judging are not those that were fixed in entry {{where}}.',
    open: 'The record does not say by which criteria and rule it was to be judged; they cannot be compared.',
  },
  counting: {
    ok: 'Which ranking counts is as it was stated in the record.',
    fault: 'Which ranking counts is not as the record states it (entry {{where}}).',
  },
  people: {
    ok: 'One person recorded the decision and another confirmed the same one.',
    fault: 'The record does not show that two people stand behind this decision (entry {{where}}).',
  },
  rows: {
    ok: 'Every row that was sealed is here and is the one that was sealed.',
    fault: 'Rows were changed, added or left out: {{where}}.',
  },
  'erased-rows': {
    open: 'Erased at somebody’s wish, as the record says; they cannot be opened any more: {{amount}} rows.',
  },
  openings: {
    ok: 'What the record holds closed (scores, outcomes) opens to exactly what was committed to.',
    fault: 'What is said to stand behind these entries does not, or was left out: {{where}}.',
  },
  'erased-openings': {
    open: 'Erased at somebody’s wish, as the record says; what stood behind these entries cannot be opened any more: {{where}}.',
  },
  scores: {
    ok: 'Every score is the one its juror declared final, before anybody knew the ranking.',
    fault: 'These scores are not those that were declared final (juror: proposal): {{where}}.',
  },
  conflicts: {
    ok: 'No score counts where its juror declared a conflict, was excluded or abstained.',
    fault:
      'Scores count although their juror is not free to judge, or count twice (juror: proposal): {{where}}.',
  },
  assigned: {
    ok: 'Every score that counts was asked for: its juror was assigned, after saying to be free of conflicts.',
    fault: 'Scores count without an assignment or a declaration (juror: proposal): {{where}}.',
    open: 'Whether every score was asked for cannot be seen any more, since rows were erased: {{where}}.',
  },
  ranking: {
    ok: 'Reckoned again from the scores by the rule, in exact fractions, the ranking is the same to the last digit.',
    fault: 'Reckoned again from the scores, the ranking is another one: {{where}}.',
    open: 'The ranking cannot be reckoned again in full, since rows were erased: {{where}}.',
  },
  decision: {
    ok: 'Outcomes, reasons and the jury’s words are to the letter those that were confirmed.',
    fault: 'Outcomes, reasons or the jury’s words are not those that were confirmed.',
    open: 'Whether all of the decision is as it was confirmed cannot be seen any more, since parts were erased.',
  },
  told: {
    ok: 'What the bundle tells the public is what was decided.',
    fault: 'What the bundle tells the public is not what was decided.',
    open: 'Whether all the bundle tells the public is what was decided cannot be seen any more, since parts were erased.',
  },
  outcomes: {
    ok: 'Every outcome keeps to the ranking, or a reason of its own says why not.',
    fault: 'These outcomes leave the ranking or the rule without a reason of their own: {{where}}.',
    open: 'Whether every outcome keeps to the ranking cannot be seen any more, since parts were erased: {{where}}.',
  },
  vote: {
    ok: 'The counts of the public vote lead to what was taken, by the rule stated for it.',
    fault: 'What was taken by the public vote is not what its counts lead to by the rule stated for it.',
  },
  receipt: {
    ok: 'The receipt is in this record where it says.',
    fault:
      'This record does not hold the receipt ({{where}}). If it was copied without a slip, the record was rewritten after the receipt was given.',
    open: 'The receipt (entry {{where}}) is younger than this bundle and cannot be compared with it.',
  },
}

/** What no check of this file can tell. @type {Record<string, string>} */
export const limitSentences = {
  truth:
    'Not proved: that the scores were wise or fair. It is proved only that they were not changed, and what followed from them.',
  declared: 'Not proved: that every conflict was declared. Only declared ones are known.',
  public:
    'Not in this file: who scored what. Only fingerprints of those rows are; an auditor with the full bundle opens them and reckons the ranking again.',
  'no-receipt':
    'Not proved without a receipt: that the whole record was not written anew. Give a number and fingerprint from any mail about a proposal or its outcome.',
  vote: 'Not reckoned again: the public vote. Who voted for what is secret, and the file does not hold what this count needs.',
  'vote-picks':
    'Not proved: that the votes were counted right. Who voted for what is secret; the bundle holds the counts alone, and by equal shares what was picked together, without names.',
  pairwise:
    'Comparisons of pairs are reckoned in floating point; their figures are compared to six decimals.',
  erased: 'What was erased says nothing any more, neither for nor against the decision.',
}

/** @type {Record<Report['verdict'], string>} */
export const verdicts = {
  proved: 'Nothing is wrong: all that this bundle can prove is proved.',
  faulty: 'Something is wrong. This bundle does not hold together.',
  incomplete: 'Nothing is wrong, but not everything could be checked.',
  unreadable: 'This is not a result bundle of a kind this program knows.',
}

/** @param {string} sentence @param {Json} values */
export function filled(sentence, values) {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name] ?? ''))
}

/** A report as lines of English. @param {Report} report @returns {string[]} */
export function reportLines(report) {
  const mark = { ok: 'ok     ', fault: 'WRONG  ', open: 'open   ' }
  return [
    verdicts[report.verdict],
    ...(report.challenge === null ? [] : [`${report.programme} / ${report.challenge}, ${report.form} form`]),
    ...(report.bundleHash === null ? [] : [`Fingerprint of the bundle: ${report.bundleHash}`]),
    ...(report.head === null
      ? []
      : [`Sealed by entry ${report.head.seq} of the record: ${report.head.hash}`]),
    ...report.findings.map(
      (finding) =>
        mark[finding.status] + filled(sentences[finding.code]?.[finding.status] ?? finding.code, finding),
    ),
    ...report.limits.map((limit) => `note   ${limitSentences[limit] ?? limit}`),
  ]
}

/**
 * 0 proved, 1 wrong, 2 not readable, 3 not everything could be checked.
 * @param {Report} report @returns {0 | 1 | 2 | 3}
 */
export function exitCodeOf({ verdict }) {
  return /** @type {const} */ ({ proved: 0, faulty: 1, unreadable: 2, incomplete: 3 })[verdict]
}

// ---------------------------------------------------------------- from the command line

/** @param {string[]} words @returns {Promise<number>} the exit code */
async function main(words) {
  const { readFile } = await import('node:fs/promises')
  const usage =
    'node haaste-verify.mjs bundle.json [--receipt "123 <fingerprint>"]... [--head <fingerprint>] [--json]'
  /** @type {string[]} */
  const paths = []
  /** @type {Receipt[]} */
  const receipts = []
  let isJson = false
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (word === '--json') isJson = true
    else if (word === '--receipt' || word === '--head') {
      const receipt = readReceipt(words[(at += 1)] ?? '')
      if (receipt === null) {
        console.error(
          `After ${word} stands a fingerprint of 64 characters (0 to 9, a to f), with the number of the entry before it if you have one.\n${usage}`,
        )
        return 2
      }
      receipts.push(receipt)
    } else if (word.startsWith('-')) {
      console.error(`"${word}" is not known.\n${usage}`)
      return 2
    } else paths.push(word)
  }
  if (paths.length !== 1) {
    console.error(usage)
    return 2
  }
  let text
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      await readFile(/** @type {string} */ (paths[0])),
    )
  } catch {
    console.error(`${paths[0]} could not be read as a text file.`)
    return 2
  }
  const report = verifyBundle(text, { receipts })
  console.log(isJson ? JSON.stringify(report, null, 1) : reportLines(report).join('\n'))
  return exitCodeOf(report)
}

if (typeof process !== 'undefined' && process.argv?.[1] && /haaste-verify\.mjs$/.test(process.argv[1]))
  process.exitCode = await main(process.argv.slice(2))
