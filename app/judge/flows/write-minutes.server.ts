import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { meetingMinutes, people } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import {
  approvalRefusal,
  approvesAs,
  editedParts,
  minutesDraft,
  minutesText,
  type MinutesPart,
} from '../core/deliberation/minutes.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { proposalsClosedTo } from '../data/closed-proposals.server.ts'
import { latestMeeting, type MeetingRow } from '../data/meetings.server.ts'
import { chairsOf, latestMinutes, minutesFacts } from '../data/minutes.server.ts'

type About = { readonly challengeId: string; readonly by: string }
type Say = Parameters<typeof minutesDraft>[1]

/** Drafts the minutes of the newest meeting, which has ended, from what happened. */
export async function draftMinutes(
  {
    challengeId,
    by,
    lang,
    zone,
    say,
    whole,
  }: About & { lang: Locale; zone: string; say: Say; whole: string },
  { db, clock }: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    await loadChallenge(tx, challengeId, 'update')
    const meeting = await latestMeeting(tx, challengeId)
    if (meeting?.state !== 'ended') return refuse('minutes-of-running')
    if (await latestMinutes(tx, meeting.id)) return refuse('minutes-changed')
    const parts = minutesDraft(await minutesFacts(tx, { meeting, lang, zone, whole }), say)
    await insertVersion(tx, { meeting, number: 1, locale: lang, parts, by, at: await clock.now(tx) })
    return accept(null)
  })
}

/** A new version with these texts, by their place. What is closed to the writer stays as it was. */
export async function editMinutes(
  { challengeId, by, seen, texts }: About & { seen: number; texts: Readonly<Record<number, string>> },
  { db, clock }: Ports,
): Promise<Result<null, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    await loadChallenge(tx, challengeId, 'update')
    const meeting = await latestMeeting(tx, challengeId)
    const before = meeting && (await latestMinutes(tx, meeting.id))
    if (!meeting || !before) return refuse('minutes-missing')
    if (before.approvedAt !== null) return refuse('minutes-approved')
    if (before.number !== seen) return refuse('minutes-changed')
    const closed = await proposalsClosedTo(tx, { challengeId, personId: by })
    const parts = editedParts(before.parts, texts, (proposalId) => closed.has(proposalId))
    const { locale, number } = before
    await insertVersion(tx, { meeting, number: number + 1, locale, parts, by, at: await clock.now(tx) })
    return accept(null)
  })
}

async function insertVersion(
  tx: Tx,
  given: {
    meeting: MeetingRow
    number: number
    locale: Locale
    parts: readonly MinutesPart[]
    by: string
    at: Date
  },
): Promise<void> {
  const { meeting, number, locale, parts, by, at } = given
  const { id: meetingId, challengeId } = meeting
  const hash = sha256(minutesText({ meetingId, number, locale, parts }))
  await tx
    .insert(meetingMinutes)
    .values({ meetingId, challengeId, number, locale, parts, hash, writtenAt: at, writtenBy: by })
}

/**
 * Approves the version that was read, by the typed name of the chair; of an organiser where there is none. From then on it
 * stays; the record holds its hash, and as whom it was approved.
 */
export async function approveMinutes(
  { challengeId, by, seen, name }: About & { seen: number; name: string },
  { db, clock }: Ports,
): Promise<Result<{ hash: string }, JudgeRefusal>> {
  return db.transaction(async (tx) => {
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('Minutes were approved in a challenge that does not exist')
    const meeting = await latestMeeting(tx, challengeId)
    const version = meeting && (await latestMinutes(tx, meeting.id))
    if (!meeting || !version) return refuse('minutes-missing')
    if (version.approvedAt !== null) return refuse('minutes-approved')
    if (version.number !== seen) return refuse('minutes-changed')
    const { programmeId } = challenge
    const approver = approvesAs(by, await chairsOf(tx, { programmeId, challengeId }))
    if (!approver.ok) return approver
    const [person] = await tx.select({ name: people.name }).from(people).where(eq(people.id, by))
    const refusal = approvalRefusal(name, person?.name ?? '')
    if (refusal) return { ok: false, refusal }
    const now = await clock.now(tx)
    await tx
      .update(meetingMinutes)
      .set({ approvedAt: now, approvedBy: by, approvedName: name.trim() })
      .where(and(eq(meetingMinutes.meetingId, meeting.id), eq(meetingMinutes.number, seen)))
    await appendEntry(tx, {
      programmeId,
      challengeId,
      type: 'MinutesApproved',
      at: now,
      body: { by, as: approver.as, meetingId: meeting.id, version: seen, hash: version.hash },
    })
    return accept({ hash: version.hash })
  })
}
