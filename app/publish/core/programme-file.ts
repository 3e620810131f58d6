/**
 * A programme as a JSON file, to keep and to carry to another installation: everything organisers write, nobody's data.
 * Reading is strict, so that nothing is lost in silence; writing is always the same text for the same programme. The
 * format is described in docs/programme-file.md.
 */
import { z } from 'zod'
import { isZone, orderRefusals, type CalendarInstant } from '#app/lifecycle/calendar.ts'
import { mostGraceMinutes } from '#app/lifecycle/intake.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { emptyBrief, mostFaqRows, mostLinks } from './brief-texts.ts'
import { mostExpectedProposals } from './calendar-form.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import { countries } from './countries.ts'
import { formBodySchema } from './form/form-schema.ts'
import type { FormBody } from './form/form.ts'
import { applicantKinds, eligibilityInOrder } from './eligibility.ts'
import { mostHolidayCountries } from './country-list.ts'
import { goalsInOrder, sdgGoals, vatBases } from './sdg-goals.ts'
import { failingPairs, schemes, nearestReadable } from './look/accent.ts'
import { storedLimits } from './look/picture.ts'
import { relations, themes } from './programme-form.ts'
import {
  countriesOf,
  type ChallengePlan,
  type OrganisationPlan,
  type PerLocale,
  type ProgrammePlan,
} from './programme-plan.ts'
import { longestRule, mostOwnRules } from './rules.ts'
import { isSenderName } from './sender-name.ts'
import { sessionKinds } from './session-form.ts'
import { sessionsInOrder, type SessionPlan } from './session-plan.ts'

export const programmeFormat = 'haaste-programme'
export const programmeFormatVersion = 2
/** Characters of the largest file that is read: 2,000,000 of texts, and the pictures. The programme of 2021 has some 120,000. */
export const longestProgrammeFile = 18_000_000

/** One thing that is wrong with a file, and where: `challenges.0.criteria`. */
export type FileProblem = { readonly path: string } & (
  | { readonly code: 'unknown-key'; readonly key: string }
  /** Missing, or nothing that can stand there. */
  | { readonly code: 'wrong-value' }
  | { readonly code: 'too-much' }
  | { readonly code: 'locale-missing'; readonly locale: Locale }
  | { readonly code: 'weights-not-hundred'; readonly sum: number }
  | { readonly code: 'dates-overlap'; readonly earlier: CalendarInstant; readonly later: CalendarInstant }
  | { readonly code: 'slug-twice' }
  /** A session is about a challenge that is not in the file. */
  | { readonly code: 'challenge-unknown'; readonly slug: string }
  /** A colour that cannot be read everywhere on the pages; `nearest` can. */
  | { readonly code: 'accents-unreadable'; readonly nearest: string }
  /** Named and not in the file. */
  | { readonly code: 'picture-missing' }
  /** In the file and nothing that can be drawn. */
  | { readonly code: 'picture-unusable' }
)

export type ProgrammeFileRefusal =
  | { readonly code: 'file-too-large'; readonly limit: number }
  | { readonly code: 'file-not-json' }
  | { readonly code: 'file-other-format' }
  | { readonly code: 'file-other-version'; readonly version: string; readonly known: number }
  | { readonly code: 'file-invalid'; readonly count: number; readonly problems: readonly FileProblem[] }

/** At most so many problems are told of one file. */
const mostProblems = 20

// Neither NUL nor half a character can be kept.
const writable = z.string().refine((text) => !/[\0\p{Cs}]/u.test(text))
const line = writable.max(500)
const prose = writable.max(50_000)
const colour = z.string().regex(/^#[0-9a-f]{6}$/)
const pictureName = z.string().regex(/^[0-9a-f]{64}$/)
const webAddress = line.regex(/^https?:\/\/\S+$/)
const slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const zone = z.string().refine(isZone)
const country = z.string().refine((code) => countries.includes(code))
const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((at) => at.getTime() >= Date.UTC(1000, 0) && at.getTime() < Date.UTC(3000, 0))
const written = writable.refine((text) => text.trim() !== '')
const isSaid = (texts: object) => Object.keys(texts).length > 0
const perLocale = <Texts extends z.ZodType>(texts: Texts) => z.partialRecord(z.enum(locales), texts)

const organisation = {
  name: writable.min(1).max(200),
  shortName: line.nullable(),
  kind: z.enum(applicantKinds),
  country: country.nullable(),
  website: line.nullable(),
}

const criterion = z
  .strictObject({
    weight: z.int().min(1).max(100),
    lowest: z.int().min(0).max(99),
    highest: z.int().min(1).max(100),
    minimum: z.int().nullable(),
    texts: perLocale(
      z.strictObject({
        name: line,
        question: prose,
        anchors: z.record(z.string().regex(/^\d{1,3}$/), prose),
      }),
    ),
  })
  .refine(({ lowest, highest }) => lowest < highest, { path: ['highest'] })
  .refine(({ lowest, highest, minimum }) => minimum === null || (minimum >= lowest && minimum <= highest), {
    path: ['minimum'],
  })

const site = z
  .strictObject({
    maximumPilots: z.int().min(1).max(50),
    minimumMonths: z.int().min(1).max(36),
    maximumMonths: z.int().min(1).max(36),
    texts: perLocale(z.strictObject({ name: line, limits: prose })),
  })
  .refine(({ minimumMonths, maximumMonths }) => minimumMonths <= maximumMonths, { path: ['maximumMonths'] })

const rule = z
  .strictObject({ texts: perLocale(z.string().trim().min(1).max(longestRule)) })
  .refine(({ texts }) => Object.keys(texts).length > 0, { path: ['texts'] })

const challenge = z.strictObject({
  slug,
  owner: z.strictObject(organisation).nullable(),
  calendar: z.strictObject({
    zone,
    opensAt: instant,
    closesAt: instant,
    judgingEndsAt: instant,
    announcesAt: instant,
  }),
  pilotsOffered: z.int().min(1).max(50),
  grant: z
    .strictObject({
      amount: z.int().min(1).max(2_000_000_000),
      currency: z.string().regex(/^[A-Z]{3}$/),
      vat: z.enum(vatBases).nullable(),
    })
    .nullable(),
  minimumReviews: z.int().min(1).max(20),
  isSealed: z.boolean(),
  graceMinutes: z.int().min(0).max(mostGraceMinutes).default(0),
  organisersSeeScoresFrom: z.enum(['judging', 'deliberating']),
  eligibility: z.strictObject({
    kinds: z.array(z.enum(applicantKinds)).max(20),
    countries: z.array(country).max(300),
  }),
  sdgGoals: z.array(z.literal(sdgGoals)).max(sdgGoals.length),
  expectedProposals: z.int().min(1).max(mostExpectedProposals).nullable(),
  texts: perLocale(
    z.strictObject({
      title: line,
      question: prose,
      tagline: prose,
      themes: line,
      background: prose,
      affected: prose,
      tried: prose,
      outcome: prose,
      outOfScope: prose,
      offer: prose,
      eligibility: prose,
      terms: prose,
      termsLink: webAddress.or(z.literal('')),
      faq: z.array(z.strictObject({ question: line.min(1), answer: prose.min(1) })).max(mostFaqRows),
      links: z.array(z.strictObject({ label: line.min(1), address: webAddress })).max(mostLinks),
    }),
  ),
  criteria: z.array(criterion).max(30),
  sites: z.array(site).max(50),
  rules: z.array(rule).max(mostOwnRules).default([]),
  form: z.nullable(formBodySchema).default(null),
})

/** Of a session only the languages it is written in: none of its texts may be empty. */
const session = z
  .strictObject({
    kind: z.enum(sessionKinds),
    challenge: slug.nullable(),
    edition: z.int().min(1).max(999),
    zone,
    startsAt: instant,
    endsAt: instant,
    place: line,
    capacity: z.int().min(1).max(100_000).nullable(),
    texts: perLocale(z.strictObject({ title: written.max(200), description: prose })).refine(isSaid),
    agenda: z
      .array(
        z.strictObject({
          minutes: z.int().min(1).max(600),
          isSlot: z.boolean(),
          speaker: line,
          titles: perLocale(written.max(500)).refine(isSaid),
        }),
      )
      .max(500),
  })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, { path: ['endsAt'] })

/** Letters of the largest stored picture in base64. */
const longestPicture = Math.ceil(storedLimits.logo.bytes / 3) * 4

const file = z.strictObject({
  format: z.literal(programmeFormat),
  version: z.literal(programmeFormatVersion),
  programme: z.strictObject({
    slug,
    templateKey: line.nullable(),
    edition: z.int().min(1).max(999).nullable(),
    theme: z.enum(themes),
    zone,
    partnerZones: z.array(zone).max(20),
    languages: z.array(z.enum(locales)).min(1).max(locales.length),
    holidayCountries: z.array(country).max(mostHolidayCountries),
    colours: z.strictObject({ light: colour, dark: colour }).nullable(),
    senderName: z.string().refine(isSenderName).nullable(),
    contactEmail: z.email().max(200),
    hasSeparateJuries: z.boolean(),
    texts: perLocale(z.strictObject({ name: line.min(1), tagline: prose, about: prose, logoAlt: line })),
    logo: pictureName.nullable(),
    parties: z
      .array(z.strictObject({ ...organisation, relation: z.enum(relations), logo: pictureName.nullable() }))
      .max(200),
  }),
  challenges: z.array(challenge).min(1).max(100),
  sessions: z.array(session).max(200),
  pictures: z.record(pictureName, z.base64().min(1).max(longestPicture)),
})

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
      hasSeparateJuries: plan.hasSeparateJuries,
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
    organisersSeeScoresFrom: plan.organisersSeeScoresFrom,
    eligibility: eligibilityInOrder(plan.eligibility),
    sdgGoals: goalsInOrder(plan.sdgGoals),
    expectedProposals: plan.expectedProposals,
    texts: inLanguages(plan.texts, languages, emptyBrief),
    criteria: plan.criteria.map(({ weight, lowest, highest, minimum, texts }) => ({
      ...{ weight, lowest, highest, minimum },
      texts: inLanguages(texts, languages, { name: '', question: '', anchors: {} }),
    })),
    sites: plan.sites.map(({ maximumPilots, minimumMonths, maximumMonths, texts }) => ({
      ...{ maximumPilots, minimumMonths, maximumMonths },
      texts: inLanguages(texts, languages, { name: '', limits: '' }),
    })),
    rules: plan.rules.map(({ texts }) => ({ texts })),
    // Kept by the database in an order of its own.
    form: plan.form && (JSON.parse(canonicalJson(plan.form)) as FormBody),
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
  const read = file.safeParse(head.data.version === 1 ? inThisVersion(parsed) : parsed)
  const problems = read.success ? ruleProblems(read.data) : read.error.issues.flatMap(problemsOf)
  if (!read.success || problems.length > 0) {
    return refuse('file-invalid', { count: problems.length, problems: problems.slice(0, mostProblems) })
  }
  const { programme, challenges, sessions } = read.data
  const pictures = Object.entries(read.data.pictures).map(([hash, png]) => ({ hash, png }))
  return accept({ ...programme, challenges, sessions, pictures })
}

/** A file of version 1, with what has come since as it was then: nothing said. What is no such file stays as it is. */
function inThisVersion(parsed: unknown): unknown {
  if (!isObject(parsed)) return parsed
  const { programme, challenges } = parsed
  const parties = isObject(programme) && Array.isArray(programme.parties) ? programme.parties : []
  return {
    ...parsed,
    version: programmeFormatVersion,
    programme: isObject(programme)
      ? {
          holidayCountries: countriesOf(
            parties.map((party: unknown) => ({
              country: isObject(party) && typeof party.country === 'string' ? party.country : null,
            })),
          ),
          ...{ colours: null, senderName: null, logo: null },
          ...programme,
          texts: eachOf(programme.texts, { logoAlt: '' }),
          parties: Array.isArray(programme.parties)
            ? parties.map((party: unknown) => (isObject(party) ? { logo: null, ...party } : party))
            : programme.parties,
        }
      : programme,
    challenges: Array.isArray(challenges) ? challenges.map(challengeInThisVersion) : challenges,
    sessions: parsed.sessions ?? [],
    pictures: {},
  }
}

function challengeInThisVersion(challenge: unknown): unknown {
  if (!isObject(challenge)) return challenge
  const { grant, texts } = challenge
  return {
    ...{ sdgGoals: [], expectedProposals: null },
    ...challenge,
    grant: isObject(grant) ? { vat: null, ...grant } : grant,
    texts: eachOf(texts, sinceVersion1),
  }
}

/** Texts by language, each with what has come since; what are none stays as it is. */
function eachOf(texts: unknown, since: Readonly<Record<string, unknown>>): unknown {
  if (!isObject(texts)) return texts
  return Object.fromEntries(
    Object.entries(texts).map(([locale, text]) => [locale, isObject(text) ? { ...since, ...text } : text]),
  )
}

const { affected, tried, themes: noThemes, termsLink, faq, links } = emptyBrief
const sinceVersion1 = { affected, tried, themes: noThemes, termsLink, faq, links }

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch {
    return undefined
  }
}

function problemsOf(issue: z.core.$ZodIssue): FileProblem[] {
  const path = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path, code: 'unknown-key' as const, key: key.slice(0, 60) }))
  }
  if (issue.code === 'too_big') return [{ path, code: 'too-much' }]
  return [{ path, code: 'wrong-value' }]
}

/** What each part may say by itself and the whole may not. */
function ruleProblems(read: z.output<typeof file>): FileProblem[] {
  const { programme, challenges, sessions } = read
  const missingIn = (path: string, texts: Readonly<Partial<Record<Locale, unknown>>>): FileProblem[] =>
    programme.languages
      .filter((locale) => texts[locale] === undefined)
      .map((locale) => ({ path, code: 'locale-missing', locale }))
  const slugs = challenges.map(({ slug: each }) => each)
  return [
    ...missingIn('programme.texts', programme.texts),
    ...lookProblems(read),
    ...challenges.flatMap(({ slug: own, texts, calendar, criteria, sites }, index): FileProblem[] => {
      const path = `challenges.${index}`
      const sum = criteria.reduce((total, { weight }) => total + weight, 0)
      return [
        ...(slugs.indexOf(own) < index ? [{ path: `${path}.slug`, code: 'slug-twice' as const }] : []),
        ...missingIn(`${path}.texts`, texts),
        ...orderRefusals({ ...calendar, partnerZones: [] }).map(({ earlier, later }) => ({
          path: `${path}.calendar`,
          code: 'dates-overlap' as const,
          ...{ earlier, later },
        })),
        ...(criteria.length > 0 && sum !== 100
          ? [{ path: `${path}.criteria`, code: 'weights-not-hundred' as const, sum }]
          : []),
        ...criteria.flatMap((each, at) => missingIn(`${path}.criteria.${at}.texts`, each.texts)),
        ...sites.flatMap((each, at) => missingIn(`${path}.sites.${at}.texts`, each.texts)),
      ]
    }),
    ...sessions.flatMap(({ challenge: about }, index): FileProblem[] =>
      about === null || slugs.includes(about)
        ? []
        : [{ path: `sessions.${index}.challenge`, code: 'challenge-unknown', slug: about }],
    ),
  ]
}

/** Colours everybody can read, and exactly the pictures that are named. */
function lookProblems({ programme, pictures }: z.output<typeof file>): FileProblem[] {
  const { colours } = programme
  const named = [
    { path: 'programme.logo', hash: programme.logo },
    ...programme.parties.map(({ logo }, index) => ({ path: `programme.parties.${index}.logo`, hash: logo })),
  ]
  return [
    ...schemes.flatMap((scheme): FileProblem[] =>
      colours === null || failingPairs(colours[scheme], scheme).length === 0
        ? []
        : [
            {
              path: `programme.colours.${scheme}`,
              code: 'accents-unreadable',
              nearest: nearestReadable(colours[scheme], scheme),
            },
          ],
    ),
    ...named.flatMap(({ path, hash }): FileProblem[] =>
      hash === null || Object.hasOwn(pictures, hash) ? [] : [{ path, code: 'picture-missing' }],
    ),
    ...Object.keys(pictures).flatMap((key): FileProblem[] =>
      named.some(({ hash }) => hash === key) ? [] : [{ path: 'pictures', code: 'unknown-key', key }],
    ),
  ]
}
