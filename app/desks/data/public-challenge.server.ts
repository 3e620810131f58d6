import { and, asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  pubAnnouncementChanges,
  pubAnswers,
  pubAppealDays,
  pubAnswerTexts,
  pubBriefTexts,
  pubChallenges,
  pubSetRules,
  pubCriteria,
  pubJudgingRules,
  pubDeadlineChanges,
  pubEmbargoes,
  pubFigures,
  pubGoals,
  pubBlindChallenges,
  pubGrace,
  pubGrants,
  pubParties,
  pubProgrammes,
  pubProgrammeTexts,
  pubWinners,
} from '#db/schema/index.ts'
import { appealsUntil, usualAppealDays } from '#app/lifecycle/appeal-time.ts'
import { usualAnswerDays, usualEmbargoHours } from '#app/lifecycle/telling-time.ts'
import { eligibilityFromRow, type ConsortiumRule } from '#app/publish/core/eligibility.ts'
import { briefView, criteriaView } from '#app/publish/data/brief-view.server.ts'
import { publicRulesOf } from '#app/publish/data/rules.server.ts'
import { publicAwardLines } from '#app/publish/data/award-plan.server.ts'
import { publicSitesOf } from '#app/publish/data/sites.server.ts'
import { storedRule } from '#app/publish/core/judging-rule.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'

/** Search engines are told no more of them. */
const mostAnswers = 30

/** Everything the public page of one challenge shows, or null. Its queries run side by side. */
export async function publicChallenge(db: Executor, { slug, lang }: { slug: string; lang: Locale }) {
  const [row] = await db
    .select({
      id: pubChallenges.id,
      programmeId: pubProgrammes.id,
      slug: pubChallenges.slug,
      number: pubChallenges.number,
      state: pubChallenges.state,
      zone: pubChallenges.zone,
      opensAt: pubChallenges.opensAt,
      closesAt: pubChallenges.closesAt,
      judgingEndsAt: pubChallenges.judgingEndsAt,
      announcesAt: pubChallenges.announcesAt,
      calendarVersion: pubChallenges.calendarVersion,
      appealDays: sql<number>`coalesce(${pubAppealDays.days}, ${usualAppealDays}::int)`,
      embargoHours: sql<number>`coalesce(${pubEmbargoes.hours}, ${usualEmbargoHours}::int)`,
      answerDays: sql<number>`coalesce(${pubEmbargoes.answerDays}, ${usualAnswerDays}::int)`,
      pilotsOffered: pubChallenges.pilotsOffered,
      isSealed: pubChallenges.isSealed,
      isBlind: sql<boolean>`${pubBlindChallenges.challengeId} is not null`,
      graceMinutes: sql<number>`coalesce(${pubGrace.minutes}, 0)`,
      eligibleKinds: pubChallenges.eligibleKinds,
      eligibleCountries: pubChallenges.eligibleCountries,
      consortium: sql<ConsortiumRule>`coalesce(${pubSetRules.consortium}, 'allowed')`,
      maturityFrom: sql<number>`coalesce(${pubSetRules.maturityFrom}, 1)`,
      maturityTo: sql<number>`coalesce(${pubSetRules.maturityTo}, 9)`,
      isOncePerOrganisation: sql<boolean>`coalesce(${pubSetRules.isOncePerOrganisation}, false)`,
      sdgGoals: sql<number[]>`coalesce(${pubGoals.goals}, '{}')`,
      owner: pubChallenges.ownerName,
      cancelReason: pubChallenges.cancelReason,
      theme: pubProgrammes.theme,
      partnerZones: pubProgrammes.partnerZones,
      contactEmail: pubProgrammes.contactEmail,
      programmeSlug: pubProgrammes.slug,
    })
    .from(pubChallenges)
    .innerJoin(pubProgrammes, eq(pubProgrammes.id, pubChallenges.programmeId))
    .leftJoin(pubAppealDays, eq(pubAppealDays.challengeId, pubChallenges.id))
    .leftJoin(pubEmbargoes, eq(pubEmbargoes.challengeId, pubChallenges.id))
    .leftJoin(pubGrace, eq(pubGrace.challengeId, pubChallenges.id))
    .leftJoin(pubBlindChallenges, eq(pubBlindChallenges.challengeId, pubChallenges.id))
    .leftJoin(pubGoals, eq(pubGoals.challengeId, pubChallenges.id))
    .leftJoin(pubSetRules, eq(pubSetRules.challengeId, pubChallenges.id))
    .where(eq(pubChallenges.slug, slug))
  if (!row) return null

  const [
    texts,
    programmeTexts,
    criteria,
    changes,
    moves,
    winners,
    organisers,
    figures,
    answers,
    sites,
    awards,
    grants,
    rules,
    judgingRules,
  ] = await Promise.all([
    db.select().from(pubBriefTexts).where(eq(pubBriefTexts.challengeId, row.id)),
    db
      .select({ locale: pubProgrammeTexts.locale, name: pubProgrammeTexts.name })
      .from(pubProgrammeTexts)
      .where(eq(pubProgrammeTexts.programmeId, row.programmeId)),
    db.select().from(pubCriteria).where(eq(pubCriteria.challengeId, row.id)),
    db
      .select()
      .from(pubDeadlineChanges)
      .where(eq(pubDeadlineChanges.challengeId, row.id))
      .orderBy(asc(pubDeadlineChanges.changedAt)),
    db
      .select()
      .from(pubAnnouncementChanges)
      .where(eq(pubAnnouncementChanges.challengeId, row.id))
      .orderBy(asc(pubAnnouncementChanges.changedAt)),
    db
      .select({
        title: pubWinners.title,
        language: pubWinners.language,
        organisation: pubWinners.organisation,
        country: pubWinners.country,
        awardLine: pubWinners.awardLine,
        amount: pubWinners.amount,
      })
      .from(pubWinners)
      .where(and(eq(pubWinners.challengeId, row.id), sql`${pubWinners.answer} is distinct from 'declined'`))
      .orderBy(sql`${pubWinners.movedUpAt} nulls first`, sql`${pubWinners.place} nulls last`),
    db
      .select({ name: pubParties.name })
      .from(pubParties)
      .where(and(eq(pubParties.programmeId, row.programmeId), eq(pubParties.relation, 'organiser')))
      .orderBy(asc(pubParties.position)),
    db.select().from(pubFigures).where(eq(pubFigures.challengeId, row.id)),
    db
      .select({
        id: pubAnswers.id,
        locale: pubAnswerTexts.locale,
        question: pubAnswerTexts.question,
        answer: pubAnswerTexts.answer,
      })
      .from(pubAnswers)
      .innerJoin(pubAnswerTexts, eq(pubAnswerTexts.answerId, pubAnswers.id))
      .where(eq(pubAnswers.challengeId, row.id))
      .orderBy(asc(pubAnswers.publishedAt), asc(pubAnswers.id))
      .limit(mostAnswers * locales.length),
    publicSitesOf(db, row.id, lang),
    publicAwardLines(db, row.id, lang),
    db
      .select({ amount: pubGrants.amount, currency: pubGrants.currency, vat: pubGrants.vat })
      .from(pubGrants)
      .where(eq(pubGrants.challengeId, row.id)),
    publicRulesOf(db, row.id, lang),
    db.select().from(pubJudgingRules).where(eq(pubJudgingRules.challengeId, row.id)),
  ])
  const text = textIn(texts, lang)
  if (!text) return null
  return {
    slug: row.slug,
    number: row.number,
    state: row.state,
    zone: row.zone,
    partnerZones: row.partnerZones,
    theme: row.theme,
    owner: row.owner,
    cancelReason: row.cancelReason,
    contactEmail: row.contactEmail,
    pilotsOffered: row.pilotsOffered,
    isSealed: row.isSealed,
    isBlind: row.isBlind,
    graceMinutes: row.graceMinutes,
    eligibility: eligibilityFromRow(row),
    opensAtIso: row.opensAt.toISOString(),
    closesAtIso: row.closesAt.toISOString(),
    judgingEndsAtIso: row.judgingEndsAt.toISOString(),
    announcesAtIso: row.announcesAt.toISOString(),
    /** A team may appeal for so many days from the announcement, and until then. */
    appealDays: row.appealDays,
    /** Hours before the announcement at which winners are told under embargo, and days in which they answer. */
    embargoHours: row.embargoHours,
    answerDays: row.answerDays,
    appealsUntilIso: appealsUntil({
      calendar: { announcesAt: row.announcesAt },
      policy: { appealDays: row.appealDays },
    }).toISOString(),
    programme: { slug: row.programmeSlug, name: textIn(programmeTexts, lang)?.name ?? row.programmeSlug },
    organisers: organisers.map((organiser) => organiser.name),
    brief: briefView(text),
    /** Those the brief is written in. */
    languages: locales.filter((locale) => texts.some((each) => each.locale === locale)),
    /** How often the brief has been added to. */
    addenda: text.number - 1,
    criteria: criteriaView(criteria, lang),
    /** How the jury's scores become a ranking. */
    judgingRule: storedRule(judgingRules[0]?.judgingRule ?? {}),
    deadlineChanges: changes.map((change) => ({
      previousClosesAtIso: change.previousClosesAt.toISOString(),
      closesAtIso: change.closesAt.toISOString(),
      changedAtIso: change.changedAt.toISOString(),
      reason: change.reason,
    })),
    announcementChanges: moves.map((change) => ({
      previousAnnouncesAtIso: change.previousAnnouncesAt.toISOString(),
      announcesAtIso: change.announcesAt.toISOString(),
      changedAtIso: change.changedAt.toISOString(),
      reason: change.reason,
    })),
    sites,
    /** Where it has named several; else what is offered says it all. */
    awards,
    /** Those it adds to the general ones. */
    rules,
    grant: grants[0] ?? null,
    sdgGoals: row.sdgGoals,
    winners,
    answers: [
      ...text.faq,
      ...[...new Set(answers.map(({ id }) => id))].slice(0, mostAnswers).flatMap((id) => {
        const said = textIn(
          answers.filter((each) => each.id === id),
          lang,
        )
        return said ? [{ question: said.question, answer: said.answer }] : []
      }),
    ].slice(0, mostAnswers),
    figures: figures[0] ? { submitted: figures[0].submitted, countries: figures[0].countries } : null,
  }
}
