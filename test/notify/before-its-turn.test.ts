import { eq, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { messages, people, suppressions } from '#db/schema/index.ts'
import { sendDueMessages } from '#app/notify/flows/send-due-messages.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { aSender, aService, realNotices } from '#test/factories/a-sender.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()

// What is suppressed can be read in its reader's inbox: a mail that has moved to later must not get there before its time.
it('a mail that moved to later is not given up because its address is blocked', async () => {
  await database.setClock('2021-12-08T10:00:00Z')
  const challenge = await insertChallenge(database.db, { state: 'open' })
  const { leadId } = await aDraft(database.db, { challengeId: challenge.id })
  await database.db.transaction((tx) => realNotices.replan(tx, { challengeId: challenge.id }))
  const [lead] = await database.db.select().from(people).where(eq(people.id, leadId))
  await database.db.insert(suppressions).values({ email: lead!.email, reason: 'bounced' })
  const before = await database.db.select().from(messages)
  expect(before.length).toBeGreaterThan(0)
  await database.db.update(messages).set({ sendAt: sql`haaste_now() - interval '1 minute'` })
  await sendDueMessages(aSender(database.db, aService()))
  const after = await database.db.select().from(messages)
  const later = after.filter(({ sendAt }) => sendAt > new Date('2021-12-08T10:00:00Z'))
  expect(later.length).toBeGreaterThan(0)
  expect(later.map(({ state }) => state)).not.toContain('suppressed')
})
