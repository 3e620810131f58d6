/**
 * A programme as a JSON file, to keep and to carry to another installation: everything organisers write, nobody's data.
 * Reading is strict, so that nothing is lost in silence; writing is always the same text for the same programme. The
 * format is described in docs/programme-file.md.
 */
import type { AwardPlanWithNames } from './award-plan.ts'
import { z } from 'zod'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { emptyBrief } from './brief-texts.ts'
import { eligibilityInOrder } from './eligibility.ts'
import type { PublicVotePlan, WayPlan } from './judging-way.ts'
import { inThisVersion } from './programme-file-first.ts'
import { modulesInOrder } from './modules.ts'
import { problemsOf, ruleProblems, type FileProblem } from './programme-file-problems.ts'
import { programmeFileSchema, programmeFormat, programmeFormatVersion } from './programme-file-schema.ts'
import type { ChallengePlan, OrganisationPlan, PerLocale, ProgrammePlan } from './programme-plan.ts'
import { goalsInOrder } from './sdg-goals.ts'
import { sessionsInOrder, type SessionPlan } from './session-plan.ts'

/** Characters of the largest file that is read: 2,000,000 of texts, and the pictures. The programme of 2021 has some 120,000. */
export const longestProgrammeFile = 18_000_000

export type ProgrammeFileRefusal =
  | { readonly code: 'file-too-large'; readonly limit: number }
  | { readonly code: 'file-not-json' }
  | { readonly code: 'file-other-format' }
  | { readonly code: 'file-other-version'; readonly version: string; readonly known: number }
  | { readonly code: 'file-invalid'; readonly count: number; readonly problems: readonly FileProblem[] }

/** At most so many problems are told of one file. */
const mostProblems = 20

/** The file of a programme: the same text, to the letter, for the same programme. Ends with a line break. */
export function programmeFileText(plan: ProgrammePlan): string {
  const { languages, texts } = plan
  const name = locales.map((locale) => texts[locale]?.name).find((each) => each) ?? plan.slug
  const said = {
    format: programmeFormat,
    version: programmeFormatVersion,
    programme: {
      slug: plan.slug,
      templateKey: plan.templateKey,
      edition: plan.edition,
      theme: plan.theme,
      zone: plan.zone,
      partnerZones: plan.partnerZones,
      languages: locales.filter((locale) => languages.includes(locale)),
      holidayCountries: plan.holidayCountries,
      colours: plan.colours && { light: plan.colours.light, dark: plan.colours.dark },
      senderName: plan.senderName,
      contactEmail: plan.contactEmail,
      workingLanguage: plan.workingLanguage,
      hasSeparateJuries: plan.hasSeparateJuries,
      modules: modulesInOrder(plan.modules),
      texts: inLanguages(texts, languages, { name, tagline: '', about: '', logoAlt: '' }),
      logo: plan.logo,
      parties: plan.parties.map((party) => ({
        ...organisationSaid(party),
        relation: party.relation,
        logo: party.logo,
      })),
    },
    challenges: plan.challenges.map((each) => challengeSaid(each, languages)),
    sessions: sessionsInOrder(plan.sessions).map(sessionSaid),
    pictures: Object.fromEntries(
      [...plan.pictures].sort((a, b) => (a.hash < b.hash ? -1 : 1)).map(({ hash, png }) => [hash, png]),
    ),
  }
  return `${JSON.stringify(said, null, 2)}\n`
}

function challengeSaid(plan: ChallengePlan, languages: readonly Locale[]) {
  const { calendar, grant } = plan
  return {
    slug: plan.slug,
    owner: plan.owner && organisationSaid(plan.owner),
    calendar: {
      zone: calendar.zone,
      opensAt: calendar.opensAt.toISOString(),
      closesAt: calendar.closesAt.toISOString(),
      judgingEndsAt: calendar.judgingEndsAt.toISOString(),
      announcesAt: calendar.announcesAt.toISOString(),
    },
    pilotsOffered: plan.pilotsOffered,
    grant: grant && { amount: grant.amount, currency: grant.currency, vat: grant.vat },
    minimumReviews: plan.minimumReviews,
    isSealed: plan.isSealed,
    graceMinutes: plan.graceMinutes,
    appealDays: plan.appealDays,
    embargoHours: plan.embargoHours,
    answerDays: plan.answerDays,
    organisersSeeScoresFrom: plan.organisersSeeScoresFrom,
    jurorsSeeOthers: plan.jurorsSeeOthers,
    isBlind: plan.isBlind,
    eligibility: eligibilitySaid(plan.eligibility),
    sdgGoals: goalsInOrder(plan.sdgGoals),
    expectedProposals: plan.expectedProposals,
    texts: inLanguages(plan.texts, languages, emptyBrief),
    criteria: plan.criteria.map(({ weight, rubric, minimum, isForFinalists, texts }) => ({
      ...{ weight, type: rubric.type, config: inOneOrder(rubric.config), minimum, isForFinalists },
      texts: inLanguages(texts, languages, { name: '', question: '', anchors: {} }),
    })),
    sites: plan.sites.map(({ maximumPilots, minimumMonths, maximumMonths, texts }) => ({
      ...{ maximumPilots, minimumMonths, maximumMonths },
      texts: inLanguages(texts, languages, { name: '', limits: '' }),
    })),
    awards: plan.awards && awardsSaid(plan.awards),
    rules: plan.rules.map(({ texts }) => ({ texts })),
    judgingRule: inOneOrder(plan.judgingRule),
    way: plan.way && waySaid(plan.way),
    publicVote: plan.publicVote && publicVoteSaid(plan.publicVote),
    form: plan.form && inOneOrder(plan.form),
  }
}

function awardsSaid({ currency, rule, winsPerOrganisation, budgets, lines }: AwardPlanWithNames) {
  return {
    ...{ currency, rule, winsPerOrganisation },
    budgets: budgets.map(({ name, amount }) => ({ name, amount })),
    lines: lines.map(({ kind, places, amount, budget, names }) => ({
      ...{ kind, places, amount, budget },
      names: Object.fromEntries(
        locales.flatMap((locale) => (names[locale] ? [[locale, names[locale]]] : [])),
      ),
    })),
  }
}

function waySaid(plan: WayPlan) {
  if (plan.way === 'pairwise') return { way: plan.way }
  return { way: plan.way, rankRule: plan.rankRule, points: plan.points }
}

function publicVoteSaid(plan: PublicVotePlan) {
  const { budget, currency, maximum, isWithinBudget, counting, afterUnaffordable, weight } = plan
  return {
    ...{ opensAt: plan.opensAt.toISOString(), closesAt: plan.closesAt.toISOString() },
    ...{ budget, currency, maximum, isWithinBudget, counting, afterUnaffordable, weight },
  }
}

/** What the database keeps in an order of its own. */
function inOneOrder<Said>(said: Said): Said {
  return JSON.parse(canonicalJson(said)) as Said
}

function eligibilitySaid(eligibility: ChallengePlan['eligibility']) {
  const { consortium, maturity, isOncePerOrganisation } = eligibility
  return {
    ...eligibilityInOrder(eligibility),
    consortium,
    maturity: { from: maturity.from, to: maturity.to },
    isOncePerOrganisation,
  }
}

function sessionSaid(plan: SessionPlan) {
  const { kind, challenge: about, edition, zone: ownZone, startsAt, endsAt, place, capacity } = plan
  return {
    kind,
    challenge: about,
    edition,
    zone: ownZone,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    place,
    capacity,
    texts: inLanguages(plan.texts, [], { title: '', description: '' }),
    agenda: plan.agenda.map(({ minutes, isSlot, speaker, titles }) => ({
      minutes,
      isSlot,
      speaker,
      titles: Object.fromEntries(
        locales.flatMap((locale) => (titles[locale] === undefined ? [] : [[locale, titles[locale]]])),
      ),
    })),
  }
}

function organisationSaid({ name, shortName, kind, country, website }: OrganisationPlan): OrganisationPlan {
  return { name, shortName, kind, country, website }
}

/** Every text there is, and an empty one for each language of the programme that has none; fields in one order. */
function inLanguages<Texts extends Readonly<Record<string, unknown>>>(
  texts: PerLocale<Texts>,
  languages: readonly Locale[],
  empty: Texts,
): PerLocale<Texts> {
  return Object.fromEntries(
    locales
      .filter((locale) => texts[locale] !== undefined || languages.includes(locale))
      .map((locale) => {
        const given = texts[locale] ?? empty
        return [locale, Object.fromEntries(Object.keys(empty).map((field) => [field, given[field]]))]
      }),
  ) as PerLocale<Texts>
}

/** What a file says, or everything that is wrong with it. Never throws. */
export function readProgrammeFile(text: string): Result<ProgrammePlan, ProgrammeFileRefusal> {
  if (text.length > longestProgrammeFile) return refuse('file-too-large', { limit: longestProgrammeFile })
  const parsed = parsedJson(text)
  if (parsed === undefined) return refuse('file-not-json')
  const head = z.looseObject({ format: z.literal(programmeFormat), version: z.unknown() }).safeParse(parsed)
  if (!head.success) return refuse('file-other-format')
  if (head.data.version !== programmeFormatVersion && head.data.version !== 1) {
    const version = typeof head.data.version === 'number' ? String(head.data.version) : '?'
    return refuse('file-other-version', { version, known: programmeFormatVersion })
  }
  const read = programmeFileSchema.safeParse(head.data.version === 1 ? inThisVersion(parsed) : parsed)
  const problems = read.success ? ruleProblems(read.data) : read.error.issues.flatMap(problemsOf)
  if (!read.success || problems.length > 0) {
    return refuse('file-invalid', { count: problems.length, problems: problems.slice(0, mostProblems) })
  }
  const { programme, challenges, sessions } = read.data
  const pictures = Object.entries(read.data.pictures).map(([hash, png]) => ({ hash, png }))
  return accept({ ...programme, challenges, sessions, pictures })
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch {
    return undefined
  }
}
