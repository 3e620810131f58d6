import { and, count, eq, isNotNull, ne, notInArray, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { challenges, jurors, people, programmes, proposals, teamMembers } from '#db/schema/index.ts'
import type { Calendar, NewCalendar } from '#app/lifecycle/calendar.ts'
import type { RemarkSurroundings } from '#app/lifecycle/calendar-remarks.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { holidaysBetween } from './holidays.server.ts'

/** Where readers of a call to the whole world may sit, whoever has come so far: the day begins last in the west. */
const worldwideReaders = 'America/New_York'
const mostReaderZones = 6

/** What a calendar is compared with: days off, the work that waits for the jury, and where its readers sit. */
export async function remarkSurroundings(
  db: Executor,
  { challengeId, calendar, lang }: { challengeId: string; calendar: NewCalendar | Calendar; lang: Locale },
) {
  const [[row], [juryRow], [proposalRow], zones] = await Promise.all([
    db
      .select({
        holidayCountries: programmes.holidayCountries,
        expectedProposals: challenges.expectedProposals,
        minimumReviews: challenges.minimumReviews,
        eligibleCountries: challenges.eligibleCountries,
      })
      .from(challenges)
      .innerJoin(programmes, eq(programmes.id, challenges.programmeId))
      .where(eq(challenges.id, challengeId)),
    db
      .select({ count: count() })
      .from(jurors)
      .where(and(eq(jurors.challengeId, challengeId), notInArray(jurors.state, ['declined', 'left']))),
    db
      .select({ count: count() })
      .from(proposals)
      .where(and(eq(proposals.challengeId, challengeId), ne(proposals.state, 'withdrawn'))),
    db
      .select({ zone: people.zone })
      .from(teamMembers)
      .innerJoin(proposals, eq(proposals.id, teamMembers.proposalId))
      .innerJoin(people, eq(people.id, teamMembers.personId))
      .where(and(eq(proposals.challengeId, challengeId), isNotNull(people.zone)))
      .groupBy(people.zone)
      .orderBy(sql`count(*) desc`, people.zone)
      .limit(mostReaderZones),
  ])
  if (!row) throw new Error(`there is no challenge ${challengeId}`)
  const isForAll = row.eligibleCountries.length === 0
  const readerZones = [...zones.flatMap(({ zone }) => zone ?? []), ...(isForAll ? [worldwideReaders] : [])]
  const holidays = await holidaysBetween(row.holidayCountries, {
    from: calendar.opensAt,
    until: calendar.announcesAt,
    lang,
  })
  return {
    holidays,
    holidayCountries: row.holidayCountries,
    expectedProposals: row.expectedProposals,
    readerZones: [...new Set(readerZones)],
    load: {
      proposals: Math.max(proposalRow?.count ?? 0, row.expectedProposals ?? 0),
      reviews: row.minimumReviews,
      jurors: juryRow?.count ?? 0,
    },
  } satisfies RemarkSurroundings & Record<string, unknown>
}
