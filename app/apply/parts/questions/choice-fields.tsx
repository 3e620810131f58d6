import { useTranslation } from 'react-i18next'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import type { FieldFor } from './question-field.tsx'
import { useWords } from './use-words.ts'

const levels = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
/** Up to so many choices are better all in sight. */
const mostInSight = 7

export function ChoiceField({ question, value }: FieldFor<'choice'>) {
  const { t } = useTranslation('apply')
  const words = useWords(question)
  const choices = question.config.choices.map((key) => ({ value: key, label: question.parts[key] || key }))
  // One that may be left open needs a way back to nothing, which radio buttons do not have.
  return choices.length <= mostInSight && question.isRequired ? (
    <RadioGroup {...words} defaultValue={value} choices={choices} />
  ) : (
    <SelectField {...words} defaultValue={value} placeholder={t('choose')} choices={choices} />
  )
}

export function ChoicesField({ question, value }: FieldFor<'choices'>) {
  const { t } = useTranslation('apply')
  const { config, parts } = question
  const words = useWords(question)
  const most = config.most ? t('fields.choose-at-most', { count: config.most }) : ''
  return (
    <CheckboxGroup
      {...words}
      hint={[words.hint, most].filter(Boolean).join(' ') || undefined}
      defaultValue={keysIn(value)}
      choices={config.choices.map((key) => ({ value: key, label: parts[key] || key }))}
    />
  )
}

/** The keys that a JSON text lists; none when it is no such list. */
export function keysIn(value: string): string[] {
  try {
    const list: unknown = JSON.parse(value || '[]')
    return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : []
  } catch {
    return []
  }
}

export function LanguageField({ question, value, lists }: FieldFor<'language'>) {
  const { t } = useTranslation('apply')
  return (
    <SelectField
      {...useWords(question)}
      defaultValue={value}
      placeholder={t('choose')}
      choices={lists.languages}
    />
  )
}

export function MaturityField({ question, value }: FieldFor<'maturity'>) {
  const { t } = useTranslation('apply')
  return (
    <SelectField
      {...useWords(question)}
      defaultValue={value}
      placeholder={t('choose')}
      choices={levels.map((level) => ({ value: level, label: question.parts[level] || level }))}
    />
  )
}

export function CountryField({ question, value, lists }: FieldFor<'country'>) {
  const { t } = useTranslation('apply')
  return (
    <SelectField
      {...useWords(question)}
      defaultValue={value}
      placeholder={t('choose')}
      choices={lists.countries}
    />
  )
}

/** Somebody who has left the team stays chosen, and is said to have left. */
export function MemberField({ question, value, lists }: FieldFor<'member'>) {
  const { t } = useTranslation('apply')
  const { members } = lists
  const hasLeft = value !== '' && !members.some((member) => member.value === value)
  return (
    <SelectField
      {...useWords(question)}
      defaultValue={value}
      placeholder={t('choose')}
      choices={hasLeft ? [...members, { value, label: t('fields.former-member') }] : members}
    />
  )
}

export function ConsentField({ question, value }: FieldFor<'consent'>) {
  const words = useWords(question)
  return <CheckboxField {...words} optional={!question.isRequired} defaultChecked={value === 'yes'} />
}
