import { type Comparison, type Count, type Outcome, median, standing } from './harness.ts'

/** An entry's outcome for people: raw rows, medians, goals, and what was checked. */
export function linesOf({ id, title, outcome }: { id: string; title: string; outcome: Outcome }): string[] {
  const { comparisons, counts, checks, notes } = outcome
  return [
    `${id}  ${title}`,
    ...comparisons.flatMap((comparison) => ['', ...linesOfComparison(comparison)]),
    ...(counts.length > 0 ? ['', ...linesOfCounts(counts)] : []),
    ...(checks.length > 0 ? [''] : []),
    ...checks.map(({ what, holds, says }) => `  ${holds ? 'checked' : 'BROKEN '}  ${what}: ${says}`),
    ...notes.map((note) => `  note     ${note}`),
  ]
}

function linesOfComparison(comparison: Comparison): string[] {
  const { name, against, unit, rows, ratio, bar, stretch, isMoreBetter } = comparison
  const row = (label: string, measured: number, baseline: number, share: number) =>
    `  ${label.padEnd(8)}${figure(measured).padStart(12)}${figure(baseline).padStart(12)}${share.toFixed(3).padStart(10)}`
  return [
    `  ${name}, ${unit}, against ${against}`,
    `  ${'round'.padEnd(8)}${'measured'.padStart(12)}${'baseline'.padStart(12)}${'ratio'.padStart(10)}`,
    ...rows.map((one, index) => row(String(index + 1), one.measured, one.baseline, one.ratio)),
    row(
      'median',
      median(rows.map(({ measured }) => measured)),
      median(rows.map(({ baseline }) => baseline)),
      ratio,
    ),
    `  ${isMoreBetter ? 'at least' : 'at most'} ${bar} (stretch ${stretch}): ${standing(ratio, comparison)}`,
  ]
}

function linesOfCounts(counts: readonly Count[]): string[] {
  const widest = Math.max(...counts.map(({ name }) => name.length))
  return counts.map((count) => {
    const { name, unit, value, bar, stretch } = count
    const verdict = standing(value, { ...count, isMoreBetter: false })
    return `  ${name.padEnd(widest)}  ${figure(value).padStart(8)} ${unit}  at most ${bar} (stretch ${stretch}): ${verdict}`
  })
}

/** Thousands with commas; small figures with what is needed of their fraction. */
function figure(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
