import { and, desc, eq, gt } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  extensionProposals,
  outages,
  pubBriefTexts,
  pubChallenges,
  pubDeadlineChanges,
  pubExtensionProposals,
  pubOutages,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import type { Outage } from '../core/outage-rule.ts'

const newest = 50

/** The newest fifty outages, extensions that the rule proposed, and deadlines that moved, as everybody may read them. */
export async function outageLedger(db: Executor, lang: Locale) {
  const base = { slug: pubChallenges.slug, zone: pubChallenges.zone, challengeId: pubChallenges.id }
  const [away, proposed, moved] = await Promise.all([
    db.select().from(pubOutages).orderBy(desc(pubOutages.endedAt)).limit(newest),
    db
      .select({
        ...base,
        closesAt: pubExtensionProposals.closesAt,
        failedMinutes: pubExtensionProposals.failedMinutes,
        proposedAt: pubExtensionProposals.proposedAt,
      })
      .from(pubExtensionProposals)
      .innerJoin(pubChallenges, eq(pubChallenges.id, pubExtensionProposals.challengeId))
      .orderBy(desc(pubExtensionProposals.proposedAt))
      .limit(newest),
    db
      .select({
        ...base,
        previousClosesAt: pubDeadlineChanges.previousClosesAt,
        closesAt: pubDeadlineChanges.closesAt,
        reason: pubDeadlineChanges.reason,
        changedAt: pubDeadlineChanges.changedAt,
      })
      .from(pubDeadlineChanges)
      .innerJoin(pubChallenges, eq(pubChallenges.id, pubDeadlineChanges.challengeId))
      .orderBy(desc(pubDeadlineChanges.changedAt))
      .limit(newest),
  ])
  const texts = await db
    .select({ id: pubBriefTexts.challengeId, locale: pubBriefTexts.locale, title: pubBriefTexts.title })
    .from(pubBriefTexts)
  const titled = <Row extends { challengeId: string; slug: string }>({ challengeId, ...row }: Row) => ({
    ...row,
    title:
      textIn(
        texts.filter(({ id }) => id === challengeId),
        lang,
      )?.title ?? row.slug,
  })
  return { outages: away, proposed: proposed.map(titled), moved: moved.map(titled) }
}

/** Outages that ended after an instant. */
export async function outagesSince(db: Executor, since: Date): Promise<Outage[]> {
  return db
    .select({ beganAt: outages.beganAt, endedAt: outages.endedAt })
    .from(outages)
    .where(gt(outages.endedAt, since))
    .orderBy(outages.beganAt)
}

/** What the rule proposed for that deadline of a challenge; null when nothing. */
export async function proposalFor(
  db: Executor,
  { challengeId, closesAt }: { challengeId: string; closesAt: Date },
): Promise<{ failedMinutes: number; proposedAt: Date } | null> {
  const { failedMinutes, proposedAt } = extensionProposals
  const [found] = await db
    .select({ failedMinutes, proposedAt })
    .from(extensionProposals)
    .where(and(eq(extensionProposals.challengeId, challengeId), eq(extensionProposals.closesAt, closesAt)))
  return found ?? null
}
