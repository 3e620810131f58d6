import { eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { scorecards, scores } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { scoringRefusal } from '../core/judging-window.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { rubricTypes } from '../core/rubrics/index.ts'
import type { Criterion } from '../core/scoring.ts'
import { criteriaOf } from '../data/criteria.server.ts'
import {
  beginScorecard,
  challengeOfAssignment,
  lockAssignment,
  lockScorecard,
  scoresOf,
  type AssignmentRow,
  type ScorecardRow,
  type ScoreRow,
} from '../data/open-scorecard.server.ts'

/** As many characters as a comment or a note may hold. */
export const longestText = 20_000

/** One answer. `seen` is the version the juror had on the screen, 0 for none yet. */
export type ScoreEntry = {
  readonly criterionId: string
  readonly answer: number | 'cannot-judge'
  readonly seen: number
}

export type ScorecardEntries = {
  readonly scores: readonly ScoreEntry[]
  /** Either text or both; `seen` is the version of the scorecard. */
  readonly texts?: { readonly commentToTeam?: string; readonly privateNote?: string; readonly seen: number }
}

export type ScorecardInput = { readonly assignmentId: string; readonly personId: string }

export type SavedScorecard = {
  readonly savedAt: Date
  /** By criterion id: send it back as `seen` with the next change. */
  readonly versions: Readonly<Record<string, number>>
  readonly textsVersion: number
}

/**
 * Saves answers and texts of one scorecard, all or none of them; not an entry of the record. What is sent again
 * unchanged is accepted and changes nothing; what another window has changed meanwhile is refused, never overwritten.
 */
export async function saveScorecard(
  input: ScorecardInput & ScorecardEntries,
  ports: Ports,
): Promise<Result<SavedScorecard, JudgeRefusal>> {
  return ports.db.transaction(async (tx) => {
    const opened = await openForWriting(tx, input, ports)
    return opened.ok ? writeEntries(tx, opened.value, input) : opened
  })
}

export type OpenScorecard = {
  readonly challenge: Challenge
  readonly assignment: AssignmentRow
  readonly scorecard: ScorecardRow
  readonly now: Date
}

/** Locks the challenge, the assignment and the scorecard, in this order, and asks whether it may be written now. */
export async function openForWriting(
  tx: Tx,
  input: ScorecardInput,
  { clock }: Ports,
): Promise<Result<OpenScorecard, JudgeRefusal>> {
  const challengeId = await challengeOfAssignment(tx, input.assignmentId)
  if (challengeId === null) throw new Error('A score was saved for an assignment that does not exist')
  const challenge = await loadChallenge(tx, challengeId, 'share')
  const assignment = await lockAssignment(tx, input)
  if (!challenge || !assignment) throw new Error('An assignment vanished while it was being locked')
  const begun = await lockScorecard(tx, assignment)
  const now = await clock.now(tx)
  const refusal = scoringRefusal(challenge, now)
  if (refusal) return { ok: false, refusal }
  if (assignment.releasedAt !== null) return refuse('assignment-released')
  if (begun?.state === 'final') return refuse('scorecard-final')
  return accept({
    challenge,
    assignment,
    scorecard: begun ?? (await beginScorecard(tx, assignment, now)),
    now,
  })
}

/** Writes what is new, after everything has been checked. */
export async function writeEntries(
  tx: Tx,
  { assignment, scorecard, now }: OpenScorecard,
  entries: ScorecardEntries,
): Promise<Result<SavedScorecard, JudgeRefusal>> {
  const criteria = await criteriaOf(tx, assignment.challengeId)
  const stored = new Map((await scoresOf(tx, scorecard.id)).map((score) => [score.criterionId, score]))
  const fresh = entries.scores.filter((entry) => !isSameAnswer(stored.get(entry.criterionId), entry))
  const texts = changedTexts(scorecard, entries.texts)
  const refusal =
    refusalOf(fresh, criteria) ?? textRefusal(texts) ?? staleRefusal({ fresh, stored, texts, scorecard })
  if (refusal) return { ok: false, refusal }

  if (fresh.length > 0) await upsertScores(tx, scorecard, fresh, now)
  if (texts) {
    const { seen: _, ...values } = texts
    await tx
      .update(scorecards)
      .set({ ...values, version: scorecard.version + 1 })
      .where(eq(scorecards.id, scorecard.id))
  }
  return accept({
    savedAt: now,
    versions: {
      ...Object.fromEntries([...stored].map(([id, { version }]) => [id, version])),
      ...Object.fromEntries(fresh.map(({ criterionId, seen }) => [criterionId, seen + 1])),
    },
    textsVersion: scorecard.version + (texts ? 1 : 0),
  })
}

async function upsertScores(tx: Tx, scorecard: ScorecardRow, fresh: readonly ScoreEntry[], changedAt: Date) {
  await tx
    .insert(scores)
    .values(
      fresh.map(({ criterionId, answer, seen }) => ({
        scorecardId: scorecard.id,
        criterionId,
        challengeId: scorecard.challengeId,
        points: answer === 'cannot-judge' ? null : answer,
        cannotJudge: answer === 'cannot-judge',
        version: seen + 1,
        changedAt,
      })),
    )
    .onConflictDoUpdate({
      target: [scores.scorecardId, scores.criterionId],
      set: {
        points: sql`excluded.points`,
        cannotJudge: sql`excluded.cannot_judge`,
        version: sql`excluded.version`,
        changedAt: sql`excluded.changed_at`,
      },
    })
}

function refusalOf(fresh: readonly ScoreEntry[], criteria: readonly Criterion[]): JudgeRefusal | null {
  for (const { criterionId, answer } of fresh) {
    const criterion = criteria.find(({ id }) => id === criterionId)
    if (!criterion) return { code: 'criterion-unknown' }
    const { lowest, highest } = criterion
    const isOnScale =
      answer === 'cannot-judge' ||
      rubricTypes['anchored-scale'].answerSchema(criterion).safeParse(answer).success
    if (!isOnScale) return { code: 'points-off-scale', lowest, highest }
  }
  return null
}

type Texts = NonNullable<ScorecardEntries['texts']>

function textRefusal(texts: Texts | null): JudgeRefusal | null {
  const isTooLong = [texts?.commentToTeam, texts?.privateNote].some(
    (text) => [...(text ?? '')].length > longestText,
  )
  return isTooLong ? { code: 'text-too-long', limit: longestText } : null
}

function staleRefusal(given: {
  fresh: readonly ScoreEntry[]
  stored: ReadonlyMap<string, ScoreRow>
  texts: Texts | null
  scorecard: ScorecardRow
}): JudgeRefusal | null {
  const { fresh, stored, texts, scorecard } = given
  const fields = fresh
    .filter(({ criterionId, seen }) => (stored.get(criterionId)?.version ?? 0) !== seen)
    .map(({ criterionId }) => criterionId)
  if (texts && texts.seen !== scorecard.version) fields.push('texts')
  return fields.length > 0 ? { code: 'score-changed', fields } : null
}

/** The texts that differ from what is stored, or null. Line ends are kept as `\n`. */
function changedTexts(scorecard: ScorecardRow, texts: ScorecardEntries['texts']): Texts | null {
  if (!texts) return null
  const commentToTeam = texts.commentToTeam?.replace(/\r\n?/g, '\n') ?? scorecard.commentToTeam
  const privateNote = texts.privateNote?.replace(/\r\n?/g, '\n') ?? scorecard.privateNote
  const isSame = commentToTeam === scorecard.commentToTeam && privateNote === scorecard.privateNote
  return isSame ? null : { commentToTeam, privateNote, seen: texts.seen }
}

function isSameAnswer(stored: ScoreRow | undefined, { answer }: ScoreEntry): boolean {
  if (!stored) return false
  return answer === 'cannot-judge' ? stored.cannotJudge : stored.points === answer
}
