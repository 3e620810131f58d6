import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { seriesPublications, seriesRounds } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { publishedBody, type Published } from '../core/published.ts'
import type { SeriesRefusal } from '../core/refusals.ts'
import { gapsOf, scoredRounds } from '../core/series-table.ts'
import { factsOf, seriesEntries, waitingIn } from '../data/entries.server.ts'
import { seriesTeamRows, withSeries, type RoundRow, type SeriesSetup } from '../data/series.server.ts'
import { tellTeams } from './tell-teams.server.ts'

type Ask = { readonly programmeId: string; readonly by: string }
type Doors = Pick<Ports, 'db' | 'clock'>

/**
 * Proposes the standings after a round for publication, exactly as they are counted now. Everybody who was to be in it has a
 * result, nothing waits to be confirmed. The standings of a round that is published are corrected by another number, with a
 * reason.
 */
export async function proposeStandings(
  input: Ask & { readonly position: number; readonly reason: string },
  ports: Doors,
) {
  const { programmeId, by, position, reason } = input
  return withSeries(input, ports, async (tx, { series: setup, now }) => {
    const round = setup.rounds.find((each) => each.position === position)
    if (!round || (round.state !== 'finished' && round.state !== 'published'))
      return refuse('round-not-finished')
    const isLater = setup.rounds.some((each) => each.position > position && each.state === 'published')
    if (isLater) return refuse('round-after-published')
    if (await proposedOf(tx, programmeId)) return refuse('standings-proposed')
    const counted = await countedNow(tx, setup, round)
    if (!counted.ok) return counted
    const { body, hash } = counted.value
    const [last] = await tx
      .select({ number: seriesPublications.number, hash: seriesPublications.hash })
      .from(seriesPublications)
      .where(eq(seriesPublications.roundId, round.id))
      .orderBy(desc(seriesPublications.number))
      .limit(1)
    if (last?.hash === hash) return refuse('nothing-changed')
    const number = (last?.number ?? 0) + 1
    if (number > 1 && reason === '') return refuse('reason-needed')
    await tx.insert(seriesPublications).values({
      ...{ programmeId, roundId: round.id, number, body, hash },
      ...{ reason: number > 1 ? reason : '', proposedBy: by, proposedAt: now },
    })
    await appendEntry(tx, {
      ...{ programmeId, type: 'SeriesStandingsProposed', at: now },
      body: { by, round: position, number, hash },
    })
    return accept({ hash })
  })
}

/**
 * Publishes the standings that are proposed, at this instant, by another person than the one who proposed them. What is
 * published is what was proposed: refused where it would be counted differently by now.
 */
export async function publishStandings(input: Ask & { readonly hash: string }, ports: Ports) {
  const { programmeId, by, hash } = input
  return withSeries(input, ports, async (tx, { series: setup, now }) => {
    const proposed = await proposedOf(tx, programmeId)
    const round = setup.rounds.find(({ id }) => id === proposed?.roundId)
    if (!proposed || !round || proposed.hash !== hash) return refuse('standings-moved')
    if (proposed.proposedBy === by || proposed.proposedBy === null) return refuse('own-standings')
    const counted = await countedNow(tx, setup, round)
    if (!counted.ok) return counted
    if (counted.value.hash !== hash) return refuse('standings-moved')
    await tx
      .update(seriesPublications)
      .set({ publishedBy: by, publishedAt: now })
      .where(eq(seriesPublications.id, proposed.id))
    await tx.update(seriesRounds).set({ state: 'published' }).where(eq(seriesRounds.id, round.id))
    await appendEntry(tx, {
      ...{ programmeId, type: 'SeriesStandingsPublished', at: now },
      body: {
        ...{ by, proposedBy: proposed.proposedBy, round: round.position, number: proposed.number, hash },
        ...(proposed.reason && { reason: proposed.reason }),
      },
    })
    const { body } = counted.value
    const told = { programmeId, publicationId: proposed.id, round, body, correction: proposed.reason, now }
    await tellTeams(tx, told, ports)
    return accept(null)
  })
}

/** Takes back what is proposed and not published. */
export async function takeBackStandings(input: Ask, ports: Doors) {
  const { programmeId, by } = input
  return withSeries(input, ports, async (tx, { now }) => {
    const proposed = await proposedOf(tx, programmeId)
    if (!proposed) return refuse('standings-moved')
    await tx.delete(seriesPublications).where(eq(seriesPublications.id, proposed.id))
    await appendEntry(tx, {
      ...{ programmeId, type: 'SeriesStandingsTakenBack', at: now },
      body: { by, hash: proposed.hash },
    })
    return accept(null)
  })
}

async function proposedOf(tx: Tx, programmeId: string) {
  const [row] = await tx
    .select()
    .from(seriesPublications)
    .where(and(eq(seriesPublications.programmeId, programmeId), isNull(seriesPublications.publishedAt)))
  return row ?? null
}

async function countedNow(
  tx: Tx,
  setup: SeriesSetup,
  round: RoundRow,
): Promise<Result<{ body: Published; hash: string }, SeriesRefusal>> {
  const programmeId = setup.programmeId
  const teams = await seriesTeamRows(tx, programmeId)
  const entries = await seriesEntries(tx, { programmeId })
  const facts = factsOf(setup, teams, entries, round.id)
  if (!facts) return refuse('rule-missing')
  if (waitingIn(entries, facts.rounds) > 0) return refuse('entries-waiting')
  const [gap] = scoredRounds(facts).flatMap((scored) => gapsOf(scored, facts, setup.jurors.length))
  if (gap) return { ok: false, refusal: gap }
  const body = publishedBody(facts, setup.criteria)
  return accept({ body, hash: sha256(canonicalJson(body)) })
}
