import { eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.server.ts'
import { scorecards, scores } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { compare } from '#app/platform/fraction.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { plain, settled } from '#app/publish/core/rubrics/decimal-schema.ts'
import { readAnswer, shapeOf, type GivenAnswer } from '#app/publish/core/rubrics/index.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { scoringRefusal } from '../core/judging-window.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import type { Criterion } from '../core/scoring.ts'
import { readToAnswer } from '../data/criteria.server.ts'
import {
  beginScorecard,
  challengeIdOfAssignment,
  lockAssignment,
  lockBegunScorecard,
  scoresOf,
  type AssignmentRow,
  type ScorecardRow,
  type ScoreRow,
} from '../data/open-scorecard.server.ts'
import {
  rememberCriteria,
  rememberedCriterion,
  writeScorecard,
  type ScorecardToWrite,
} from '../data/scorecard-writer.server.ts'

/** As many characters as a comment or a note may hold. */
export const longestText = 20_000

/**
 * One answer as text: what the criterion takes (`4`, `7.25`, `partly`), or `cannot-judge`. `seen` is the version the juror
 * had on the screen, 0 for none yet.
 */
export type ScoreEntry = {
  readonly criterionId: string
  readonly answer: string
  readonly seen: number
}

/** An answer that the criterion takes. */
type ReadEntry = Omit<ScoreEntry, 'answer'> & { readonly answer: GivenAnswer }

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
  const atOnce = await saveAtOnce(ports.db, input)
  if (atOnce) return accept(atOnce)
  return ports.db.transaction(async (tx) => {
    const opened = await openForWriting(tx, input, ports)
    if (!opened.ok) return opened
    rememberCriteria(ports.db, opened.value.criteria)
    return writeEntries(tx, opened.value, input)
  })
}

/**
 * The same in one round trip, for a scorecard that was begun and criteria that this process has met: it is saved again and
 * again. Null when that is not all well; then the rules are asked one by one, and say why.
 */
async function saveAtOnce(
  db: Db,
  { assignmentId, personId, scores: entries, texts }: ScorecardInput & ScorecardEntries,
): Promise<SavedScorecard | null> {
  const read: ScorecardToWrite['scores'][number][] = []
  for (const { criterionId, answer: typed, seen } of entries) {
    const criterion = rememberedCriterion(db, criterionId)
    const answer = criterion && readAnswer(criterion.rubric, typed)
    if (answer === null || !isVersion(seen)) return null
    read.push({ criterionId, points: answer === 'cannot-judge' ? null : plain(answer), seen })
  }
  const said = texts && withPlainLineEnds(texts)
  if (isTooLong(said?.commentToTeam) || isTooLong(said?.privateNote) || !isVersion(said?.seen)) return null
  return writeScorecard(db, { assignmentId, personId, scores: read, ...(said && { texts: said }) })
}

export type OpenScorecard = {
  readonly challenge: Challenge
  readonly assignment: AssignmentRow
  readonly scorecard: ScorecardRow
  readonly now: Date
  /** What is asked of this proposal, and what has been answered. */
  readonly criteria: readonly Criterion[]
  readonly stored: readonly ScoreRow[]
}

/**
 * Locks the challenge, the assignment and the scorecard, in this order, and asks whether it may be written now. A scorecard
 * that was begun costs three queries: it is saved again and again.
 */
export async function openForWriting(
  tx: Tx,
  input: ScorecardInput,
  { clock }: Ports,
): Promise<Result<OpenScorecard, JudgeRefusal>> {
  const challenge = await loadChallenge(tx, challengeIdOfAssignment(input.assignmentId), 'share')
  if (!challenge) throw new Error('A score was saved for an assignment that does not exist')
  const begun = await lockBegunScorecard(tx, input)
  const assignment = begun?.assignment ?? (await lockAssignment(tx, input))
  if (!assignment) throw new Error('An assignment vanished while it was being locked')
  const asked = await readToAnswer(tx, { ...assignment, scorecardId: begun?.scorecard.id ?? null })
  const now = asked?.now ?? (await clock.now(tx))
  const refusal = scoringRefusal(challenge, now)
  if (refusal) return { ok: false, refusal }
  if (asked?.isConductWaiting) return refuse('conduct-not-accepted')
  if (assignment.releasedAt !== null) return refuse('assignment-released')
  if (asked && asked.way !== 'scorecards') return refuse('judged-otherwise')
  const scorecard = begun?.scorecard ?? (await beginScorecard(tx, assignment, now))
  if (scorecard.state === 'final') return refuse('scorecard-final')
  // Another window may have begun it between the two looks.
  const stored = begun ? (asked?.stored ?? []) : await scoresOf(tx, scorecard.id)
  return accept({ challenge, assignment, scorecard, now, criteria: asked?.criteria ?? [], stored })
}

/** Writes what is new, after everything has been checked. */
export async function writeEntries(
  tx: Tx,
  { scorecard, now, criteria, stored: before }: OpenScorecard,
  entries: ScorecardEntries,
): Promise<Result<SavedScorecard, JudgeRefusal>> {
  const read = readEntries(entries.scores, criteria)
  if (!read.ok) return read
  const stored = new Map(before.map((score) => [score.criterionId, score]))
  const fresh = read.value.filter((entry) => !isSameAnswer(stored.get(entry.criterionId), entry))
  const texts = changedTexts(scorecard, entries.texts)
  const refusal = textRefusal(texts) ?? staleRefusal({ fresh, stored, texts, scorecard })
  if (refusal) return { ok: false, refusal }
  await write(tx, { scorecard, fresh, texts, now })
  return accept({
    savedAt: now,
    versions: {
      ...Object.fromEntries([...stored].map(([id, { version }]) => [id, version])),
      ...Object.fromEntries(fresh.map(({ criterionId, seen }) => [criterionId, seen + 1])),
    },
    textsVersion: scorecard.version + (texts ? 1 : 0),
  })
}

/** All of it in one statement. */
async function write(
  tx: Tx,
  given: { scorecard: ScorecardRow; fresh: readonly ReadEntry[]; texts: Texts | null; now: Date },
): Promise<void> {
  const { scorecard, fresh, texts, now } = given
  if (!texts) {
    if (fresh.length > 0) await upsert(tx, scorecard, fresh, now)
    return
  }
  const { seen: _, ...values } = texts
  const said = { ...values, version: scorecard.version + 1 }
  if (fresh.length === 0) {
    await tx.update(scorecards).set(said).where(eq(scorecards.id, scorecard.id))
    return
  }
  const answered = tx.$with('answered').as(upsert(tx, scorecard, fresh, now))
  await tx.with(answered).update(scorecards).set(said).where(eq(scorecards.id, scorecard.id))
}

function upsert(tx: Tx, scorecard: ScorecardRow, fresh: readonly ReadEntry[], changedAt: Date) {
  return tx
    .insert(scores)
    .values(
      fresh.map(({ criterionId, answer, seen }) => ({
        scorecardId: scorecard.id,
        criterionId,
        challengeId: scorecard.challengeId,
        points: answer === 'cannot-judge' ? null : plain(answer),
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
    .returning({ criterionId: scores.criterionId })
}

function notTaken({ id: criterionId, rubric }: Criterion): JudgeRefusal {
  const { takes } = shapeOf(rubric)
  switch (takes.code) {
    case 'whole-between':
    case 'number-between':
      return { code: `takes-${takes.code}`, criterionId, lowest: takes.lowest, highest: takes.highest }
    case 'steps-between':
      return { ...takes, code: 'takes-steps-between', criterionId }
    case 'one-of':
      return { code: 'takes-one-of', criterionId, values: takes.values }
    case 'yes-partly-no':
    case 'any-number':
      return { code: `takes-${takes.code}`, criterionId }
  }
}

/** Every answer as its criterion reads it, or why one of them is none. */
function readEntries(
  entries: readonly ScoreEntry[],
  criteria: readonly Criterion[],
): Result<ReadEntry[], JudgeRefusal> {
  const read: ReadEntry[] = []
  for (const entry of entries) {
    const criterion = criteria.find(({ id }) => id === entry.criterionId)
    if (!criterion) return refuse('criterion-unknown')
    const answer = readAnswer(criterion.rubric, entry.answer)
    if (answer === null) return { ok: false, refusal: notTaken(criterion) }
    read.push({ ...entry, answer })
  }
  return accept(read)
}

type Texts = NonNullable<ScorecardEntries['texts']>

function textRefusal(texts: Texts | null): JudgeRefusal | null {
  return isTooLong(texts?.commentToTeam) || isTooLong(texts?.privateNote)
    ? { code: 'text-too-long', limit: longestText }
    : null
}

/** Small enough for the database to count one further. */
function isVersion(seen = 0): boolean {
  return seen < 2 ** 31 - 1
}

/** Counted in characters, of which some are two units of a string. */
function isTooLong(text = ''): boolean {
  return text.length > longestText && [...text].length > longestText
}

function staleRefusal(given: {
  fresh: readonly ReadEntry[]
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
function changedTexts(scorecard: ScorecardRow, given: ScorecardEntries['texts']): Texts | null {
  if (!given) return null
  const texts = withPlainLineEnds(given)
  const { commentToTeam = scorecard.commentToTeam, privateNote = scorecard.privateNote } = texts
  const isSame = commentToTeam === scorecard.commentToTeam && privateNote === scorecard.privateNote
  return isSame ? null : { commentToTeam, privateNote, seen: texts.seen }
}

function withPlainLineEnds({ commentToTeam, privateNote, seen }: Texts): Texts {
  return {
    ...(commentToTeam !== undefined && { commentToTeam: commentToTeam.replace(/\r\n?/g, '\n') }),
    ...(privateNote !== undefined && { privateNote: privateNote.replace(/\r\n?/g, '\n') }),
    seen,
  }
}

function isSameAnswer(stored: ScoreRow | undefined, { answer }: ReadEntry): boolean {
  if (!stored) return false
  if (answer === 'cannot-judge') return stored.cannotJudge
  return stored.points !== null && compare(settled(stored.points), answer) === 0
}
