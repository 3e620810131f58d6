import { useTranslation } from 'react-i18next'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { longestBriefText } from '../core/brief-form.ts'
import type { BriefTexts } from '../templates/template.ts'
import { FaqFields, LinkFields } from './brief-rows.tsx'

const lines = ['title', 'tagline', 'themes', 'termsLink'] as const
const fields = [
  'title',
  'question',
  'tagline',
  'themes',
  'background',
  'affected',
  'tried',
  'outcome',
  'outOfScope',
  'offer',
  'eligibility',
  'terms',
  'termsLink',
] as const

export type BriefFieldsProps = {
  texts: BriefTexts
  disabled: boolean
  /** The language they are written in. */
  lang: string
  /** An addendum is written by those who know what each text is for. */
  hasHints?: boolean
}

/** Every text of a brief in one language, in the order in which it is read. */
export function BriefFields({ texts, disabled, lang, hasHints = true }: BriefFieldsProps) {
  const { t } = useTranslation('publish')
  return (
    <>
      {fields.map((name) => {
        const usual = {
          name,
          label: t(`edit-brief.fields.${name}.label`),
          hint: hasHints ? t(`edit-brief.fields.${name}.hint`) : undefined,
          defaultValue: texts[name],
          disabled,
        }
        return isLine(name) ? (
          <TextField key={name} {...usual} required={name === 'title'} />
        ) : (
          <TextArea
            key={name}
            {...usual}
            lang={lang}
            rows={name === 'question' ? 2 : name === 'background' ? 12 : 7}
            maxCharacters={name === 'question' ? 300 : longestBriefText}
          />
        )
      })}
      <FaqFields rows={texts.faq} disabled={disabled} lang={lang} />
      <LinkFields rows={texts.links} disabled={disabled} />
    </>
  )
}

function isLine(name: (typeof fields)[number]): boolean {
  return lines.some((line) => line === name)
}
