/**
 * What a submitted version is: one text, from which its hash is made and which every later reader reads. People are in
 * it by their roles alone, so that a name can be forgotten without touching what was handed in.
 */
import type { ContentLanguage } from '#app/platform/languages.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import type { TeamRole } from '#app/lifecycle/proposal.ts'
import type { OrganisationFacts } from './completeness.ts'
import { countedAnswers, type Answers, type Form } from '#app/publish/core/form/form.ts'
import type { ConsortiumPartner } from './consortium.ts'
import type { TradeSecret } from './trade-secrets.ts'
import type { Translation } from './translation.ts'
import type { Agreed } from './declarations.ts'

export type FrozenBody = {
  readonly reference: string
  readonly challengeId: string
  readonly version: number
  readonly briefNumber: number
  /** Of the form that was answered; 0 is the standard one. Versions from before forms had numbers are without. */
  readonly formNumber?: number
  readonly language: ContentLanguage
  readonly answers: Answers
  readonly organisation: OrganisationFacts
  readonly team: readonly TeamRole[]
  /** In challenges that have sites: which one, by its name in the proposal's language, and for how many months. */
  readonly site?: { readonly name: string; readonly months: number }
  /** The other organisations of its consortium; absent where there is none. */
  readonly partners?: readonly ConsortiumPartner[]
  /** Answers said in other languages by the team itself, and those it marked as trade secrets; absent without any. */
  readonly translations?: readonly Translation[]
  readonly secrets?: readonly TradeSecret[]
  /** Absent from versions that were handed in before it was kept. */
  readonly agreed?: Agreed
}

/** Canonical JSON of the version: only questions that the form asks of this team, trimmed, the unanswered left out. */
export function frozenBody(version: Omit<FrozenBody, 'formNumber'>, form: Form): string {
  const { name, kind, country, registryNumber, website } = version.organisation
  return canonicalJson({
    reference: version.reference,
    challengeId: version.challengeId,
    version: version.version,
    briefNumber: version.briefNumber,
    formNumber: form.number,
    language: version.language,
    answers: countedAnswers(form, version.answers),
    organisation: { name, kind, country, registryNumber, website },
    team: version.team,
    ...(version.site && { site: { name: version.site.name, months: version.site.months } }),
    ...(version.partners && version.partners.length > 0 && { partners: version.partners }),
    ...(version.translations && version.translations.length > 0 && { translations: version.translations }),
    ...(version.secrets && version.secrets.length > 0 && { secrets: version.secrets }),
    ...(version.agreed && { agreed: version.agreed }),
  })
}

/** Reads a stored version back. Throws when the text is not one: it was written by `frozenBody` alone. */
export function readFrozenBody(body: string): FrozenBody {
  return JSON.parse(body) as FrozenBody
}
