import { htmlLangOf } from '#app/platform/languages.ts'
import { useTranslation } from 'react-i18next'
import { formatCalendarDay, formatNumber } from '#app/platform/format.ts'
import { limitIn } from '#app/publish/core/form/question-type.ts'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useSite } from '#app/ui/site.ts'
import type { FieldFor } from './question-field.tsx'
import { useWords } from './use-words.ts'

export function ShortTextField({ question, value, language }: FieldFor<'short-text'>) {
  return (
    <TextField
      {...useWords(question)}
      defaultValue={value}
      maxCharacters={limitIn(language, question.config.limit)}
    />
  )
}

export function LongTextField({ question, value, language }: FieldFor<'long-text'>) {
  const { lang } = useSite()
  return (
    <TextArea
      {...useWords(question)}
      defaultValue={value}
      rows={question.config.rows}
      maxCharacters={limitIn(language, question.config.limit)}
      lang={language === lang ? undefined : htmlLangOf(language)}
    />
  )
}

export function NumberAnswerField({ question, value }: FieldFor<'number'>) {
  const { config, parts } = question
  return (
    <NumberField
      {...useWords(question)}
      defaultValue={value}
      unit={parts.unit || undefined}
      decimal={(config.decimals ?? 0) > 0}
    />
  )
}

export function MoneyField({ question, value }: FieldFor<'money'>) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  const { currency, maximum } = question.config
  const words = useWords(question)
  const most = t('fields.at-most', { amount: `${formatNumber(lang, maximum)} ${currency}` })
  return (
    <NumberField
      {...words}
      hint={[words.hint, most].filter(Boolean).join(' ')}
      defaultValue={value}
      unit={currency}
      decimal
    />
  )
}

/** A day in a box for text: every way to write it that people use is read, and none needs a script. */
export function DateField({ question, value }: FieldFor<'date'>) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  const { from, to } = question.config
  const words = useWords(question)
  const bounds = [
    from ? t('fields.date-from', { day: formatCalendarDay(lang, from) }) : '',
    to ? t('fields.date-to', { day: formatCalendarDay(lang, to) }) : '',
  ]
  return (
    <TextField
      {...words}
      hint={[words.hint, ...bounds, t('fields.date-example')].filter(Boolean).join(' ')}
      defaultValue={value}
      width="short"
    />
  )
}

export function LinkField({ question, value }: FieldFor<'link'>) {
  return (
    <TextField
      {...useWords(question)}
      defaultValue={value}
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
    />
  )
}
