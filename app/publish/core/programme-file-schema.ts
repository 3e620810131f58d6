/** The shape of a programme's file. Strict: what it does not know is a problem, so that nothing is lost in silence. */
import { awardPlanRefusal, budgetRules } from './award-plan.ts'
import { mostAwardLines, mostBudgetLines } from './awards-form.ts'
import { z } from 'zod'
import { isZone } from '#app/lifecycle/calendar.ts'
import { peerSights } from '#app/lifecycle/challenge.ts'
import { leastAppealDays, mostAppealDays, usualAppealDays } from '#app/lifecycle/appeal-time.ts'
import {
  leastAnswerDays,
  mostAnswerDays,
  mostEmbargoHours,
  usualAnswerDays,
  usualEmbargoHours,
} from '#app/lifecycle/telling-time.ts'
import { mostGraceMinutes } from '#app/lifecycle/intake.ts'
import { locales } from '#app/platform/i18n.ts'
import { contentLanguages } from '#app/platform/languages.ts'
import { mostFaqRows, mostLinks } from './brief-texts.ts'
import { mostExpectedProposals } from './calendar-form.ts'
import { mostHolidayCountries } from './country-list.ts'
import { countries } from './countries.ts'
import {
  anyMaturity,
  applicantKinds,
  consortiumRules,
  highestMaturity,
  lowestMaturity,
} from './eligibility.ts'
import { mostWeight } from './criterion-weight.ts'
import { isVoteInTime, publicVotePlanSchema, wayPlanSchema } from './judging-way.ts'
import { judgingRuleSchema } from './judging-rule.ts'
import { decimalSchema, settled } from './rubrics/decimal-schema.ts'
import { PROGRAMME_MODULES } from './modules.ts'
import { isMinimumOf, readRubric, rubricTypeNames } from './rubrics/index.ts'
import { formBodySchema } from './form/form-schema.ts'
import { storedLimits } from './look/picture.ts'
import { relations, themes } from './programme-form.ts'
import { longestRule, mostOwnRules } from './rules.ts'
import { sdgGoals, vatBases } from './sdg-goals.ts'
import { isSenderName } from './sender-name.ts'
import { sessionKinds } from './session-form.ts'

export const programmeFormat = 'haaste-programme'
export const programmeFormatVersion = 2

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

const maturityLevel = z.int().min(lowestMaturity).max(highestMaturity)

const organisation = {
  name: writable.min(1).max(200),
  shortName: line.nullable(),
  kind: z.enum(applicantKinds),
  country: country.nullable(),
  website: line.nullable(),
}

/** Files from when every criterion was a scale gave its ends alone. */
function withType(written: unknown): unknown {
  if (typeof written !== 'object' || written === null || 'type' in written) return written
  const { lowest, highest, ...others } = written as Readonly<Record<string, unknown>>
  return { type: 'anchored-scale', config: { lowest, highest }, ...others }
}

const criterion = z
  .preprocess(
    withType,
    z.strictObject({
      weight: z.int().min(1).max(mostWeight.sum),
      type: z.enum(rubricTypeNames),
      config: z.record(z.string(), z.unknown()),
      minimum: z.nullable(decimalSchema),
      isForFinalists: z.boolean().default(false),
      texts: perLocale(
        z.strictObject({
          name: line,
          question: prose,
          anchors: z.record(z.string().regex(/^(-?\d{1,12}(\.\d{1,6})?|yes|partly|no)$/), prose),
        }),
      ),
    }),
  )
  .transform(({ type, config, ...others }, context) => {
    const read = readRubric({ type, config })
    if (!read.ok) {
      for (const { path } of read.issues)
        context.issues.push({ code: 'custom', path: ['config', ...path], input: config })
      return z.NEVER
    }
    return { ...others, rubric: read.rubric }
  })
  .refine(({ rubric, minimum }) => minimum === null || isMinimumOf(rubric, settled(minimum)), {
    path: ['minimum'],
  })

const money = z.int().min(1).max(1_000_000_000)
const awardName = line.min(1).max(200)

/** The awards of a challenge; that the money suffices is checked as where they are typed. */
const awardPlan = z
  .strictObject({
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable(),
    rule: z.enum(budgetRules),
    winsPerOrganisation: z.int().min(1).max(50).nullable(),
    budgets: z.array(z.strictObject({ name: line.min(1).max(100), amount: money })).max(mostBudgetLines),
    lines: z
      .array(
        z.strictObject({
          kind: z.enum(['award', 'mention']),
          places: z.int().min(1).max(50),
          amount: money.nullable(),
          budget: z.int().min(1).max(mostBudgetLines).nullable(),
          names: z.strictObject({
            en: awardName.optional(),
            fi: awardName.optional(),
            sv: awardName.optional(),
            'zh-CN': awardName.optional(),
          }),
        }),
      )
      .min(1)
      .max(mostAwardLines),
  })
  .refine((plan) => awardPlanRefusal(plan) === null, { path: ['lines'] })

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

const challenge = z
  .strictObject({
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
    appealDays: z.int().min(leastAppealDays).max(mostAppealDays).default(usualAppealDays),
    embargoHours: z.int().min(0).max(mostEmbargoHours).default(usualEmbargoHours),
    answerDays: z.int().min(leastAnswerDays).max(mostAnswerDays).default(usualAnswerDays),
    organisersSeeScoresFrom: z.enum(['judging', 'deliberating']),
    jurorsSeeOthers: z.enum(peerSights).default('after-judging'),
    isBlind: z.boolean().default(false),
    eligibility: z.strictObject({
      kinds: z.array(z.enum(applicantKinds)).max(20),
      countries: z.array(country).max(300),
      consortium: z.enum(consortiumRules).default('allowed'),
      maturity: z
        .strictObject({ from: maturityLevel, to: maturityLevel })
        .refine(({ from, to }) => from <= to, { path: ['to'] })
        .default(anyMaturity),
      isOncePerOrganisation: z.boolean().default(false),
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
    judgingRule: z.custom<unknown>().default({}).pipe(judgingRuleSchema),
    way: wayPlanSchema.nullable().default(null),
    publicVote: publicVotePlanSchema(instant).nullable().default(null),
    sites: z.array(site).max(50),
    awards: awardPlan.nullable().default(null),
    rules: z.array(rule).max(mostOwnRules).default([]),
    form: z.nullable(formBodySchema).default(null),
  })
  .refine(({ publicVote, calendar }) => publicVote === null || isVoteInTime(publicVote, calendar), {
    path: ['publicVote'],
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

/** A whole file. */
export const programmeFileSchema = z.strictObject({
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
    workingLanguage: z.enum(contentLanguages).default('en'),
    hasSeparateJuries: z.boolean(),
    modules: z.array(z.enum(PROGRAMME_MODULES)).max(PROGRAMME_MODULES.length).default([]),
    texts: perLocale(z.strictObject({ name: line.min(1), tagline: prose, about: prose, logoAlt: line })),
    logo: pictureName.nullable(),
    parties: z
      .array(z.strictObject({ ...organisation, relation: z.enum(relations), logo: pictureName.nullable() }))
      .max(200),
  }),
  challenges: z.array(challenge).max(100),
  sessions: z.array(session).max(200),
  pictures: z.record(pictureName, z.base64().min(1).max(longestPicture)),
})

export type ProgrammeFile = z.output<typeof programmeFileSchema>
