import { eq, max } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { seriesResults, seriesRounds, seriesSheets, seriesSittings } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { isInOrder, roundAfter, type RoundStep } from '../core/rounds.ts'
import type { RoundFields, SittingRow } from '../core/setup-forms.ts'
import { withSeries } from '../data/series.server.ts'

type Ask = { readonly programmeId: string; readonly by: string }
type Doors = Pick<Ports, 'db' | 'clock'>

/**
 * Saves a round with its sittings, or adds one at the end where `position` is null. Registration comes first, finals come
 * last. What is measured stays once something was entered; hours can move until it is over.
 */
export async function changeRound(
  input: Ask & {
    readonly version: number
    readonly position: number | null
    readonly fields: RoundFields
    readonly sittings: readonly SittingRow[]
  },
  ports: Doors,
) {
  const { programmeId, by, position, fields, sittings } = input
  return withSeries(input, ports, async (tx, { series: setup, now }) => {
    const before = setup.rounds.find((round) => round.position === position)
    if (position !== null && !before) return refuse('series-changed')
    const others = setup.rounds.filter((round) => round !== before)
    const place = before?.position ?? (setup.rounds.at(-1)?.position ?? 0) + 1
    const kinds = [...others, { kind: fields.kind, position: place }]
      .sort((a, b) => a.position - b.position)
      .map(({ kind }) => kind)
    if (!isInOrder(kinds)) return refuse('rounds-order')
    if (before && (before.state === 'finished' || before.state === 'published')) return refuse('round-closed')
    if (before && (await hasEntries(tx, before.id)) && isOther(before, fields))
      return refuse('round-has-results')
    if (setup.rule?.counts === 'shares' && fields.kind !== 'registration' && fields.worst === null)
      return refuse('ends-missing')
    const [saved] = before
      ? await tx
          .update(seriesRounds)
          .set({ ...fields, version: before.version + 1 })
          .where(eq(seriesRounds.id, before.id))
          .returning({ id: seriesRounds.id })
      : await tx
          .insert(seriesRounds)
          .values({ ...fields, programmeId, position: place })
          .returning({ id: seriesRounds.id })
    if (!saved) throw new Error('a round was not saved')
    await tx.delete(seriesSittings).where(eq(seriesSittings.roundId, saved.id))
    if (sittings.length > 0)
      await tx
        .insert(seriesSittings)
        .values(sittings.map((sitting) => ({ ...sitting, programmeId, roundId: saved.id })))
    await appendEntry(tx, {
      ...{ programmeId, type: before ? 'SeriesRoundChanged' : 'SeriesRoundAdded', at: now },
      body: {
        ...{ by, round: place, kind: fields.kind },
        sittings: sittings.map(({ beginsAt, endsAt }) => [beginsAt.toISOString(), endsAt.toISOString()]),
      },
    })
    return accept({ position: place })
  })
}

/** Takes the last round away, as long as nothing was entered in it and it has not begun. */
export async function removeRound(
  input: Ask & { readonly version: number; readonly position: number },
  ports: Doors,
) {
  const { programmeId, by, position } = input
  return withSeries(input, ports, async (tx, { series: setup, now }) => {
    const last = setup.rounds.at(-1)
    if (last?.position !== position) return refuse('series-changed')
    if (last.state !== 'planned' || (await hasEntries(tx, last.id))) return refuse('round-has-results')
    await tx.delete(seriesRounds).where(eq(seriesRounds.id, last.id))
    await appendEntry(tx, { programmeId, type: 'SeriesRoundRemoved', at: now, body: { by, round: position } })
    return accept(null)
  })
}

/** Opens a round for results, finishes it, or opens it again. One is opened once the one before is published. */
export async function moveRound(
  input: Ask & { readonly position: number; readonly step: RoundStep },
  ports: Doors,
) {
  const { programmeId, by, position, step } = input
  return withSeries(input, ports, async (tx, { series: setup, now }) => {
    const round = setup.rounds.find((each) => each.position === position)
    const after = round && roundAfter(round.state, step)
    if (!round || !after) return refuse('round-moved')
    const isCompeting = round.kind !== 'registration'
    if (isCompeting && step === 'open') {
      if (setup.rule === null) return refuse('rule-missing')
      const earlier = setup.rounds.filter((each) => each.position < position && each.kind !== 'registration')
      if (earlier.some(({ state }) => state !== 'published')) return refuse('round-before-unpublished')
    }
    await tx.update(seriesRounds).set({ state: after }).where(eq(seriesRounds.id, round.id))
    await appendEntry(tx, {
      ...{ programmeId, type: 'SeriesRoundMoved', at: now },
      body: { by, round: position, from: round.state, to: after },
    })
    return accept(after)
  })
}

const measuring = [
  'kind',
  'discipline',
  'unit',
  'better',
  'decimals',
  'attempts',
  'counting',
  'isJudged',
  'advances',
] as const

function isOther(before: typeof seriesRounds.$inferSelect, fields: RoundFields): boolean {
  const isEnd = (one: string | null, other: string | null) =>
    (one === null ? null : Number(one)) === (other === null ? null : Number(other))
  return (
    measuring.some((key) => before[key] !== fields[key]) ||
    !isEnd(before.worst, fields.worst) ||
    !isEnd(before.best, fields.best)
  )
}

async function hasEntries(tx: Tx, roundId: string): Promise<boolean> {
  const [result] = await tx
    .select({ last: max(seriesResults.revision) })
    .from(seriesResults)
    .where(eq(seriesResults.roundId, roundId))
  const [sheet] = await tx
    .select({ last: max(seriesSheets.revision) })
    .from(seriesSheets)
    .where(eq(seriesSheets.roundId, roundId))
  return (result?.last ?? null) !== null || (sheet?.last ?? null) !== null
}
