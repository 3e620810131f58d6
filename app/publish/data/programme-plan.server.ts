import { and, asc, desc, eq, getTableColumns, inArray, isNull, or } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import {
  briefs,
  briefTexts,
  challenges,
  criteria,
  agendaItems,
  criterionTexts,
  images,
  organisations,
  programmeParties,
  programmes,
  programmeSessions,
  programmeSessionTexts,
  programmeTexts,
  ruleTexts,
  sites,
  siteTexts,
} from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { wholeBrief } from '../core/brief-texts.ts'
import { storedRule } from '../core/judging-rule.ts'
import { plain, settled } from '../core/rubrics/decimal-schema.ts'
import { storedRubric } from '../core/rubrics/index.ts'
import { eligibilityFromRow } from '../core/eligibility.ts'
import { grantOf } from './challenge-facts.server.ts'
import type {
  ChallengePlan,
  OrganisationPlan,
  PerLocale,
  PicturePlan,
  ProgrammePlan,
} from '../core/programme-plan.ts'
import type { Form, FormBody } from '../core/form/form.ts'
import { currentOwnForms } from './forms.server.ts'
import { modulesOf } from './modules.server.ts'
import { judgingWaysOf } from './judging-way.server.ts'
import { plansOf } from './rules.server.ts'
import { awardPlansWithNames } from './award-plan.server.ts'
import { sessionsInOrder, type SessionPlan } from '../core/session-plan.ts'

/**
 * A programme as it stands, without its people and proposals: the newest brief of each challenge, published or being
 * written. Null when there is none.
 */
export async function programmePlan(db: Executor, programmeId: string): Promise<ProgrammePlan | null> {
  const [programme] = await db.select().from(programmes).where(eq(programmes.id, programmeId))
  if (!programme) return null
  const texts = await db.select().from(programmeTexts).where(eq(programmeTexts.programmeId, programmeId))
  const parties = await db
    .select({
      organisation: organisations,
      relation: programmeParties.relation,
      logo: programmeParties.logoHash,
    })
    .from(programmeParties)
    .innerJoin(organisations, eq(organisations.id, programmeParties.organisationId))
    .where(eq(programmeParties.programmeId, programmeId))
    .orderBy(asc(programmeParties.position), asc(organisations.name), asc(programmeParties.relation))
  return {
    slug: programme.slug,
    templateKey: programme.templateKey,
    edition: programme.edition,
    theme: programme.theme,
    zone: programme.zone,
    partnerZones: programme.partnerZones,
    languages: programme.languages,
    holidayCountries: programme.holidayCountries,
    colours:
      programme.accentLight === null || programme.accentDark === null
        ? null
        : { light: programme.accentLight, dark: programme.accentDark },
    senderName: programme.senderName,
    contactEmail: programme.contactEmail,
    workingLanguage: programme.workingLanguage,
    hasSeparateJuries: programme.hasSeparateJuries,
    modules: await modulesOf(db, programmeId),
    texts: perLocale(texts, ({ name, tagline, about, logoAlt }) => ({ name, tagline, about, logoAlt })),
    logo: programme.logoHash,
    parties: parties.map(({ organisation, relation, logo }) => ({
      ...organisationPlan(organisation),
      relation,
      logo,
    })),
    challenges: await challengePlans(db, programmeId),
    sessions: await sessionPlans(db, programmeId),
    pictures: await picturePlans(db, [programme.logoHash, ...parties.map(({ logo }) => logo)]),
  }
}

async function picturePlans(db: Executor, named: readonly (string | null)[]): Promise<PicturePlan[]> {
  const hashes = named.filter((hash) => hash !== null)
  if (hashes.length === 0) return []
  const rows = await db.select().from(images).where(inArray(images.hash, hashes)).orderBy(asc(images.hash))
  return rows.map(({ hash, bytes }) => ({ hash, png: Buffer.from(bytes).toString('base64') }))
}

/** Sessions that were not called off, without their guests, links and promises. Three queries. */
async function sessionPlans(db: Executor, programmeId: string): Promise<SessionPlan[]> {
  const rows = await db
    .select({ session: programmeSessions, challenge: challenges.slug })
    .from(programmeSessions)
    .leftJoin(challenges, eq(challenges.id, programmeSessions.challengeId))
    .where(and(eq(programmeSessions.programmeId, programmeId), isNull(programmeSessions.cancelledAt)))
  const ids = rows.map(({ session }) => session.id)
  if (ids.length === 0) return []
  const texts = await db
    .select()
    .from(programmeSessionTexts)
    .where(inArray(programmeSessionTexts.sessionId, ids))
  const agenda = await db
    .select()
    .from(agendaItems)
    .where(inArray(agendaItems.sessionId, ids))
    .orderBy(asc(agendaItems.position))
  return sessionsInOrder(
    rows.map(({ session, challenge }) => ({
      kind: session.kind,
      challenge,
      edition: session.edition,
      zone: session.zone,
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      place: session.place,
      capacity: session.capacity,
      texts: perLocale(
        texts.filter(({ sessionId }) => sessionId === session.id),
        ({ title, description }) => ({ title, description }),
      ),
      agenda: agenda
        .filter(({ sessionId }) => sessionId === session.id)
        .map(({ minutes, isSlot, speaker, titles }) => ({ minutes, isSlot, speaker, titles })),
      previousId: session.id,
    })),
  )
}

async function challengePlans(db: Executor, programmeId: string): Promise<ChallengePlan[]> {
  const rows = await db
    .select({ challenge: challenges, owner: organisations })
    .from(challenges)
    .leftJoin(organisations, eq(organisations.id, challenges.ownerOrganisationId))
    .where(eq(challenges.programmeId, programmeId))
    .orderBy(asc(challenges.number))
  const ids = rows.map(({ challenge }) => challenge.id)
  if (ids.length === 0) return []
  const criterionRows = await db
    .select({ criterion: criteria, text: criterionTexts })
    .from(criteria)
    .leftJoin(criterionTexts, eq(criterionTexts.criterionId, criteria.id))
    .where(inArray(criteria.challengeId, ids))
    .orderBy(asc(criteria.position))
  const siteRows = await db
    .select({ site: sites, text: siteTexts })
    .from(sites)
    .leftJoin(siteTexts, eq(siteTexts.siteId, sites.id))
    .where(inArray(sites.challengeId, ids))
    .orderBy(asc(sites.position))
  const ruleRows = await db
    .select()
    .from(ruleTexts)
    .where(inArray(ruleTexts.challengeId, ids))
    .orderBy(asc(ruleTexts.number))
  const newest = db
    .selectDistinctOn([briefs.challengeId], { id: briefs.id })
    .from(briefs)
    .where(and(inArray(briefs.challengeId, ids), or(briefs.isPublished, eq(briefs.number, 1))))
    .orderBy(briefs.challengeId, desc(briefs.number))
  const textRows = await db
    .select({ challengeId: briefs.challengeId, text: getTableColumns(briefTexts) })
    .from(briefTexts)
    .innerJoin(briefs, eq(briefs.id, briefTexts.briefId))
    .where(inArray(briefs.id, newest))
  const ownForms = await currentOwnForms(db, ids)
  const awards = await awardPlansWithNames(db, ids)
  const { ways, votes } = await judgingWaysOf(db, ids)
  const plans: ChallengePlan[] = []
  for (const { challenge, owner } of rows) {
    const texts = textRows.flatMap((row) => (row.challengeId === challenge.id ? [row.text] : []))
    const ownCriteria = grouped(
      criterionRows.filter(({ criterion }) => criterion.challengeId === challenge.id),
      ({ criterion }) => criterion.id,
    )
    const ownSites = grouped(
      siteRows.filter(({ site }) => site.challengeId === challenge.id),
      ({ site }) => site.id,
    )
    const { zone, opensAt, closesAt, judgingEndsAt, announcesAt } = challenge
    plans.push({
      slug: challenge.slug,
      owner: owner && organisationPlan(owner),
      calendar: { zone, opensAt, closesAt, judgingEndsAt, announcesAt },
      pilotsOffered: challenge.pilotsOffered,
      grant: grantOf(challenge),
      minimumReviews: challenge.minimumReviews,
      isSealed: challenge.isSealed,
      graceMinutes: challenge.graceMinutes,
      appealDays: challenge.appealDays,
      embargoHours: challenge.embargoHours,
      answerDays: challenge.answerDays,
      organisersSeeScoresFrom: challenge.organisersSeeScoresFrom,
      jurorsSeeOthers: challenge.jurorsSeeOthers,
      isBlind: challenge.isBlind,
      eligibility: eligibilityFromRow(challenge),
      sdgGoals: challenge.sdgGoals,
      expectedProposals: challenge.expectedProposals,
      texts: perLocale(texts, wholeBrief),
      criteria: ownCriteria.map((own) => {
        const { weight, minimum, isForFinalists } = own[0].criterion
        return {
          ...{ weight, isForFinalists, rubric: storedRubric(own[0].criterion) },
          minimum: minimum === null ? null : plain(settled(minimum)),
          texts: perLocale(present(own), ({ name, question, anchors }) => ({ name, question, anchors })),
        }
      }),
      judgingRule: storedRule(challenge.judgingRule),
      rules: plansOf(ruleRows.filter(({ challengeId }) => challengeId === challenge.id)),
      form: withoutNumber(ownForms.get(challenge.id)),
      awards: awards.get(challenge.id) ?? null,
      way: ways.get(challenge.id) ?? null,
      publicVote: votes.get(challenge.id) ?? null,
      sites: ownSites.map((own) => {
        const { maximumPilots, minimumMonths, maximumMonths } = own[0].site
        return {
          ...{ maximumPilots, minimumMonths, maximumMonths },
          texts: perLocale(present(own), ({ name, limits }) => ({ name, limits })),
        }
      }),
    })
  }
  return plans
}

/** Null for the standard form. */
function withoutNumber(form: Form | undefined): FormBody | null {
  return form ? { sections: form.sections } : null
}

function organisationPlan(row: typeof organisations.$inferSelect): OrganisationPlan {
  const { name, shortName, kind, country, website } = row
  return { name, shortName, kind, country, website }
}

function perLocale<Row extends { readonly locale: Locale }, Texts>(
  rows: readonly Row[],
  textOf: (row: Row) => Texts,
): PerLocale<Texts> {
  return Object.fromEntries(rows.map((row) => [row.locale, textOf(row)])) as PerLocale<Texts>
}

function present<Text>(rows: readonly { readonly text: Text | null }[]): Text[] {
  return rows.flatMap(({ text }) => (text === null ? [] : [text]))
}

/** Rows of one thing after another, in the order in which the things come first. */
function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): [Row, ...Row[]][] {
  const groups = new Map<string, [Row, ...Row[]]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return [...groups.values()]
}
