/** What the form about a challenge's owner, who may apply, reviews and pilots sends. */
import * as z from 'zod/mini'
import { leastAppealDays, mostAppealDays, usualAppealDays } from '#app/lifecycle/appeal-time.ts'
import {
  leastAnswerDays,
  mostAnswerDays,
  mostEmbargoHours,
  usualAnswerDays,
  usualEmbargoHours,
} from '#app/lifecycle/telling-time.ts'
import { mostGraceMinutes } from '#app/lifecycle/intake.ts'
import type { AddendumFacts } from './addendum-facts.ts'
import { countryList } from './country-list.ts'
import {
  applicantKinds,
  consortiumRules,
  highestMaturity,
  lowestMaturity,
  type Eligibility,
} from './eligibility.ts'
import { organisationKinds } from './organisation-kinds.ts'
import { vatBases } from './sdg-goals.ts'

/** The bounds the table has too. */
export const mostReviews = 20
export const mostPilots = 50

const line = (longest: number) => z._default(z.string().check(z.trim(), z.maxLength(longest)), '')
const count = (most: number) => z.coerce.number().check(z.int(), z.minimum(1), z.maximum(most))

const maturityLevel = (unsaid: number) =>
  z._default(z.coerce.number().check(z.int(), z.minimum(lowestMaturity), z.maximum(highestMaturity)), unsaid)

/** Whole units of a currency, or nothing; what the column holds. */
const amount = z._default(
  z.union(
    [
      z.pipe(
        z.literal(''),
        z.transform(() => null),
      ),
      z.coerce.number().check(z.int(), z.minimum(1), z.maximum(2_000_000_000)),
    ],
    'publish:errors.amount',
  ),
  null,
)

/** What each pilot gets and who may apply: the fields that an addendum has too. */
const offerFields = {
  eligibleKinds: z._default(z.array(z.enum(applicantKinds)), []),
  eligibleCountries: countryList,
  pilotsOffered: count(mostPilots),
  grantVat: z._default(z.enum(['unsaid', ...vatBases]), 'unsaid'),
  grantAmount: amount,
  grantCurrency: z._default(
    z.pipe(
      z.string().check(z.trim(), z.toUpperCase()),
      z.string().check(z.regex(/^([A-Z]{3})?$/, 'publish:errors.currency')),
    ),
    '',
  ),
}

const isWholeGrant = z.refine<{ grantAmount: number | null; grantCurrency: string }>(
  ({ grantAmount, grantCurrency }) => (grantAmount === null) === (grantCurrency === ''),
  { error: 'publish:errors.grant-half', path: ['grantCurrency'] },
)

/** What the facts of an addendum send. */
export const addendumFactsSchema = z
  .object({
    intent: z.literal('save-facts'),
    version: z.coerce.number().check(z.int(), z.positive()),
    ...offerFields,
    eligibleKinds: offerFields.eligibleKinds.check(z.minLength(1, 'publish:errors.no-applicants')),
  })
  .check(isWholeGrant)

export const factsSchema = z
  .object({
    version: z.string().check(z.maxLength(64)),
    /** One of the organisations the page offers, nobody yet, or one that is typed below. */
    owner: z.union([z.literal('none'), z.literal('new'), z.uuid()]),
    ownerName: line(200),
    ownerKind: z._default(z.enum(organisationKinds), 'other'),
    ownerCountry: z._default(
      z.string().check(z.trim(), z.regex(/^([A-Za-z]{2})?$/, 'publish:errors.country')),
      '',
    ),
    ...offerFields,
    consortium: z._default(z.enum(consortiumRules), 'allowed'),
    maturityFrom: maturityLevel(lowestMaturity),
    maturityTo: maturityLevel(highestMaturity),
    isOncePerOrganisation: z.optional(z.literal('yes')),
    minimumReviews: count(mostReviews),
    sdgGoals: z._default(z.array(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(17))), []),
    isSealed: z.optional(z.literal('yes')),
    appealDays: z._default(
      z.coerce.number().check(z.int(), z.minimum(leastAppealDays), z.maximum(mostAppealDays)),
      usualAppealDays,
    ),
    embargoHours: z._default(
      z.coerce.number().check(z.int(), z.minimum(0), z.maximum(mostEmbargoHours)),
      usualEmbargoHours,
    ),
    answerDays: z._default(
      z.coerce.number().check(z.int(), z.minimum(leastAnswerDays), z.maximum(mostAnswerDays)),
      usualAnswerDays,
    ),
    graceMinutes: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(mostGraceMinutes)), 0),
  })
  .check(
    z.refine(({ owner, ownerName }) => owner !== 'new' || ownerName !== '', {
      error: 'publish:errors.owner-name',
      path: ['ownerName'],
    }),
    z.refine(({ maturityFrom, maturityTo }) => maturityFrom <= maturityTo, {
      error: 'publish:errors.maturity',
      path: ['maturityTo'],
    }),
    isWholeGrant,
  )

export type FactsForm = z.output<typeof factsSchema>

/** What each pilot gets, or null for the pilot alone. */
export function grantFromForm({
  grantAmount,
  grantCurrency,
  grantVat,
}: Pick<FactsForm, 'grantAmount' | 'grantCurrency' | 'grantVat'>) {
  if (grantAmount === null) return null
  return { amount: grantAmount, currency: grantCurrency, vat: grantVat === 'unsaid' ? null : grantVat }
}

/** Who may apply, as the form says it. */
export function eligibilityFromForm(form: FactsForm): Required<Eligibility> {
  return {
    kinds: form.eligibleKinds,
    countries: form.eligibleCountries,
    consortium: form.consortium,
    maturity: { from: form.maturityFrom, to: form.maturityTo },
    isOncePerOrganisation: form.isOncePerOrganisation === 'yes',
  }
}

/** Whom the form names as the owner: nobody, an organisation by its id, or one by its name. */
export function ownerFromForm({ owner, ownerName, ownerKind, ownerCountry }: FactsForm) {
  if (owner === 'none') return null
  if (owner !== 'new') return { organisationId: owner }
  return { name: ownerName, kind: ownerKind, country: ownerCountry.toUpperCase() || null }
}

/** The facts of an addendum from its form. */
export function addendumFactsFromForm(form: z.output<typeof addendumFactsSchema>): AddendumFacts {
  const { pilotsOffered: pilots, eligibleKinds: kinds, eligibleCountries: countries } = form
  return { pilots, grant: grantFromForm(form), kinds, countries }
}
