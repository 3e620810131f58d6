import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { programmes } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { roadStateOf } from '#app/lifecycle/challenge.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { settled } from '#app/lifecycle/settle.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { calendarPlanOf, challengePlanOf } from '../core/programme-plan.ts'
import { programmeCalendarOf } from '../core/programme-calendar.ts'
import { insertChallenge } from '../data/insert-challenge.server.ts'
import { isTaken } from '../data/is-taken.server.ts'
import { lockedChallenges } from '../data/locked-challenges.server.ts'
import { blankChallengeTitled } from '../templates/blank-challenge.ts'

export type AddChallenge = {
  readonly programmeId: string
  readonly by: string
  /** In every language of the programme until it is written in each. */
  readonly title: string
  readonly slug: string
}

export type AddChallengeRefusal =
  | { readonly code: 'slug-taken'; readonly slug: string }
  /** A challenge has opened already: a late one would have less time than the others. */
  | { readonly code: 'programme-is-open' }

/** Adds a draft to a programme nobody has seen yet: on the programme's calendar, with the usual criteria. */
export async function addChallenge(
  { programmeId, by, title, slug }: AddChallenge,
  { db, clock, notices }: Ports,
): Promise<Result<{ id: string; slug: string }, AddChallengeRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      const siblings = await lockedChallenges(tx, programmeId)
      const now = await clock.now(tx)
      if (siblings.some(({ challenge }) => hasReached(roadStateOf(settled(challenge, now)), 'open'))) {
        return refuse('programme-is-open')
      }
      const shared = programmeCalendarOf(siblings.map(({ challenge }) => challenge))
      if (!shared) throw new Error(`the programme ${programmeId} has no challenge`)
      const number = Math.max(...siblings.map((sibling) => sibling.number)) + 1
      const { challenge, criteria } = blankChallengeTitled(title)
      const calendar = calendarPlanOf(shared.calendar)
      const id = await insertChallenge(tx, {
        programmeId,
        slug,
        number,
        plan: challengePlanOf(challenge, {
          criteria,
          calendar,
          languages: await languagesOf(tx, programmeId),
        }),
        ownerId: null,
        by,
        now,
      })
      await notices.replan(tx, { challengeId: id })
      return accept({ id, slug })
    })
  } catch (error) {
    if (isTaken(error, 'challenges_slug_unique')) return refuse('slug-taken', { slug })
    throw error
  }
}

async function languagesOf(tx: Tx, programmeId: string): Promise<Locale[]> {
  const [programme] = await tx
    .select({ languages: programmes.languages })
    .from(programmes)
    .where(eq(programmes.id, programmeId))
  return programme?.languages ?? []
}

export type RemoveDraftChallenge = {
  readonly programmeId: string
  readonly challengeId: string
  readonly by: string
}

export type RemoveDraftChallengeRefusal =
  | { readonly code: 'not-a-draft' }
  | { readonly code: 'last-challenge' }
  /** People have had mail about it or are named as its jurors: it can be cancelled, so that they hear of it. */
  | { readonly code: 'draft-is-known' }

/** Takes a draft away for good; the record keeps that there was one. Doing it twice does nothing the second time. */
export async function removeDraftChallenge(
  { programmeId, challengeId, by }: RemoveDraftChallenge,
  { db, clock }: Ports,
): Promise<Result<null, RemoveDraftChallengeRefusal>> {
  return db.transaction(async (tx) => {
    const siblings = await lockedChallenges(tx, programmeId)
    const removed = siblings.find(({ challenge }) => challenge.id === challengeId)
    if (!removed) return accept(null)
    if (removed.challenge.state !== 'draft') return refuse('not-a-draft')
    if (siblings.length === 1) return refuse('last-challenge')
    const { rows } = await tx.execute<{ isGone: boolean }>(
      sql`select remove_draft_challenge(${challengeId}::uuid) as "isGone"`,
    )
    if (rows[0]?.isGone !== true) return refuse('draft-is-known')
    await appendEntry(tx, {
      programmeId,
      challengeId,
      type: 'ChallengeRemoved',
      at: await clock.now(tx),
      body: { by, number: removed.number, slug: removed.slug },
    })
    return accept(null)
  })
}
