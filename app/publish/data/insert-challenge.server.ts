import type { Tx } from '#db/client.server.ts'
import {
  briefs,
  briefTexts,
  challenges,
  criteria,
  criterionTexts,
  sites,
  siteTexts,
} from '#db/schema/index.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { rowFromEligibility } from '../core/eligibility.ts'
import type { ChallengePlan, CriterionPlan, PerLocale, SitePlan } from '../core/programme-plan.ts'
import { writeForm } from './form-draft.server.ts'
import { replaceAwardPlan } from './award-plan.server.ts'
import { insertJudgingWay } from './judging-way.server.ts'
import { insertRules } from './rules.server.ts'

export type InsertedChallenge = {
  readonly programmeId: string
  readonly slug: string
  /** Its place in the programme, unique there. */
  readonly number: number
  readonly plan: ChallengePlan
  /** The organisation that `plan.owner` names. */
  readonly ownerId: string | null
  readonly by: string
  readonly now: Date
}

/**
 * Writes a challenge as a draft, with its first brief, its criteria, sites and rules in every language, and the record's
 * entry. Returns its id. Throws the database's error when the slug is taken.
 */
export async function insertChallenge(tx: Tx, input: InsertedChallenge): Promise<string> {
  const { programmeId, slug, number, plan, ownerId, by, now } = input
  const { calendar } = plan
  const [row] = await tx
    .insert(challenges)
    .values({
      programmeId,
      slug,
      number,
      ownerOrganisationId: ownerId,
      zone: calendar.zone,
      opensAt: calendar.opensAt,
      closesAt: calendar.closesAt,
      judgingEndsAt: calendar.judgingEndsAt,
      announcesAt: calendar.announcesAt,
      pilotsOffered: plan.pilotsOffered,
      grantAmount: plan.grant?.amount ?? null,
      grantCurrency: plan.grant?.currency ?? null,
      grantVat: plan.grant?.vat ?? null,
      sdgGoals: [...plan.sdgGoals],
      expectedProposals: plan.expectedProposals,
      minimumReviews: plan.minimumReviews,
      isSealed: plan.isSealed,
      graceMinutes: plan.graceMinutes,
      appealDays: plan.appealDays,
      embargoHours: plan.embargoHours,
      answerDays: plan.answerDays,
      organisersSeeScoresFrom: plan.organisersSeeScoresFrom,
      jurorsSeeOthers: plan.jurorsSeeOthers,
      isBlind: plan.isBlind,
      judgingRule: plan.judgingRule,
      ...rowFromEligibility(plan.eligibility),
      createdBy: by,
    })
    .returning({ id: challenges.id })
  if (!row) throw new Error('the challenge was not inserted')
  const [brief] = await tx.insert(briefs).values({ challengeId: row.id }).returning({ id: briefs.id })
  if (!brief) throw new Error('the brief was not inserted')
  const texts = inEach(plan.texts).map(({ locale, text }) => ({
    ...{ briefId: brief.id, locale, ...text },
    faq: [...text.faq],
    links: [...text.links],
  }))
  if (texts.length > 0) await tx.insert(briefTexts).values(texts)
  await insertCriteria(tx, row.id, plan.criteria)
  await insertSites(tx, row.id, plan.sites)
  await insertRules(tx, row.id, plan.rules)
  const { way, publicVote } = plan
  await insertJudgingWay(tx, { challengeId: row.id, way, publicVote }, { by, now })
  if (plan.awards) await replaceAwardPlan(tx, row.id, plan.awards)
  if (plan.form)
    await writeForm(tx, { challengeId: row.id, brief: { id: brief.id, number: 1 }, body: plan.form })
  await appendEntry(tx, {
    programmeId,
    challengeId: row.id,
    type: 'ChallengeDrafted',
    at: now,
    body: { by, number, slug },
  })
  return row.id
}

async function insertCriteria(tx: Tx, challengeId: string, plans: readonly CriterionPlan[]): Promise<void> {
  if (plans.length === 0) return
  const rows = await tx
    .insert(criteria)
    .values(
      plans.map(({ weight, rubric, minimum, isForFinalists }, index) => ({
        challengeId,
        position: index + 1,
        ...{ weight, type: rubric.type, config: rubric.config, minimum, isForFinalists },
      })),
    )
    .returning({ id: criteria.id, position: criteria.position })
  const texts = rows.flatMap(({ id, position }) =>
    inEach(plans[position - 1]?.texts ?? {}).map(({ locale, text }) => ({
      criterionId: id,
      locale,
      name: text.name,
      question: text.question,
      anchors: { ...text.anchors },
    })),
  )
  if (texts.length > 0) await tx.insert(criterionTexts).values(texts)
}

async function insertSites(tx: Tx, challengeId: string, plans: readonly SitePlan[]): Promise<void> {
  if (plans.length === 0) return
  const rows = await tx
    .insert(sites)
    .values(
      plans.map(({ maximumPilots, minimumMonths, maximumMonths }, index) => ({
        challengeId,
        position: index + 1,
        ...{ maximumPilots, minimumMonths, maximumMonths },
      })),
    )
    .returning({ id: sites.id, position: sites.position })
  const texts = rows.flatMap(({ id, position }) =>
    inEach(plans[position - 1]?.texts ?? {}).map(({ locale, text }) => ({ siteId: id, locale, ...text })),
  )
  if (texts.length > 0) await tx.insert(siteTexts).values(texts)
}

function inEach<Texts>(texts: PerLocale<Texts>): { locale: Locale; text: Texts }[] {
  return locales.flatMap((locale) => {
    const text = texts[locale]
    return text === undefined ? [] : [{ locale, text }]
  })
}
