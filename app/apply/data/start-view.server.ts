import type { RequestContext } from '#app/http/context.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { countryName } from '#app/platform/format.ts'
import type { EligibilityWords } from '#app/publish/core/brief-view.ts'
import { asksMaturity, isSetRule, type Eligibility } from '#app/publish/core/eligibility.ts'
import { maturityLevels, type MaturityLevel } from '#app/publish/core/form/types/maturity.ts'
import { eligibilityWords, setRuleWords } from '#app/publish/data/eligibility-words.server.ts'
import {
  checkApplicant,
  checkMaturity,
  partTaken,
  type ApplicantKind,
  type EligibilityRefusal,
} from '../core/eligibility.ts'
import { titleIn } from '../core/proposal-frame.ts'
import { wayRefusal, type ApplyingWay, type ConsortiumRefusal } from '../core/consortium.ts'
import { applicantInAddress, maturityInAddress, wayInAddress } from '../core/start-schema.ts'
import { openChallengesFor, organisationsOf, ownProposalsIn, ownerAndContactOf } from './applicants.server.ts'
import { eligibilityOf } from '#app/publish/data/eligibility.server.ts'
import { isPartTaken } from './parts-taken.server.ts'

/** Who wants to apply: one of the person's organisations, or somebody of this kind from there. */
export type AskedApplicant = {
  readonly organisationId: string | null
  readonly name: string | null
  readonly kind: ApplicantKind
  readonly country: string | null
  readonly countryName: string | null
}

/** The rule that is not met, by its number. */
type Refused = Pick<EligibilityRefusal, 'rule'> & Pick<EligibilityRefusal | ConsortiumRefusal, 'code'>

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
    openTo: eligibilityWords(context, eligibility) ?? nobody,
    setRules: setRuleWords(context, eligibility),
    contactEmail,
    /** Asked where the challenge has a rule about it. */
    asksWay: eligibility.consortium !== 'allowed',
    levels: asksMaturity(eligibility.maturity) ? levelChoices(context) : [],
    maturity: maturityInAddress(address),
  }
  const way = wayInAddress(address)
  const isAnswered =
    (!common.asksWay || way !== null) && (common.levels.length === 0 || common.maturity !== null)
  // Without an answer to all that is asked first, the first step is shown again.
  if (asked === null || !isAnswered) return { ...common, applicant: null, refused: null }
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
  const refusal = checked.ok
    ? await setRuleRefusal(context, { challenge, eligibility, applicant, way, maturity: common.maturity })
    : checked.refusal
  if (refusal === null) return { ...common, applicant, refused: null }
  const others = await openChallengesFor(db, { exceptId: challenge.id, kind, country })
  return { ...common, applicant, refused: refusedView(context, { ...refusal, eligibility }, others) }
}

/** The first of the rules that the challenge has set which the answers do not meet; null: they meet all. */
async function setRuleRefusal(
  { db, signedIn }: RequestContext,
  asked: {
    challenge: Challenge
    eligibility: Required<Eligibility>
    applicant: AskedApplicant
    way: ApplyingWay | null
    maturity: MaturityLevel | null
  },
): Promise<Refused | null> {
  const { challenge, eligibility, applicant, way, maturity } = asked
  const together = way === null ? null : wayRefusal(eligibility.consortium, way)
  if (together) return { ...together, rule: '1.1' }
  const mature = checkMaturity(maturity === null ? null : Number(maturity), eligibility.maturity)
  if (!mature.ok) return mature.refusal
  const { name, country } = applicant
  if (!eligibility.isOncePerOrganisation || name === null) return null
  const part = { name, country, challengeId: challenge.id, personId: signedIn.personId }
  const exceptOwn = (await ownProposalsIn(db, part)).some(({ organisation }) => organisation === name)
  // Whose own proposal it is finds it above, and is told who leads it.
  return !exceptOwn && (await isPartTaken(db, part)) ? partTaken(name) : null
}

function levelChoices({ t }: RequestContext) {
  const words = t('publish')
  return maturityLevels.map((value) => ({ value, label: words(`form.maturity.${value}`) }))
}

const nobody: EligibilityWords = { who: [], where: [], conditions: [] }

/** The same of a challenge in which nothing can be begun: nobody is asked who applies. */
export async function closedView(
  db: RequestContext['db'],
  challengeId: string,
): Promise<Awaited<ReturnType<typeof startView>>> {
  const { contactEmail } = await ownerAndContactOf(db, challengeId)
  const nothing = {
    organisations: [],
    openTo: nobody,
    setRules: [],
    asksWay: false,
    levels: [],
    maturity: null,
  }
  return { ...nothing, contactEmail, applicant: null, refused: null }
}

function refusedView(
  { lang, t }: RequestContext,
  { code, rule, eligibility }: Refused & { eligibility: Eligibility },
  others: Awaited<ReturnType<typeof openChallengesFor>>,
) {
  const sentence = isSetRule(rule)
    ? (setRuleWords({ t }, eligibility).find((set) => set.rule === rule)?.text ?? '')
    : t('apply')(`rules.${rule}`)
  return {
    code,
    rule,
    sentence,
    others: others.map(({ slug, titles }) => ({ slug, ...titleIn(titles, lang) })),
  }
}
