import { eq } from 'drizzle-orm'
import type { RequestContext } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { conflicts, jurors } from '#db/schema/index.ts'
import { formatInstant } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { readableParts } from '../core/deliberation/minutes.ts'
import { mayReadRanking } from '../core/ranking-reader.ts'
import { proposalsClosedTo } from './closed-proposals.server.ts'
import { judgingHeading } from './judging-heading.server.ts'
import { latestMeeting } from './meetings.server.ts'
import { isApprovedByOrganiser, latestMinutes } from './minutes.server.ts'
import { roomViewerOf } from './room-viewer.server.ts'

export type ReadableMinutes = {
  readonly title: string
  readonly number: number
  readonly locale: Locale
  readonly parts: ReturnType<typeof readableParts>
  /** Version, hash, and by whom it was approved, in words. */
  readonly foot: readonly string[]
  readonly isApproved: boolean
}

/**
 * The newest minutes as the viewer may read them: chair, organisers and auditors each version, jurors the approved one, each
 * without what was said about a proposal that is closed to them. Null where there is nothing to read.
 */
export async function readableMinutes(
  context: Pick<RequestContext, 'db' | 'lang' | 'signedIn' | 'subject' | 'now' | 't'>,
): Promise<ReadableMinutes | null> {
  const { db, lang, signedIn, subject, now } = context
  const { id: challengeId, recorded } = sure(subject.challenge)
  const viewer = roomViewerOf(context)
  const works = viewer.isChair || viewer.isOrganiser || viewer.isAuditor
  if (!works && !viewer.isSeated) return null
  if (!mayReadRanking({ isSeated: viewer.isSeated }, recorded, now)) return null
  const meeting = await latestMeeting(db, challengeId)
  const version = meeting && (await latestMinutes(db, meeting.id))
  if (!meeting || !version) return null
  const isApproved = version.approvedAt !== null
  if (!works && !isApproved) return null
  const { personId } = signedIn
  const closed = await proposalsClosedTo(db, { challengeId, personId })
  const clear = viewer.isSeated ? await clearedFor(db, { jurorId: subject.juror?.id ?? '' }) : null
  const heading = await judgingHeading(db, { challengeId, lang })
  const t = context.t('judge')
  const inPlaceOfChair =
    isApproved && (await isApprovedByOrganiser(db, { challengeId, meetingId: meeting.id }))
  const approval = version.approvedAt
    ? t(inPlaceOfChair ? 'minutes.approved-by-organiser' : 'minutes.approved-by', {
        name: version.approvedName ?? '',
        at: formatInstant(lang, version.approvedAt, heading.zone),
      })
    : t('minutes.not-approved')
  return {
    title: `${t('minutes.title')}: ${heading.title}`,
    number: version.number,
    locale: version.locale,
    parts: readableParts(
      version.parts,
      (proposalId) => closed.has(proposalId) || (clear !== null && !clear.has(proposalId)),
    ),
    foot: [
      t('minutes.version', { number: version.number }),
      t('minutes.hash', { hash: version.hash }),
      approval,
    ],
    isApproved,
  }
}

async function clearedFor(db: RequestContext['db'], { jurorId }: { jurorId: string }): Promise<Set<string>> {
  const rows = await db
    .select({ proposalId: conflicts.proposalId, standing: conflicts.standing })
    .from(conflicts)
    .innerJoin(jurors, eq(jurors.id, conflicts.jurorId))
    .where(eq(jurors.id, jurorId))
  return new Set(rows.flatMap(({ proposalId, standing }) => (standing === 'clear' ? [proposalId] : [])))
}
