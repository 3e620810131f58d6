import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { challenges, draftAnswers, proposals, proposalVersions } from '#db/schema/index.ts'
import { saveAnswer } from '#app/apply/flows/save-answer.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { anOpenChallenge, portsOf } from '#test/apply/apply-world.ts'
import { useDatabase } from '#test/setup/database.ts'

/*
 * Deadlines on the clocks of cities, against a computation of its own from what Intl says of offsets, which knows nothing
 * of Temporal; and what is handed in a few milliseconds or microseconds on either side, against plain arithmetic.
 */

const zones = [
  'Asia/Shanghai',
  'Europe/Helsinki',
  'Europe/Stockholm',
  'Asia/Tokyo',
  'Asia/Kathmandu',
  // UTC-12, where nobody lives: the last place on earth to reach a date.
  'Etc/GMT+12',
  'Pacific/Kiritimati',
  'UTC',
]

const clocks = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    }),
  ]),
)

/** What the clock of a zone shows at an instant, as milliseconds of a clock without a zone. */
function shown(at: number, zone: string): number {
  const [day, month, year, hour, minute, second] = clocks.get(zone)!.format(at).split(/\D+/).map(Number)
  return Date.UTC(year!, month! - 1, day, hour, minute, second)
}

/** Every instant at which the clock of the zone shows that: none in a gap, two where an hour comes twice. */
function instantsShowing(date: string, time: string, zone: string): number[] {
  const wanted = Date.parse(`${date}T${time}:00Z`)
  const found = new Set<number>()
  // No zone is further than fifteen hours from UTC, and none moves its clock by other than quarters of an hour.
  for (let offset = -15 * 4; offset <= 15 * 4; offset += 1) {
    const at = wanted + offset * 15 * 60_000
    if (shown(at, zone) === wanted) found.add(at)
  }
  return [...found].sort((a, b) => a - b)
}

const nightsOfClockChange = Array.from({ length: 7 }, (_, index) => 2024 + index).flatMap((year) =>
  // The last Sundays of March and October.
  [2, 9].map((month) => {
    const last = new Date(Date.UTC(year, month + 1, 0))
    last.setUTCDate(last.getUTCDate() - last.getUTCDay())
    return last.toISOString().slice(0, 10)
  }),
)
const otherDays = ['2024-02-29', '2024-12-31', '2025-01-01', '2026-06-15', '2026-12-31', '2028-02-29']
const hours = [
  '00:00',
  '01:30',
  '02:00',
  '02:30',
  '02:59',
  '03:00',
  '03:30',
  '03:59',
  '04:00',
  '16:00',
  '23:59',
]

describe('a deadline typed on the clock of a city', () => {
  const cases = zones.flatMap((zone) =>
    [...nightsOfClockChange, ...otherDays].flatMap((date) => hours.map((time) => ({ zone, date, time }))),
  )

  it(
    `is the instant that Intl says, or is refused as missing or twice: ${cases.length} cases`,
    { timeout: 900_000 },
    () => {
      expect(cases.length).toBeGreaterThan(1_500)
      const kinds = { one: 0, none: 0, two: 0 }
      for (const typed of cases) {
        const result = wallClockToInstant(typed)
        const expected = instantsShowing(typed.date, typed.time, typed.zone)
        const said = result.ok ? result.value.getTime() : result.refusal.code
        const wanted =
          expected.length === 1 ? expected[0] : expected.length === 0 ? 'time-missing' : 'time-ambiguous'
        if (said !== wanted) expect({ ...typed, said }).toEqual({ ...typed, said: wanted })
        kinds[expected.length === 1 ? 'one' : expected.length === 0 ? 'none' : 'two'] += 1
      }
      expect(kinds.none).toBeGreaterThan(20)
      expect(kinds.two).toBeGreaterThan(20)
    },
  )
})

describe('handing in around a deadline, by a clock that stands still', () => {
  const database = useDatabase({ isAlone: true })

  /** The database's clock stands at an instant, to the microsecond. */
  async function stopClock(at: Date, microseconds: number) {
    await database.ownerDb.execute(
      sql.raw(`create or replace function haaste_now() returns timestamptz language sql volatile
        as $$ select '${at.toISOString()}'::timestamptz + interval '${microseconds} microseconds' $$`),
    )
  }

  afterEach(async () => {
    await database.ownerDb.execute(
      sql.raw(`create or replace function haaste_now() returns timestamptz language plpgsql volatile
        security definer set search_path = public, pg_temp as $$
        declare shifted interval;
        begin
          select shift into shifted from demo_clock;
          return clock_timestamp() + coalesce(shifted, interval '0');
        end $$`),
    )
  })

  const offsets = [-2_000, -1_001, -1_000, -2, -1, 0, 1, 2, 1_000, 2_000]
  const deadlines = [
    { zone: 'Asia/Shanghai', date: '2026-12-22', time: '23:59' },
    { zone: 'Europe/Helsinki', date: '2026-10-25', time: '04:00' },
    { zone: 'Europe/Helsinki', date: '2026-03-29', time: '02:59' },
    { zone: 'Europe/Stockholm', date: '2026-10-25', time: '01:59' },
    { zone: 'Asia/Tokyo', date: '2028-02-29', time: '00:00' },
    { zone: 'Asia/Kathmandu', date: '2026-12-31', time: '23:59' },
  ]

  it.each(deadlines)(
    'to the microsecond, without grace, with it, and with a deadline of its own: $date $time in $zone',
    { timeout: 900_000 },
    async (typed) => {
      const [atMs] = instantsShowing(typed.date, typed.time, typed.zone)
      const closesAt = new Date(atMs!)
      const day = 86_400_000
      const leadId = (await aPerson(database.db)).id
      for (const kind of ['plain', 'grace', 'own'] as const) {
        const challenge = await anOpenChallenge(database, { graceMinutes: kind === 'grace' ? 15 : 0 })
        const until = new Date(atMs! + (kind === 'grace' ? 15 * 60_000 : kind === 'own' ? day : 0))
        await database.ownerDb.transaction(async (tx) => {
          await tx.execute(sql`set local session_replication_role = replica`)
          await tx
            .update(challenges)
            .set({
              ...{ zone: typed.zone, opensAt: new Date(atMs! - 20 * day), closesAt },
              ...{ judgingEndsAt: new Date(atMs! + 20 * day), announcesAt: new Date(atMs! + 30 * day) },
              ...(kind === 'own' && { ownDeadlinesUntil: until }),
            })
            .where(eq(challenges.id, challenge.id))
        })
        for (const offset of offsets) {
          const { proposalId } = await aDraft(database.db, { challengeId: challenge.id, leadId })
          if (kind === 'own')
            await database.ownerDb.transaction(async (tx) => {
              await tx.execute(sql`set local session_replication_role = replica`)
              await tx.update(proposals).set({ ownClosesAt: until }).where(eq(proposals.id, proposalId))
            })
          await stopClock(until, offset)
          const asked = { proposalId, personId: leadId }
          const saved = await saveAnswer(
            { ...asked, question: 'summary', value: 'Around the deadline', version: 1 },
            portsOf(database),
          )
          const draftVersion = saved.ok ? 2 : 1
          const handedIn = await submitProposal(
            { ...asked, role: 'lead', draftVersion, requestId: randomUUID() },
            portsOf(database),
          )
          // The rule, and nothing else: earlier than the deadline.
          const isInTime = offset < 0
          expect({ kind, offset, saved: saved.ok, handedIn: handedIn.ok }).toEqual({
            ...{ kind, offset, saved: isInTime, handedIn: isInTime },
          })
        }
      }
      const versions = await database.db.select().from(proposalVersions)
      expect(versions).toHaveLength(3 * offsets.filter((offset) => offset < 0).length)
      const written = await database.db
        .select()
        .from(draftAnswers)
        .where(eq(draftAnswers.value, 'Around the deadline'))
      expect(written).toHaveLength(versions.length)
    },
  )
})
