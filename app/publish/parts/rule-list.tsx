import { useTranslation } from 'react-i18next'
import { htmlLangs } from '#app/platform/i18n.ts'
import { useSite } from '#app/ui/site.ts'
import { generalRules, type OwnRule } from '../core/rules.ts'

/** The numbered rules: the general ones in the reader's language, then those the challenge adds. */
export function RuleList({ own }: { own: readonly OwnRule[] }) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  return (
    <ol className="rules">
      {generalRules.map((rule) => (
        <li key={rule}>{t(`rules.${rule}`)}</li>
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
export function useRuleSentence(own: readonly OwnRule[]): (rule: string) => string {
  const { t } = useTranslation('apply')
  return (rule) => {
    const general = generalRules.find((each) => each === rule)
    if (general) return t(`rules.${general}`)
    return own.find(({ number }) => String(number) === rule)?.text ?? rule
  }
}
