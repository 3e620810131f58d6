import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { challenges, jurorPairsApart, jurors } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { isContentLanguage } from '#app/platform/languages.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { preparationRefusal } from '../core/judging-window.ts'
import type { JurorKind } from '../core/juror-kinds.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { jurorNumberOf, lockSeatOf } from '../data/jury-seats.server.ts'

/** As many languages, and as many fields, as one juror names. */
const mostNamed = 20

type By = { readonly challengeId: string; readonly by: string }

export type Matching = {
  readonly jurorId: string
  readonly minimumLoad: number
  readonly languages: readonly string[]
  readonly fields: readonly string[]
  /** What the juror stands for; null where nobody says so. */
  readonly kind: JurorKind | null
}

/** What a juror is matched by from the next plan on. The record says that it was stated, not what. */
export async function stateMatching(
  { challengeId, by, ...matching }: By & Matching,
  ports: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return whilePreparing(challengeId, ports, async (tx, challenge, at) => {
    const { jurorId, minimumLoad } = matching
    const seat = await lockSeatOf(tx, { challengeId, jurorId })
    if (!seat) return refuse('seat-needed')
    if (minimumLoad > seat.maximumLoad) return refuse('minimum-above-maximum', { maximum: seat.maximumLoad })
    const unknown = matching.languages.find((language) => !isContentLanguage(language))
    if (unknown !== undefined) return refuse('language-unknown', { typed: unknown })
    if (Math.max(matching.languages.length, matching.fields.length) > mostNamed) {
      return refuse('too-many-named', { limit: mostNamed })
    }
    const [languages, fields] = [[...matching.languages], [...matching.fields]]
    const { kind } = matching
    await tx.update(jurors).set({ minimumLoad, languages, fields, kind }).where(eq(jurors.id, jurorId))
    const juror = await jurorNumberOf(tx, jurorId)
    await note(tx, challenge, { at, by, about: 'juror', juror })
    return accept(null)
  })
}

/** How many reviews proposals get where loads allow it; null: no more than they need. */
export async function stateTargetReviews(
  { challengeId, by, targetReviews }: By & { targetReviews: number | null },
  ports: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return whilePreparing(challengeId, ports, async (tx, challenge, at) => {
    const [row] = await tx
      .select({ minimum: challenges.minimumReviews })
      .from(challenges)
      .where(eq(challenges.id, challengeId))
    if (row && targetReviews !== null && targetReviews < row.minimum) {
      return refuse('target-below-minimum', { minimum: row.minimum })
    }
    await tx.update(challenges).set({ targetReviews }).where(eq(challenges.id, challengeId))
    await note(tx, challenge, { at, by, about: 'reviews', targetReviews })
    return accept(null)
  })
}

/** Kinds of jurors of which every proposal is to have one; none asks for nothing. */
export async function stateKindsAsked(
  { challengeId, by, kindsAsked }: By & { kindsAsked: readonly JurorKind[] },
  ports: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return whilePreparing(challengeId, ports, async (tx, challenge, at) => {
    const kinds = [...new Set(kindsAsked)]
    await tx.update(challenges).set({ kindsAsked: kinds }).where(eq(challenges.id, challengeId))
    await note(tx, challenge, { at, by, about: 'kinds', kinds })
    return accept(null)
  })
}

/** Keeps two jurors apart, or lets them read the same again. Twice is once. */
export async function stateApart(
  { challengeId, by, oneId, otherId, isApart }: By & { oneId: string; otherId: string; isApart: boolean },
  ports: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return whilePreparing(challengeId, ports, async (tx, challenge, at) => {
    if (oneId === otherId) return refuse('apart-from-oneself')
    const [first, second] = oneId < otherId ? [oneId, otherId] : [otherId, oneId]
    for (const jurorId of [first, second]) {
      if (!(await lockSeatOf(tx, { challengeId, jurorId }))) return refuse('seat-needed')
    }
    const pair = { challengeId, oneId: first, otherId: second }
    if (isApart) await tx.insert(jurorPairsApart).values(pair).onConflictDoNothing()
    else {
      await tx
        .delete(jurorPairsApart)
        .where(and(eq(jurorPairsApart.oneId, first), eq(jurorPairsApart.otherId, second)))
    }
    const numbers = [await jurorNumberOf(tx, first), await jurorNumberOf(tx, second)]
    await note(tx, challenge, { at, by, about: isApart ? 'apart' : 'together', jurors: numbers })
    return accept(null)
  })
}

async function whilePreparing(
  challengeId: string,
  { db, clock }: Ports,
  work: (tx: Tx, challenge: Challenge, at: Date) => Promise<Result<null, JudgeRefusal>>,
): Promise<Result<null, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge)
      throw new Error('What an assignment goes by was stated in a challenge that does not exist')
    const at = await clock.now(tx)
    const refusal = preparationRefusal(challenge, at)
    return refusal ? { ok: false, refusal } : work(tx, challenge, at)
  })
}

async function note(
  tx: Tx,
  { id: challengeId, programmeId }: Challenge,
  { at, ...body }: { at: Date; by: string; about: string } & Record<string, unknown>,
): Promise<void> {
  await appendEntry(tx, { programmeId, challengeId, type: 'AssignmentRuleStated', at, body })
}
