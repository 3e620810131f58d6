import { useTranslation } from 'react-i18next'
import { languageName } from '#app/platform/format.ts'
import type { ShownQuestion } from '#app/publish/core/form/form-words.ts'
import { useSite } from '#app/ui/site.ts'

/** Name, label and help of a question's field; says which language the words are in where it is not the reader's. */
export function useWords({ key, label, help, wordsIn, isRequired }: ShownQuestion) {
  const { t } = useTranslation('apply')
  const { lang } = useSite()
  const shownIn = wordsIn ? t('section.words-in', { language: languageName(lang, wordsIn) }) : ''
  return {
    name: `answers.${key}`,
    label,
    hint: [help, shownIn].filter((text) => text !== '').join(' ') || undefined,
    optional: !isRequired,
  }
}
