import { beforeEach, expect, it } from 'vitest'
import { and, eq } from 'drizzle-orm'
import { challenges, messages, people, roleGrants } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { scheduleChallenge, unscheduleChallenge } from '#app/publish/flows/publish-challenge.server.ts'
import {
  approveChallenge,
  requestChanges,
  requestReview,
} from '#app/publish/flows/review-challenge.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let ports: Ports
let author: string
let colleague: string
let challengeId: string

beforeEach(async () => {
  await database.setClock('2021-11-20T08:00:00Z')
  ports = { db: database.db, clock: databaseClock, notices: createNoticesPort(noticeCatalogue) }
  const challenge = await insertChallenge(database.db)
  challengeId = challenge.id
  author = challenge.createdBy
  const [added] = await database.db
    .insert(people)
    .values({ name: 'Colleague', email: 'colleague@haaste.test' })
    .returning({ id: people.id })
  colleague = added?.id ?? ''
  await database.db.insert(roleGrants).values(
    [author, colleague].map((personId) => ({
      personId,
      role: 'organiser' as const,
      programmeId: challenge.programmeId,
    })),
  )
})

async function planned(notice: string) {
  const rows = await database.db
    .select({ personId: messages.personId, sendAt: messages.sendAt, state: messages.state })
    .from(messages)
    .where(and(eq(messages.challengeId, challengeId), eq(messages.notice, notice)))
  return rows.filter((row) => row.state === 'planned')
}

it('asks those who can approve, and stops asking when the review is over', async () => {
  await requestReview({ challengeId, by: author }, ports)
  expect((await planned('challenge.review_requested')).map((row) => row.personId)).toEqual([colleague])
  await requestChanges({ challengeId, by: colleague, remarks: 'Shorter' }, ports)
  expect(await planned('challenge.review_requested')).toEqual([])
  expect((await planned('challenge.approved_or_returned')).map((row) => row.personId)).toEqual([author])
})

it('plans the opening for its instant, for both organisers, and takes it back when the calendar is', async () => {
  await requestReview({ challengeId, by: author }, ports)
  await approveChallenge({ challengeId, by: colleague }, ports)
  await scheduleChallenge({ challengeId, by: author }, ports)
  const [challenge] = await database.db.select().from(challenges).where(eq(challenges.id, challengeId))
  const opening = await planned('challenge.opened_team')
  expect(opening.map((row) => row.personId).sort()).toEqual([author, colleague].sort())
  expect(opening.every((row) => row.sendAt.getTime() === challenge?.opensAt.getTime())).toBe(true)
  expect(await planned('challenge.scheduled')).toHaveLength(2)
  await unscheduleChallenge({ challengeId, by: author }, ports)
  expect(await planned('challenge.opened_team')).toEqual([])
  expect(await planned('challenge.scheduled')).toEqual([])
})
