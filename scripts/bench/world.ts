import { eq } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { briefs, briefTexts, challenges } from '#db/schema/index.ts'
import { createAuth } from '#app/people/auth.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import type { Env } from '#app/platform/env.server.ts'
import { locales } from '#app/platform/i18n.ts'
import { planOfTemplate } from '#app/publish/core/programme-plan.ts'
import { insertProgramme } from '#app/publish/data/insert-programme.server.ts'
import { chinaFinland2021 } from '#app/publish/templates/china-finland-2021.ts'
import { silentLog } from '#test/factories/a-log.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { realNotices } from '#test/factories/a-sender.ts'

/** A programme of four open challenges with full briefs, and a few teams with drafts. */
export type World = {
  readonly programme: string
  readonly challengeId: string
  readonly slug: string
  /** Of the published brief, in English: stands on the public page. */
  readonly title: string
  readonly briefId: string
  /** Each of a team of its own. */
  readonly drafts: readonly { readonly proposalId: string; readonly leadId: string }[]
}

/** Stands in everything that nobody but its team, or the organisers, may read. */
export const privateMark = 'private-mark'
/** What the signed-in people of the world are called. */
export const visitorMark = 'visitor-mark'

const dayMs = 86_400_000
const teams = 4

export async function makeWorld(db: Db): Promise<World> {
  const author = await aPerson(db, { email: 'author@bench.example' })
  const approver = await aPerson(db, { email: 'approver@bench.example' })
  const now = await databaseClock.now(db)
  const after = (days: number) => new Date(now.getTime() + days * dayMs)
  const { texts } = chinaFinland2021
  const names = Object.fromEntries(locales.map((locale) => [locale, texts[locale].name])) as Record<
    (typeof locales)[number],
    string
  >
  const programme = await db.transaction((tx) =>
    insertProgramme(tx, {
      plan: planOfTemplate(chinaFinland2021, {
        slug: 'bench',
        names,
        contactEmail: 'programme@bench.example',
        zone: 'Europe/Helsinki',
        partnerZones: ['Asia/Shanghai'],
        calendarOf: () => ({
          zone: 'Europe/Helsinki',
          opensAt: after(-1),
          closesAt: after(30),
          judgingEndsAt: after(50),
          announcesAt: after(60),
        }),
      }),
      by: author.id,
      now,
    }),
  )
  await db.update(challenges).set({ state: 'open', approvedBy: approver.id })
  await db.update(briefs).set({ isPublished: true })
  const [challenge] = programme.challenges
  const title = chinaFinland2021.challenges[0]?.texts.en.title
  if (!challenge || !title) throw new Error('the template has no challenge')
  const [brief] = await db.select({ id: briefs.id }).from(briefs).where(eq(briefs.challengeId, challenge.id))
  if (!brief) throw new Error('the challenge has no brief')
  await insertUnpublishedAddendum(db, challenge.id)
  const drafts = []
  for (let team = 0; team < teams; team += 1) {
    const lead = await aPerson(db, { name: `${visitorMark} ${team}` })
    const draft = await aDraft(db, {
      challengeId: challenge.id,
      leadId: lead.id,
      answers: { title: privateMark, description: '' },
    })
    drafts.push(draft)
  }
  return {
    programme: programme.slug,
    challengeId: challenge.id,
    slug: challenge.slug,
    title,
    briefId: brief.id,
    drafts,
  }
}

/** A session for a person, as the `cookie` header of a browser. */
export async function cookieOf(personId: string, db: Db, env: Env): Promise<string> {
  const ports = { db, clock: databaseClock, notices: realNotices }
  const { headers } = await createAuth({ ports, env, log: silentLog }).openSession(personId, new Headers())
  return headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

async function insertUnpublishedAddendum(db: Db, challengeId: string): Promise<void> {
  const [addendum] = await db.insert(briefs).values({ challengeId, number: 2 }).returning({ id: briefs.id })
  if (!addendum) throw new Error('the addendum was not inserted')
  await db
    .insert(briefTexts)
    .values({ briefId: addendum.id, locale: 'en', title: privateMark, question: privateMark })
}
