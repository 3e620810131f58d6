import type { RequestContext } from '#app/http/context.ts'
import { compareIn, countryName } from '#app/platform/format.ts'
import { applicantKinds, type Eligibility } from '../core/eligibility.ts'
import type { EligibilityWords } from '../core/brief-view.ts'

/** Who may apply, in the reader's language. Null while nobody has said so. */
export function eligibilityWords(
  { t, lang }: Pick<RequestContext, 't' | 'lang'>,
  { kinds, countries, consortium = 'allowed' }: Eligibility,
): EligibilityWords | null {
  if (kinds.length === 0) return null
  const words = t('publish')
  const organisations = applicantKinds.filter((kind) => kind !== 'individual')
  const isEveryOrganisation = organisations.every((kind) => kinds.includes(kind))
  const listed = isEveryOrganisation ? kinds.filter((kind) => kind === 'individual') : kinds
  return {
    who: [
      ...(isEveryOrganisation ? [words('eligibility.every-organisation')] : []),
      ...applicantKinds
        .filter((kind) => listed.includes(kind))
        .map((kind) => words(`eligibility.kinds.${kind}`)),
    ],
    where:
      countries.length === 0
        ? [words('eligibility.anywhere')]
        : countries.map((code) => countryName(lang, code)).sort(compareIn(lang)),
    ...(consortium !== 'allowed' && { how: words(`eligibility.consortium.${consortium}`) }),
  }
}
