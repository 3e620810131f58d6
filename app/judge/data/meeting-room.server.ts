import { and, eq, isNull } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { meetingPresences } from '#db/schema/index.ts'
import { compare, mean, toFixedHalfUp, toNumber } from '#app/platform/fraction.ts'
import { shapeOf } from '#app/publish/core/rubrics/index.ts'
import { endsOf } from '../core/deliberation/consensus.ts'
import type { CurrentItem, MeetingAppointment, ShownMeeting } from '../core/deliberation/meeting-view.ts'
import { roomStanding, type RoomViewer } from '../core/deliberation/room.ts'
import { criteriaAskedOf, scorecardTotal } from '../core/scoring.ts'
import { ballotRankingOf } from './ballot-ranking.server.ts'
import { proposalsClosedTo } from './closed-proposals.server.ts'
import { criteriaInWords } from './criteria.server.ts'
import { declarationsOf } from './declarations.server.ts'
import { finalistIdsOf } from './finalist-ids.server.ts'
import {
  agendaOf,
  agreedScores,
  finalPointsOf,
  itemFactsOf,
  latestMeeting,
  seatsInMeeting,
  seatsInRoom,
  type MeetingRow,
} from './meetings.server.ts'

/**
 * The newest meeting as one person may see it at this moment; null without one. While a proposal that is closed to them is
 * talked about, nothing of the meeting leaves this function but that they are out of the room.
 */
export async function meetingRoom(
  db: Executor,
  given: {
    readonly challengeId: string
    readonly personId: string
    readonly jurorId: string | null
    readonly viewer: RoomViewer
    readonly lang: Locale
  },
): Promise<ShownMeeting | null> {
  const { challengeId, personId, jurorId, viewer } = given
  const meeting = await latestMeeting(db, challengeId)
  if (!meeting) return null
  const agenda = await agendaOf(db, meeting.id)
  const running = agenda.find(({ state }) => state === 'running')
  const standing = running
    ? roomStanding(viewer, await itemFactsOf(db, { challengeId, personId, proposalId: running.proposalId }))
    : roomStanding(viewer, { declared: 'clear', isInTeam: false })
  const base = {
    number: meeting.number,
    state: meeting.state,
    version: meeting.version,
    startedAtIso: meeting.startedAt?.toISOString() ?? null,
    endedAtIso: meeting.endedAt?.toISOString() ?? null,
    appointment: appointmentOf(meeting),
    isHere: jurorId !== null && (await isHere(db, { meetingId: meeting.id, jurorId })),
    standing,
  }
  if (standing !== 'in') return { ...base, current: null, present: [], agenda: [], hidden: 0 }
  const closed = await proposalsClosedTo(db, { challengeId, personId })
  const seats = await seatsInMeeting(db, { challengeId, meetingId: meeting.id })
  const agreed = await agreedScores(db, challengeId)
  const declared = jurorId === null ? [] : await declarationsOf(db, jurorId)
  const mayReadOf = (proposalId: string) =>
    !viewer.isSeated || declared.some((own) => own.proposalId === proposalId && own.standing === 'clear')
  const open = agenda.filter(({ proposalId }) => !closed.has(proposalId))
  return {
    ...base,
    current: running?.startedAt
      ? await currentItem(
          db,
          { ...given, closed },
          { ...running, startedAt: running.startedAt, meetingId: meeting.id },
        )
      : null,
    present: seats.filter(({ isPresent }) => isPresent).map(({ name, isChair }) => ({ name, isChair })),
    // Numbered as it is shown: a gap would tell where what is closed to the reader comes.
    agenda: open.map((item, index) => {
      // A juror who has not said that they are free reads nothing of what was said about it.
      const isReadable = mayReadOf(item.proposalId)
      const own = agreed.filter(({ itemId }) => isReadable && itemId === item.itemId)
      return {
        proposalId: item.proposalId,
        position: index + 1,
        state: item.state,
        reference: item.reference,
        title: item.title,
        language: item.language,
        takesPart: item.takesPart,
        agreed: own.find(({ criterionId }) => criterionId === null)?.points ?? null,
        reason: own[0]?.reason ?? null,
        decision: isReadable ? item.decision : '',
      }
    }),
    hidden: agenda.length - open.length,
  }
}

async function currentItem(
  db: Executor,
  { challengeId, lang, closed }: { challengeId: string; lang: Locale; closed: ReadonlySet<string> },
  item: {
    proposalId: string
    meetingId: string
    reference: string
    title: string
    language: ContentLanguage
    organisation: string | null
    startedAt: Date
  },
): Promise<CurrentItem> {
  const { proposalId, meetingId, reference, title, language, organisation } = item
  const isFinalist = (await finalistIdsOf(db, challengeId)).has(proposalId)
  const order = await ballotRankingOf(db, challengeId, { without: closed })
  // On ballots nobody gives points, and what is agreed on has none.
  const asked = order === null ? await criteriaInWords(db, { challengeId, lang }) : []
  const criteria = criteriaAskedOf(asked, { isFinalist })
  const cards = await finalPointsOf(db, { challengeId, proposalId })
  const totals = cards.flatMap((points) => scorecardTotal(criteria, points) ?? [])
  const middle = mean(totals)
  const seats = await seatsInRoom(db, { challengeId, meetingId, proposalId })
  return {
    proposalId,
    reference,
    title,
    language,
    organisation,
    startedAtIso: item.startedAt.toISOString(),
    byBallots: order && {
      place: order.rows.find((row) => row.proposalId === proposalId)?.place ?? null,
      all: order.rows.length,
      ballots: order.ballots,
    },
    totals: totals.map(toNumber).sort((a, b) => a - b),
    mean: middle && toNumber(middle),
    criteria: criteria.map(({ id, name, locale, rubric }) => {
      const points = cards.flatMap((card) => card[id] ?? []).sort(compare)
      const average = mean(points)
      return {
        id,
        name,
        nameLang: locale,
        ...endsOf({ rubric }),
        points: points.map((each) => shapeOf(rubric).say(each)),
        mean: average && toFixedHalfUp(average, 2),
      }
    }),
    seats: seats.map(({ jurorId, name, standing, isPresent }) => ({ jurorId, name, standing, isPresent })),
  }
}

async function isHere(
  db: Executor,
  { meetingId, jurorId }: { meetingId: string; jurorId: string },
): Promise<boolean> {
  const [row] = await db
    .select({ id: meetingPresences.id })
    .from(meetingPresences)
    .where(
      and(
        eq(meetingPresences.meetingId, meetingId),
        eq(meetingPresences.jurorId, jurorId),
        isNull(meetingPresences.leftAt),
      ),
    )
  return row !== undefined
}

function appointmentOf({
  state,
  startsAt,
  endsAt,
  place,
  link,
  calledOffAt,
}: MeetingRow): MeetingAppointment | null {
  if (state === 'ended' || !startsAt || !endsAt || calledOffAt !== null) return null
  return { startsAtIso: startsAt.toISOString(), endsAtIso: endsAt.toISOString(), place, link }
}
