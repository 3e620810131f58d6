/** The standard form as a form of one's own to begin with: its words written into it, in each language. */
import type { Locale } from '#app/platform/i18n.ts'
import { shownForm, type FormText } from './form-words.ts'
import type { FormBody, Question } from './form.ts'
import { standardForm } from './standard-form.ts'

/** `t` says the texts of a language. */
export function standardAsOwn(languages: readonly Locale[], t: (locale: Locale) => FormText): FormBody {
  const shown = languages.map((locale) => ({ locale, form: shownForm(standardForm, locale, t(locale)) }))
  const inEach = <Texts>(read: (form: (typeof shown)[number]['form']) => Texts) =>
    Object.fromEntries(shown.map(({ locale, form }) => [locale, read(form)]))
  return {
    sections: standardForm.sections.map(({ key, questions }, at) => ({
      key,
      texts: inEach(({ sections }) => ({ title: sections[at]?.title ?? '', hint: sections[at]?.hint ?? '' })),
      questions: questions.map(
        (question, place) =>
          ({
            ...question,
            texts: inEach(({ sections }) => {
              const said = sections[at]?.questions[place]
              return {
                label: said?.label ?? '',
                help: said?.help ?? '',
                parts: question.type === 'number' ? (said?.parts ?? {}) : {},
              }
            }),
          }) as Question,
      ),
    })),
  }
}
