import { recordEntries } from '#db/schema/index.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import { countingRankingOf } from '#app/judge/data/finalists.server.ts'
import { declareConflicts } from '#app/judge/flows/declare-conflicts.server.ts'
import { finaliseScorecard } from '#app/judge/flows/finalise-scorecard.server.ts'
import { recordDecision } from '#app/announce/flows/record-decision.server.ts'
import type { OutcomeRow } from '#app/announce/core/outcomes.ts'
import { bundleOpenings, publicBundle } from '#app/announce/data/bundles.server.ts'
import { fullFile, publicFile } from '#app/announce/core/bundle.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { criteriaHash } from '#app/publish/data/criteria-hash.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { aJury, anAssignment } from '#test/factories/a-jury.ts'
import { checkedComments } from '#test/factories/checked-comments.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { instants, judgingWorld, type JudgingWorld } from '#test/judge/judging-world.ts'
import type { TestDatabase } from '#test/setup/database.ts'
import { signing, times } from './deciding-world.ts'

export type BundleWorld = JudgingWorld & {
  readonly jurors: readonly { readonly id: string; readonly personId: string }[]
  readonly colleagueId: string
}

/** Words that must be in no public bundle. */
export const secrets = {
  reason: 'CANARY-REASON every building can follow',
  feedback: 'CANARY-FEEDBACK who repairs it',
  comment: 'CANARY-COMMENT to the team',
  note: 'CANARY-NOTE my cousin',
}

/**
 * A challenge that is judged as people judge it, through every flow that writes into the record: three jurors, four
 * proposals, thirds in the totals, one "cannot judge", and a scorecard that was voided by a conflict declared later.
 */
export async function judgedWorld(
  database: TestDatabase,
  setUp: (world: JudgingWorld) => Promise<void> = () => Promise.resolve(),
  how: Parameters<typeof judgingWorld>[1] = {},
): Promise<BundleWorld> {
  const world = await judgingWorld(database, { proposalCount: 4, ...how })
  const { db } = database
  const { challengeId, programmeId, proposalIds, criterionIds } = world
  const ports = { db, clock: databaseClock, notices: createNoticesPort(noticeCatalogue, databaseClock) }
  await setUp(world)
  const fixed = { criteriaHash: await criteriaHash(db, challengeId) }
  await db.transaction((tx) =>
    appendEntry(tx, {
      ...{ programmeId, challengeId, type: 'ChallengeOpened', at: new Date(instants.opensAt) },
      body: { by: null, ...fixed },
    }),
  )
  const jurors = await aJury(db, { challengeId })
  for (const [seat, juror] of jurors.entries()) {
    for (const [index, proposalId] of proposalIds.entries()) {
      const assignment = await anAssignment(db, { jurorId: juror.id, proposalId, challengeId })
      const points = (shift: number) => String(1 + ((seat * 2 + index * 3 + shift) % 5))
      const result = await finaliseScorecard(
        {
          ...{ assignmentId: assignment.id, personId: juror.personId },
          scores: [
            { criterionId: criterionIds[0], answer: points(0), seen: 0 },
            {
              criterionId: criterionIds[1],
              answer: seat + index === 3 ? 'cannot-judge' : points(1),
              seen: 0,
            },
          ],
          texts: { commentToTeam: `${secrets.comment} ${seat} ${index}`, seen: 1 },
        },
        ports,
      )
      if (!result.ok) throw new Error(`a scorecard was refused: ${result.refusal.code}`)
    }
  }
  const late = await declareConflicts(
    {
      ...{ challengeId, personId: jurors[2]!.personId },
      declarations: [
        {
          ...{ proposalId: proposalIds[0]!, standing: 'conflict', kind: 'family' },
          privateNote: secrets.note,
        },
      ],
    },
    ports,
  )
  if (!late.ok) throw new Error(`a conflict was refused: ${late.refusal.code}`)
  const { id: colleagueId } = await aPerson(db, { name: 'Colleague' })
  await database.setClock(times.deciding)
  return { ...world, ports, jurors, colleagueId }
}

/** Confirms a decision, and lets the announcement come. */
export async function released(database: TestDatabase, world: BundleWorld): Promise<void> {
  await confirmed(database, world)
  await database.setClock(times.announcesAt)
}

type Deciding = Pick<BundleWorld, 'challengeId' | 'organiserId' | 'colleagueId' | 'ports'>

/** Records what `decide` makes of the order of the ranking, and confirms it: everything is sealed, and nothing public. */
export async function confirmed(
  database: TestDatabase,
  world: Deciding,
  decide: (ids: readonly string[]) => OutcomeRow[] = byRanking,
): Promise<void> {
  const { challengeId, organiserId, colleagueId, ports } = world
  const { counting } = await countingRankingOf(database.db, challengeId)
  const recorded = await recordDecision(
    {
      ...{ challengeId, by: organiserId, signedName: 'Organiser', statements: { en: 'The jury agreed.' } },
      outcomes: decide(counting.map(({ proposalId }) => proposalId)),
    },
    ports,
  )
  if (!recorded.ok) throw new Error(`a decision was refused: ${JSON.stringify(recorded.refusal)}`)
  await checkedComments(ports, { challengeId, by: colleagueId })
  const { hash } = recorded.value
  const result = await confirmDecision({ challengeId, by: colleagueId, hash, ...signing(hash) }, ports)
  if (!result.ok) throw new Error(`a confirmation was refused: ${result.refusal.code}`)
}

/** The first wins, the second is the reserve. */
export function byRanking(ids: readonly string[]): OutcomeRow[] {
  const kinds = ['winner', 'reserve', 'honourable_mention'] as const
  return ids.map((proposalId, index) => ({
    ...{ proposalId, outcome: kinds[index] ?? 'not_selected', place: index === 1 ? 1 : null },
    reason: `${secrets.reason} number ${index} in the list.`,
    feedback: `${secrets.feedback} ${index}`,
  }))
}

/** Both forms as files. */
export async function filesOf(
  database: TestDatabase,
  { slug, challengeId }: Pick<BundleWorld, 'slug' | 'challengeId'>,
) {
  const bundle = await publicBundle(database.publicDb, slug)
  const openings = await bundleOpenings(database.db, challengeId)
  if (!bundle || !openings) throw new Error('there is no bundle')
  return { publicText: publicFile(bundle), fullText: fullFile(bundle, openings) }
}

/** Every entry of the record with its number: what receipts and mails say. */
export async function receiptsOf(database: TestDatabase) {
  const rows = await database.db
    .select({ seq: recordEntries.seq, hash: recordEntries.hash })
    .from(recordEntries)
    .orderBy(recordEntries.seq)
  return rows
}
