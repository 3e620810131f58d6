import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  jurors,
  meetingMinutes,
  meetingPresences,
  people,
  recordEntries,
  roleGrants,
} from '#db/schema/index.ts'
import { formatInstant } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { toFixedHalfUp } from '#app/platform/fraction.ts'
import { plain, settled } from '#app/publish/core/rubrics/decimal-schema.ts'
import type { Chair, MinutesFacts } from '../core/deliberation/minutes.ts'
import { criteriaInWords } from './criteria.server.ts'
import { agendaOf, agreedScores, partsOfMeeting, type MeetingRow } from './meetings.server.ts'
import { countingRuleOf } from './rounds.server.ts'

export type MinutesVersion = typeof meetingMinutes.$inferSelect

/** The newest version of the minutes of a meeting, or null. */
export async function latestMinutes(db: Executor, meetingId: string): Promise<MinutesVersion | null> {
  const [row] = await db
    .select()
    .from(meetingMinutes)
    .where(eq(meetingMinutes.meetingId, meetingId))
    .orderBy(desc(meetingMinutes.number))
    .limit(1)
  return row ?? null
}

/** Who chairs the jury of a challenge now: by an accepted seat, or by a role in the challenge or its programme. */
export async function chairsOf(
  db: Executor,
  { programmeId, challengeId }: { programmeId: string; challengeId: string },
): Promise<Chair[]> {
  const seated = db
    .select({ id: jurors.personId })
    .from(jurors)
    .where(and(eq(jurors.challengeId, challengeId), eq(jurors.state, 'accepted'), eq(jurors.isChair, true)))
  const granted = db
    .select({ id: roleGrants.personId })
    .from(roleGrants)
    .where(
      and(
        eq(roleGrants.role, 'chair'),
        eq(roleGrants.programmeId, programmeId),
        or(isNull(roleGrants.challengeId), eq(roleGrants.challengeId, challengeId)),
      ),
    )
  return db
    .select({ personId: people.id, name: people.name })
    .from(people)
    .where(or(inArray(people.id, seated), inArray(people.id, granted)))
    .orderBy(asc(people.name), asc(people.id))
}

/** Whether the record says that an organiser approved the minutes of a meeting, in the place of a chair. */
export async function isApprovedByOrganiser(
  db: Executor,
  { challengeId, meetingId }: { challengeId: string; meetingId: string },
): Promise<boolean> {
  const rows = await db
    .select({ as: sql<string | null>`${recordEntries.body}::json->>'as'` })
    .from(recordEntries)
    .where(
      and(
        eq(recordEntries.challengeId, challengeId),
        eq(recordEntries.type, 'MinutesApproved'),
        sql`${recordEntries.body}::json->>'meetingId' = ${meetingId}`,
      ),
    )
  return rows.some(({ as }) => as === 'organiser')
}

/** What happened in a meeting that has ended, in the words of one language and the clock of one zone. */
export async function minutesFacts(
  db: Executor,
  { meeting, lang, zone, whole }: { meeting: MeetingRow; lang: Locale; zone: string; whole: string },
): Promise<MinutesFacts> {
  const { id: meetingId, challengeId } = meeting
  const at = (instant: Date | null) => (instant ? formatInstant(lang, instant, zone) : '')
  const presences = await db
    .select({
      name: people.name,
      isChair: jurors.isChair,
      cameAt: meetingPresences.cameAt,
      leftAt: meetingPresences.leftAt,
    })
    .from(meetingPresences)
    .innerJoin(jurors, eq(jurors.id, meetingPresences.jurorId))
    .innerJoin(people, eq(people.id, jurors.personId))
    .where(eq(meetingPresences.meetingId, meetingId))
    .orderBy(asc(jurors.invitedAt), asc(jurors.id), asc(meetingPresences.cameAt))
  const names = [...new Set(presences.map(({ name }) => name))]
  const parts = await partsOfMeeting(db, meetingId)
  const agreed = await agreedScores(db, challengeId)
  const criteria = await criteriaInWords(db, { challengeId, lang })
  return {
    number: meeting.number,
    startedAt: at(meeting.startedAt),
    endedAt: at(meeting.endedAt),
    present: names.map((name) => {
      const own = presences.filter((presence) => presence.name === name)
      return {
        name,
        isChair: own.some(({ isChair }) => isChair),
        times: own.map(({ cameAt, leftAt }) => `${at(cameAt)} – ${at(leftAt)}`).join(', '),
      }
    }),
    rule: (await countingRuleOf(db, challengeId)).counts,
    items: (await agendaOf(db, meetingId)).map((item) => {
      const namesOf = (part: string) =>
        parts.filter((each) => each.itemId === item.itemId && each.part === part).map(({ name }) => name)
      const scores = agreed.filter(({ itemId }) => itemId === item.itemId)
      const said = scores.map(({ criterionId, points }) => {
        const name = criteria.find(({ id }) => id === criterionId)?.name ?? whole
        return `${name} ${criterionId === null ? toFixedHalfUp(settled(points), 2) : plain(settled(points))}`
      })
      return {
        proposalId: item.proposalId,
        title: item.title,
        reference: item.reference,
        state: item.state,
        startedAt: item.startedAt && at(item.startedAt),
        endedAt: item.endedAt && at(item.endedAt),
        out: namesOf('out'),
        absent: namesOf('absent'),
        abstained: namesOf('abstained'),
        agreed: said.length > 0 ? said.join(', ') : null,
        reason: scores[0]?.reason ?? null,
        decision: item.decision,
      }
    }),
  }
}
