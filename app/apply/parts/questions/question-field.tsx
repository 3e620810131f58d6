import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useSite } from '#app/ui/site.ts'
import { languageWord } from '../../core/language-word.ts'
import type { Question, QuestionOfType } from '../../core/question-set.ts'
import type { QuestionTypeName } from '../../core/questions/index.ts'
import { limitIn } from '../../core/questions/question-type.ts'

/** What every field of an answer is given. `language` is the proposal's: it decides the limit and the font. */
type FieldFor<Type extends QuestionTypeName> = {
  question: QuestionOfType<Type>
  value: string
  language: Locale
}
type QuestionFieldProps = { question: Question; value: string; language: Locale }

/** One field per kind of question: a kind without one does not type-check. */
const fields: { [Type in QuestionTypeName]: (props: FieldFor<Type>) => ReactNode } = {
  'short-text': ShortTextField,
  'long-text': LongTextField,
  choice: ChoiceField,
  number: WholeNumberField,
  consent: ConsentField,
}

/** The field of a question, named `answers.<key>`. */
export function QuestionField({ question, ...rest }: QuestionFieldProps) {
  const Field = fields[question.type] as (props: QuestionFieldProps) => ReactNode
  return <Field question={question} {...rest} />
}

function useWords({ key, isRequired }: Question) {
  const { t } = useTranslation('apply')
  return {
    name: `answers.${key}`,
    label: t(`questions.${key}.label`),
    hint: t(`questions.${key}.hint`),
    optional: !isRequired,
  }
}

function ShortTextField({ question, value, language }: FieldFor<'short-text'>) {
  const words = useWords(question)
  return (
    <TextField {...words} defaultValue={value} maxCharacters={limitIn(language, question.config.limit)} />
  )
}

function LongTextField({ question, value, language }: FieldFor<'long-text'>) {
  const { lang } = useSite()
  return (
    <TextArea
      {...useWords(question)}
      defaultValue={value}
      rows={question.config.rows}
      maxCharacters={limitIn(language, question.config.limit)}
      lang={language === lang ? undefined : htmlLangs[language]}
    />
  )
}

function ChoiceField({ question, value }: FieldFor<'choice'>) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  const wordFor = (choice: string) =>
    question.key === 'language' ? languageWord(lang, choice) : t(`maturity.${choice as '1'}`)
  return (
    <SelectField
      {...useWords(question)}
      defaultValue={value}
      placeholder={t('choose')}
      choices={question.config.choices.map((choice) => ({ value: choice, label: wordFor(choice) }))}
    />
  )
}

function WholeNumberField({ question, value }: FieldFor<'number'>) {
  const { t } = useTranslation('apply')
  return <NumberField {...useWords(question)} defaultValue={value} unit={t('units.weeks')} />
}

function ConsentField({ question, value }: FieldFor<'consent'>) {
  const words = useWords(question)
  return <CheckboxField {...words} optional={false} defaultChecked={value === 'yes'} />
}
