import { useTranslation } from 'react-i18next'
import { htmlLangs } from '#app/platform/i18n.ts'
import { useSite } from '#app/ui/site.ts'
import type { SetRuleWords } from '../core/brief-view.ts'
import { generalRules, type OwnRule } from '../core/rules.ts'

type Rules = {
  own: readonly OwnRule[]
  /** Those the challenge has set: each stands under the general rule it narrows. */
  set?: readonly SetRuleWords[]
}

/** The numbered rules: the general ones in the reader's language with those set under them, then those the challenge adds. */
export function RuleList({ own, set = [] }: Rules) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  return (
    <ol className="rules">
      {generalRules.map((rule) => (
        <li key={rule}>
          {t(`rules.${rule}`)}
          {set
            .filter((each) => each.rule.startsWith(`${rule}.`))
            .map((each) => (
              <p key={each.rule}>
                {each.rule} {each.text}
              </p>
            ))}
        </li>
      ))}
      {own.map(({ number, text, locale }) => (
        <li key={number} value={number} lang={locale === lang ? undefined : htmlLangs[locale]} dir="auto">
          {text}
        </li>
      ))}
    </ol>
  )
}

/** The sentence of one rule by its number; the number alone where the rule is not known. */
export function useRuleSentence({ own, set = [] }: Rules): (rule: string) => string {
  const { t } = useTranslation('apply')
  return (rule) => {
    const general = generalRules.find((each) => each === rule)
    if (general) return t(`rules.${general}`)
    return (
      set.find((each) => each.rule === rule)?.text ??
      own.find(({ number }) => String(number) === rule)?.text ??
      rule
    )
  }
}

/** The numbers of all rules in the order in which they are read. */
export function rulesInOrder({ own, set = [] }: Rules): string[] {
  const numbers = [
    ...generalRules,
    ...set.map(({ rule }) => rule),
    ...own.map(({ number }) => String(number)),
  ]
  return numbers.toSorted((one, other) => Number(one) - Number(other))
}
