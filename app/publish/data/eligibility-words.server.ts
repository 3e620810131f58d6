import type { RequestContext } from '#app/http/context.ts'
import { compareIn, countryName } from '#app/platform/format.ts'
import { applicantKinds, setRulesOf, type Eligibility } from '../core/eligibility.ts'
import type { EligibilityWords, SetRuleWords } from '../core/brief-view.ts'

/** Who may apply, in the reader's language. Null while nobody has said so. */
export function eligibilityWords(
  { t, lang }: Pick<RequestContext, 't' | 'lang'>,
  eligibility: Eligibility,
): EligibilityWords | null {
  const { kinds, countries } = eligibility
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
    conditions: setRuleWords({ t }, eligibility),
  }
}

/** The rules a challenge has set beside kinds and countries, with their numbers. */
export function setRuleWords({ t }: Pick<RequestContext, 't'>, eligibility: Eligibility): SetRuleWords[] {
  const words = t('publish')
  return setRulesOf(eligibility).map(({ rule, says, from, to }) => ({
    rule,
    text: words(`eligibility.set-rules.${says}`, { from, to }),
  }))
}
