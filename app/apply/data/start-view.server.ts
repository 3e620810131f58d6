import type { RequestContext } from '#app/http/context.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { countryName } from '#app/platform/format.ts'
import { eligibilityWords } from '#app/publish/data/eligibility-words.server.ts'
import { checkApplicant, type ApplicantKind, type EligibilityRefusal } from '../core/eligibility.ts'
import { titleIn } from '../core/proposal-frame.ts'
import { wayRefusal, type ConsortiumRefusal } from '../core/consortium.ts'
import { applicantInAddress, wayInAddress } from '../core/start-schema.ts'
import { eligibilityOf, openChallengesFor, organisationsOf, ownerAndContactOf } from './applicants.server.ts'

/** Who wants to apply: one of the person's organisations, or somebody of this kind from there. */
export type AskedApplicant = {
  readonly organisationId: string | null
  readonly name: string | null
  readonly kind: ApplicantKind
  readonly country: string | null
  readonly countryName: string | null
}

/** What the page of a beginning knows of who applies: nobody yet, somebody who may not, or somebody who may. */
export async function startView(context: RequestContext, challenge: Challenge, address: URLSearchParams) {
  const { db, lang, signedIn } = context
  const organisations = await organisationsOf(db, signedIn.personId)
  const eligibility = await eligibilityOf(db, challenge.id)
  const { ownerId, contactEmail } = await ownerAndContactOf(db, challenge.id)
  const asked = applicantInAddress(address, organisations)
  const common = {
    organisations: organisations.map(({ id, name, kind, country }) => ({
      ...{ id, name, kind },
      countryName: country && countryName(lang, country),
    })),
    openTo: eligibilityWords(context, eligibility) ?? { who: [], where: [] },
    contactEmail,
    /** Asked where the challenge has a rule about it. */
    asksWay: eligibility.consortium !== 'allowed',
  }
  const way = wayInAddress(address)
  // Without an answer to all that is asked first, the first step is shown again.
  if (asked === null || (common.asksWay && way === null)) return { ...common, applicant: null, refused: null }
  const { kind, country } = 'own' in asked ? asked.own : asked
  const applicant: AskedApplicant = {
    organisationId: 'own' in asked ? asked.own.id : null,
    name: 'own' in asked ? asked.own.name : null,
    ...{ kind, country },
    countryName: country && countryName(lang, country),
  }
  const checked = checkApplicant(
    { kind, country, isChallengeOwner: ownerId !== null && applicant.organisationId === ownerId },
    eligibility,
  )
  const together = way === null ? null : wayRefusal(eligibility.consortium, way)
  const refusal = checked.ok ? together && { ...together, rule: '1' as const } : checked.refusal
  if (refusal === null) return { ...common, applicant, refused: null }
  const others = await openChallengesFor(db, { exceptId: challenge.id, kind, country })
  return { ...common, applicant, refused: refusedView(context, refusal, others) }
}

/** The same of a challenge in which nothing can be begun: nobody is asked who applies. */
export async function closedView(
  db: RequestContext['db'],
  challengeId: string,
): Promise<Awaited<ReturnType<typeof startView>>> {
  const { contactEmail } = await ownerAndContactOf(db, challengeId)
  const nobody = { organisations: [], openTo: { who: [], where: [] }, asksWay: false }
  return { ...nobody, contactEmail, applicant: null, refused: null }
}

function refusedView(
  { lang }: RequestContext,
  { code, rule }: Pick<EligibilityRefusal, 'rule'> & Pick<EligibilityRefusal | ConsortiumRefusal, 'code'>,
  others: Awaited<ReturnType<typeof openChallengesFor>>,
) {
  return { code, rule, others: others.map(({ slug, titles }) => ({ slug, ...titleIn(titles, lang) })) }
}
