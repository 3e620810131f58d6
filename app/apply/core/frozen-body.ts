/**
 * What a submitted version is: one text, from which its hash is made and which every later reader reads. People are in
 * it by their roles alone, so that a name can be forgotten without touching what was handed in.
 */
import type { ContentLanguage } from '#app/platform/languages.ts'
import { canonicalJson } from '#app/record/core/chain.ts'
import type { TeamRole } from '#app/lifecycle/proposal.ts'
import type { OrganisationFacts } from './completeness.ts'
import type { FileType } from './files/file-types.ts'
import { countedAnswers, findQuestion, type Answers, type Form } from '#app/publish/core/form/form.ts'
import type { ConsortiumPartner } from './consortium.ts'
import type { TradeSecret } from './trade-secrets.ts'
import type { Translation } from './translation.ts'
import type { Agreed } from './declarations.ts'

/** A file of a version: its bytes lie elsewhere, and their hash says which they are. */
export type FrozenFile = {
  readonly id: string
  readonly question: string
  readonly name: string
  readonly type: FileType
  readonly bytes: number
  readonly sha256: string
}

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
  /** Where there are any, in the order in which they came. */
  readonly files?: readonly FrozenFile[]
  /** The other organisations of its consortium; absent where there is none. */
  readonly partners?: readonly ConsortiumPartner[]
  /** Answers said in other languages by the team itself, and those it marked as trade secrets; absent without any. */
  readonly translations?: readonly Translation[]
  readonly secrets?: readonly TradeSecret[]
  /** Absent from versions that were handed in before it was kept. */
  readonly agreed?: Agreed
  /** What was answered to challenges from which the proposal was moved and is not asked here; absent without any. */
  readonly earlier?: readonly EarlierAnswers[]
}

/** Answers that stayed with the form they were given to when the proposal was moved to another challenge. */
export type EarlierAnswers = Pick<FrozenBody, 'challengeId' | 'site'> & {
  readonly formNumber: number
  readonly answers: Answers
}

/** Canonical JSON of the version: only questions that the form asks of this team, trimmed, the unanswered left out. */
export function frozenBody(version: Omit<FrozenBody, 'formNumber' | 'earlier'>, form: Form): string {
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
    ...(version.files && version.files.length > 0 && { files: version.files.map(frozenFile) }),
    ...(version.partners && version.partners.length > 0 && { partners: version.partners }),
    ...(version.translations && version.translations.length > 0 && { translations: version.translations }),
    ...(version.secrets && version.secrets.length > 0 && { secrets: version.secrets }),
    ...(version.agreed && { agreed: version.agreed }),
  })
}

/** The files that a version holds: those of questions that the form asks of this team. */
export function countedFiles<File extends FrozenFile>(
  form: Form,
  answers: Answers,
  files: readonly File[],
): File[] {
  const counted = countedAnswers(form, answers)
  return files.filter(({ question }) => findQuestion(form, question)?.type === 'file' && question in counted)
}

/** What a version says of a file, and nothing else of it. */
function frozenFile({ id, question, name, type, bytes, sha256 }: FrozenFile): FrozenFile {
  return { id, question, name, type, bytes, sha256 }
}

/** Reads a stored version back. Throws when the text is not one: it was written by `frozenBody` alone. */
export function readFrozenBody(body: string): FrozenBody {
  return JSON.parse(body) as FrozenBody
}
