/**
 * Drawing the finalists by the ranking. The line says who is in; equals are never separated by it: where the first N would
 * cut through a tie, all who share the place are in. Whoever is taken or left out against the line needs a reason.
 */
import { compare, fraction, type Fraction } from '#app/platform/fraction.ts'
import type { DeliberationRefusal } from './refusals.ts'

/** `first`: so many from the top. `line`: a total of so many points (0 to 100) and more. */
export type LineRule = { readonly rule: 'first' | 'line'; readonly value: number }

/** A proposal in the ranking that counts; `place` and `total` are null where nothing was scored. */
export type FinalistCandidate = {
  readonly proposalId: string
  readonly place: number | null
  readonly total: Fraction | null
}

export type Line = {
  /** Who is in by the line alone. */
  readonly inside: readonly string[]
  /** Who shares the place at which so many were reached, where that makes them more; empty otherwise. */
  readonly tiedAtLine: readonly string[]
}

/** Where the line falls. The order of what comes in changes nothing. */
export function drawLine(contenders: readonly FinalistCandidate[], { rule, value }: LineRule): Line {
  const placed = contenders
    .filter(({ place, total }) => place !== null && total !== null)
    .sort((a, b) => (a.place ?? 0) - (b.place ?? 0) || (a.proposalId < b.proposalId ? -1 : 1))
  if (rule === 'line') {
    const line = fraction(value)
    const above = placed.filter(({ total }) => total !== null && compare(total, line) >= 0)
    return { inside: ids(above), tiedAtLine: [] }
  }
  const lastPlace = placed[value - 1]?.place ?? placed.at(-1)?.place ?? null
  if (value <= 0 || lastPlace === null) return { inside: [], tiedAtLine: [] }
  const inside = placed.filter(({ place }) => place !== null && place <= lastPlace)
  const tied = inside.filter(({ place }) => place === lastPlace)
  return { inside: ids(inside), tiedAtLine: inside.length > value ? ids(tied) : [] }
}

export type Drawn = {
  readonly proposalId: string
  /** Null by the line. */
  readonly reason: string | null
}

export type Drawing = {
  readonly finalists: readonly Drawn[]
  /** Left out although the line takes them in, each with its reason. */
  readonly omitted: readonly { readonly proposalId: string; readonly reason: string }[]
}

/** The finalists as chosen, or what is missing. Reasons are by proposal id; what is not a deviation needs none. */
export function drawShortlist(
  contenders: readonly FinalistCandidate[],
  rule: LineRule,
  { chosen, reasons }: { chosen: readonly string[]; reasons: Readonly<Record<string, string>> },
):
  | { readonly ok: true; readonly drawing: Drawing }
  | { readonly ok: false; readonly refusal: DeliberationRefusal } {
  const known = new Set(contenders.map(({ proposalId }) => proposalId))
  if (chosen.some((proposalId) => !known.has(proposalId)))
    return { ok: false, refusal: { code: 'finalist-not-eligible' } }
  if (chosen.length === 0) return { ok: false, refusal: { code: 'no-finalists' } }
  const inside = new Set(drawLine(contenders, rule).inside)
  const taken = new Set(chosen)
  const reasonOf = (proposalId: string) => reasons[proposalId]?.trim() ?? ''
  const deviating = contenders
    .map(({ proposalId }) => proposalId)
    .filter((proposalId) => inside.has(proposalId) !== taken.has(proposalId))
  const unexplained = deviating.filter((proposalId) => reasonOf(proposalId) === '')
  if (unexplained.length > 0)
    return {
      ok: false,
      refusal: {
        code: 'deviation-reason-missing',
        proposalIds: unexplained,
        count: unexplained.length,
      },
    }
  return {
    ok: true,
    drawing: {
      finalists: contenders
        .filter(({ proposalId }) => taken.has(proposalId))
        .map(({ proposalId }) => ({
          proposalId,
          reason: inside.has(proposalId) ? null : reasonOf(proposalId),
        })),
      omitted: contenders
        .filter(({ proposalId }) => inside.has(proposalId) && !taken.has(proposalId))
        .map(({ proposalId }) => ({ proposalId, reason: reasonOf(proposalId) })),
    },
  }
}

function ids(contenders: readonly FinalistCandidate[]): string[] {
  return contenders.map(({ proposalId }) => proposalId)
}
