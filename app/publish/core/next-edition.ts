/** The next edition of a programme: the same clocks on other days, and the next number. */
import { Temporal } from 'temporal-polyfill'
import type { calendarInstants } from '#app/lifecycle/calendar.ts'
import { instantToWallClock, wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import type { PublicVotePlan } from './judging-way.ts'
import { readCalendar, type CalendarDraftRefusal } from './calendar-draft.ts'
import { sessionsInOrder, type SessionPlan } from './session-plan.ts'
import { calendarPlanOf, type ChallengePlan, type ProgrammePlan } from './programme-plan.ts'

export type NextEdition = {
  readonly slug: string
  /** The day on which the first challenge opens, ISO; the others keep their distance. */
  readonly opensOn: string
}

export type NextEditionRefusal = CalendarDraftRefusal & { readonly challenge: string }

/**
 * A programme moved so that its first challenge opens on that day. Every instant keeps its time on its own wall and its
 * distance in days, whatever summer time does in between; sessions keep their length and count one edition on. A time the clocks skip or show twice on the new day, or a
 * day that is past, is refused. A programme without a number counts as the first edition.
 */
export function nextEdition(
  plan: ProgrammePlan,
  { slug, opensOn }: NextEdition,
  now: Date,
): Result<ProgrammePlan, NextEditionRefusal> {
  const first = openingDays(plan).sort()[0] ?? opensOn
  const moved: ChallengePlan[] = []
  for (const challenge of plan.challenges) {
    const { zone } = challenge.calendar
    const wall = (instant: (typeof calendarInstants)[number]) => {
      const { date, time } = instantToWallClock(challenge.calendar[instant], zone)
      return { date: dayMoved(date, first, opensOn), time }
    }
    const read = readCalendar(
      {
        zone,
        opensAt: wall('opensAt'),
        closesAt: wall('closesAt'),
        judgingEndsAt: wall('judgingEndsAt'),
        announcesAt: wall('announcesAt'),
      },
      [],
      now,
    )
    if (!read.ok) return { ok: false, refusal: { ...read.refusal, challenge: challenge.slug } }
    const publicVote = challenge.publicVote && voteMoved(challenge.publicVote, { zone, first, opensOn })
    moved.push({ ...challenge, publicVote, calendar: calendarPlanOf(read.value) })
  }
  const sessions: SessionPlan[] = []
  for (const session of plan.sessions) {
    const { date, time } = instantToWallClock(session.startsAt, session.zone)
    const read = wallClockToInstant({ date: dayMoved(date, first, opensOn), time, zone: session.zone })
    if (!read.ok) {
      const title = Object.values(session.texts)[0]?.title ?? session.kind
      return refuse('calendar-refused', { problems: { opensAt: read.refusal }, challenge: title })
    }
    const lasts = session.endsAt.getTime() - session.startsAt.getTime()
    sessions.push({
      ...session,
      edition: session.edition + 1,
      startsAt: read.value,
      endsAt: new Date(read.value.getTime() + lasts),
    })
  }
  return accept({
    ...plan,
    slug,
    edition: (plan.edition ?? 1) + 1,
    challenges: moved,
    sessions: sessionsInOrder(sessions),
  })
}

/** A public vote on other days; a time that the clocks skip there is taken as they go on. */
function voteMoved(
  vote: PublicVotePlan,
  { zone, first, opensOn }: { zone: string; first: string; opensOn: string },
): PublicVotePlan {
  const moved = (at: Date) => {
    const { date, time } = instantToWallClock(at, zone)
    const wall = Temporal.PlainDateTime.from(`${dayMoved(date, first, opensOn)}T${time}`)
    return new Date(wall.toZonedDateTime(zone).epochMilliseconds)
  }
  return { ...vote, opensAt: moved(vote.opensAt), closesAt: moved(vote.closesAt) }
}

function openingDays({ challenges }: ProgrammePlan): string[] {
  return challenges.map(({ calendar }) => instantToWallClock(calendar.opensAt, calendar.zone).date)
}

/** A day that is none stays as typed, so that reading it names the problem. */
function dayMoved(date: string, from: string, to: string): string {
  try {
    const days = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days
    return Temporal.PlainDate.from(date).add({ days }).toString()
  } catch {
    return to
  }
}
