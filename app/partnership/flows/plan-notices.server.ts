import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import {
  frameworkReports,
  frameworks,
  frameworkTerms,
  people,
  programmeModules,
  programmes,
  programmeTexts,
  roleGrants,
} from '#db/schema/index.ts'
import { heldMail } from '#app/notify/data/mail-facts.server.ts'
import { announceDue, applyReconciliation, outboxRows } from '#app/notify/data/outbox.server.ts'
import { personColumns, personFrom } from '#app/notify/data/person.server.ts'
import { reconcile } from '#app/notify/core/reconcile.ts'
import { partnershipMessages, partnershipNoticeNames, type FrameworkFacts } from '../notices.ts'

/**
 * Plans anew what organisers should hear about the framework of a programme, and settles the difference with the outbox:
 * what moved is moved, what is over or renewed is taken back. Where the module is off, nothing is wanted.
 */
export async function planNotices(
  tx: Tx,
  { programmeId, now }: { programmeId: string; now: Date },
): Promise<void> {
  const rows = await outboxRows(tx, { programmeId, notices: partnershipNoticeNames })
  const facts = await frameworkFacts(tx, { programmeId, now })
  const held = await heldMail(tx, { programmeId, challengeId: null })
  const messages = facts ? partnershipMessages(facts) : []
  const change = reconcile({ messages, leftOut: [], ...held }, rows, now)
  const scope = { programmeId, challengeId: null, now, ...held }
  if ((await applyReconciliation(tx, change, scope)) > 0) await announceDue(tx)
}

/** What the notices may know; null where the module is off or there is no framework. */
async function frameworkFacts(
  tx: Tx,
  { programmeId, now }: { programmeId: string; now: Date },
): Promise<FrameworkFacts | null> {
  const [row] = await tx
    .select({ slug: programmes.slug, zone: programmes.zone, noticeMonths: frameworks.noticeMonths })
    .from(frameworks)
    .innerJoin(programmes, eq(programmes.id, frameworks.programmeId))
    .innerJoin(
      programmeModules,
      and(eq(programmeModules.programmeId, programmes.id), eq(programmeModules.module, 'partnership')),
    )
    .where(eq(frameworks.programmeId, programmeId))
  if (!row) return null
  const names = await tx.select().from(programmeTexts).where(eq(programmeTexts.programmeId, programmeId))
  const terms = await tx.select().from(frameworkTerms).where(eq(frameworkTerms.programmeId, programmeId))
  const reports = await tx
    .select({ year: frameworkReports.year, publishedAt: frameworkReports.publishedAt })
    .from(frameworkReports)
    .where(eq(frameworkReports.programmeId, programmeId))
  const organisers = await tx
    .selectDistinct(personColumns)
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(
      and(
        inArray(roleGrants.role, ['organiser', 'operator']),
        eq(roleGrants.programmeId, programmeId),
        isNull(roleGrants.challengeId),
      ),
    )
    .orderBy(people.name, people.id)
  return {
    now,
    programme: {
      id: programmeId,
      slug: row.slug,
      zone: row.zone,
      names: Object.fromEntries(names.map(({ locale, name }) => [locale, name])),
    },
    noticeMonths: row.noticeMonths,
    terms,
    reports: reports.map(({ year, publishedAt }) => ({ year, isPublished: publishedAt !== null })),
    organisers: organisers.map(personFrom),
  }
}
