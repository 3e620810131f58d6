import { useTranslation } from 'react-i18next'
import { htmlLangs, isLocale, type Locale } from '#app/platform/i18n.ts'
import { useSite } from '#app/ui/site.ts'
import { languageWord } from '../core/language-word.ts'
import type { Question } from '../core/question-set.ts'

/** One answer to read: paragraphs as written, choices and consents in words. Never markup of its own. */
export function AnswerView({
  question,
  value,
  language,
}: {
  question: Question
  value: string
  language: Locale
}) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  if (question.type === 'consent')
    return <span>{value === 'yes' ? t('answer.agreed') : t('answer.not-agreed')}</span>
  if (question.key === 'language') return <span>{languageWord(lang, value)}</span>
  if (question.key === 'maturity') return <span>{maturityName(t, value)}</span>
  if (question.type === 'number' && /^\d{1,9}$/.test(value)) {
    return <span>{t('answer.weeks', { count: Number(value) })}</span>
  }
  const own = isLocale(language) && language !== lang ? htmlLangs[language] : undefined
  return (
    <div className="prose" lang={own} dir="auto">
      {value.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index}>{withLines(paragraph)}</p>
      ))}
    </div>
  )
}

const levels = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
type Level = (typeof levels)[number]

/** The words for a readiness level; the answer itself when it is none of them. */
function maturityName(t: ReturnType<typeof useTranslation<'apply'>>['t'], value: string): string {
  return (levels as readonly string[]).includes(value) ? t(`maturity.${value as Level}`) : value
}

function withLines(paragraph: string) {
  return paragraph.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br key={index} />, line]))
}
