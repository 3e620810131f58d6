import type { RequestContext } from '#app/http/context.ts'
import { instantToWallClock, type Calendar, type NewCalendar } from '#app/lifecycle/calendar.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { countryName } from '#app/platform/format.ts'
import { calendarDrawings } from '../core/calendar-drawing.ts'
import { calendarPicture } from '../core/calendar-picture.ts'
import { remarkSentences } from './remark-sentences.server.ts'
import { remarkSurroundings } from './remark-surroundings.server.ts'

/** How a calendar looks: what one would remark on it, and its picture with days off in words of the reader. */
export async function calendarLook(
  context: Pick<RequestContext, 'db' | 'lang' | 't'>,
  challenge: Challenge,
  calendar: NewCalendar | Calendar,
) {
  const { lang } = context
  const surroundings = await remarkSurroundings(context.db, { challengeId: challenge.id, calendar, lang })
  const drawn = calendarPicture(calendar, surroundings.holidays)
  const { lanes, ...picture } = drawn
  const nameOfCountry = (code: string) => countryName(lang, code)
  return {
    zone: calendar.zone,
    partnerZones: calendar.partnerZones,
    atIso: {
      opensAt: calendar.opensAt.toISOString(),
      closesAt: calendar.closesAt.toISOString(),
      judgingEndsAt: calendar.judgingEndsAt.toISOString(),
      announcesAt: calendar.announcesAt.toISOString(),
    },
    wall: {
      opensAt: instantToWallClock(calendar.opensAt, calendar.zone),
      closesAt: instantToWallClock(calendar.closesAt, calendar.zone),
      judgingEndsAt: instantToWallClock(calendar.judgingEndsAt, calendar.zone),
      announcesAt: instantToWallClock(calendar.announcesAt, calendar.zone),
    },
    remarks: remarkSentences(context, calendar, surroundings),
    expectedProposals: surroundings.expectedProposals,
    hasHolidayCountries: surroundings.holidayCountries.length > 0,
    picture: {
      ...picture,
      lanes: lanes.map((lane) => ({ ...lane, name: nameOfCountry(lane.country) })),
    },
    drawings: calendarDrawings({
      ...{ lang, picture: drawn, nameOfCountry },
      zones: [calendar.zone, ...calendar.partnerZones],
      closesAt: calendar.closesAt,
      nameOfPhase: (phase) => context.t('ui')(`phase.${phase}`),
    }),
  }
}

export type CalendarLook = Awaited<ReturnType<typeof calendarLook>>
