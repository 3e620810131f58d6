import { useTranslation } from 'react-i18next'
import { countryName } from '#app/platform/format.ts'
import { htmlLangOf, type ContentLanguage } from '#app/platform/languages.ts'
import { languageWord } from '#app/publish/core/form/language-word.ts'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { ApplicantKind } from '../core/application-form.ts'

export type SentAnswersProps = {
  application: {
    readonly name: string
    readonly kind: ApplicantKind | null
    readonly country: string | null
    readonly website: string
    readonly theme: string | null
    readonly what: string
    readonly maturity: number | null
    readonly team: string
    readonly wished: string
    readonly language: ContentLanguage | null
  }
}

/** What a start-up wrote, to read. */
export function SentAnswers({ application }: SentAnswersProps) {
  const { t } = useTranslation('incubation')
  const { t: tApply } = useTranslation('apply')
  const { t: tPublish } = useTranslation('publish')
  const { lang } = useSite()
  const { name, kind, country, website, theme, what, maturity, team, wished, language } = application
  const words = (text: string) => (
    <span lang={language === null ? undefined : htmlLangOf(language)}>{text}</span>
  )
  return (
    <SummaryList
      items={[
        { label: t('fields.name'), value: name },
        { label: t('fields.kind'), value: kind === null ? undefined : tApply(`kinds.${kind}`) },
        { label: t('fields.country'), value: country === null ? undefined : countryName(lang, country) },
        {
          label: t('fields.website'),
          value: /^https?:\/\//i.test(website) ? (
            <a href={website} rel="noopener">
              {website}
            </a>
          ) : undefined,
        },
        ...(theme === null ? [] : [{ label: t('fields.theme'), value: theme }]),
        { label: t('fields.what'), value: words(what) },
        {
          label: t('fields.maturity'),
          value: maturity === null ? undefined : tPublish(`form.maturity.${String(maturity) as '1'}`),
        },
        { label: t('fields.team'), value: words(team) },
        { label: t('fields.wished'), value: wished === '' ? undefined : words(wished) },
        { label: t('fields.language'), value: language === null ? undefined : languageWord(lang, language) },
      ]}
    />
  )
}
