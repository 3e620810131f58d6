/** A form in a reader's words: every label in their language, or in another one that is named. */
import type { Locale } from '#app/platform/i18n.ts'
import { textIn } from '../text-in.ts'
import type { PerLocale } from '../programme-plan.ts'
import { partsOf, type Form, type FormSection, type Question, type QuestionOf } from './form.ts'
import type { StandardQuestion, StandardSection } from './standard-form.ts'
import { maturityLevels, type MaturityLevel } from './types/maturity.ts'
import type { QuestionTypeName } from './types/index.ts'

/** The texts of this room that a form and its answers are told with. */
export type FormTextKey =
  | `form.standard.questions.${StandardQuestion}.${'label' | 'hint'}`
  | `form.standard.sections.${StandardSection}.${'title' | 'task' | 'hint'}`
  | `form.standard.${'week' | 'weeks'}`
  | `form.maturity.${MaturityLevel}`
  | `form.answer.${'agreed' | 'not-agreed' | 'former-member' | 'file-gone' | 'total'}`
export type FormText = (key: FormTextKey) => string

type Shown = {
  readonly label: string
  readonly help: string
  /** Choices, columns and the unit by key. */
  readonly parts: Readonly<Record<string, string>>
  /** The language of the words where it is not the reader's. */
  readonly wordsIn: Locale | null
}
export type ShownQuestionOf<Type extends QuestionTypeName> = Omit<QuestionOf<Type>, 'texts'> & Shown
export type ShownQuestion = { [Type in QuestionTypeName]: ShownQuestionOf<Type> }[QuestionTypeName]

export type ShownSection = {
  readonly key: string
  readonly title: string
  /** What there is to do, as a task. */
  readonly task: string
  readonly hint: string
  readonly wordsIn: Locale | null
  readonly questions: readonly ShownQuestion[]
}
export type ShownForm = { readonly number: number; readonly sections: readonly ShownSection[] }

/** The whole form as a reader of `lang` sees it. */
export function shownForm(form: Form, lang: Locale, t: FormText): ShownForm {
  return {
    number: form.number,
    sections: form.sections.map((section) => ({
      key: section.key,
      ...sectionWords(section, lang, t),
      questions: section.questions.map((question) => shownQuestion(question, lang, t)),
    })),
  }
}

/** One question in a reader's words. */
export function shownQuestion(question: Question, lang: Locale, t: FormText): ShownQuestion {
  const { texts: _texts, ...rest } = question
  return { ...rest, ...questionWords(question, lang, t) } as ShownQuestion
}

/** The question of that key; throws where the form does not ask it. */
export function findShownQuestion({ sections }: ShownForm, key: string): ShownQuestion {
  const found = sections.flatMap(({ questions }) => questions).find((question) => question.key === key)
  if (!found) throw new Error(`the form asks no ${key}`)
  return found
}

function sectionWords({ key, texts }: FormSection, lang: Locale, t: FormText) {
  if (isEmpty(texts)) {
    const say = (what: 'title' | 'task' | 'hint') =>
      t(`form.standard.sections.${key as StandardSection}.${what}`)
    return { title: say('title'), task: say('task'), hint: say('hint'), wordsIn: null }
  }
  const { text, locale } = best(texts, lang, ({ title }) => title)
  return {
    title: text,
    task: text,
    hint: texts[locale]?.hint ?? '',
    wordsIn: locale === lang ? null : locale,
  }
}

function questionWords(question: Question, lang: Locale, t: FormText): Shown {
  const { key, texts } = question
  if (isEmpty(texts)) {
    const say = (what: 'label' | 'hint') => t(`form.standard.questions.${key as StandardQuestion}.${what}`)
    const unit = { unit: t('form.standard.weeks'), 'unit-one': t('form.standard.week') }
    const parts = { ...levelNames(question, t), ...(key === 'weeks' && unit) }
    return { label: say('label'), help: say('hint'), parts, wordsIn: null }
  }
  const { text: label, locale } = best(texts, lang, (each) => each.label)
  return {
    label,
    help: best(texts, lang, ({ help }) => help).text,
    parts: {
      ...levelNames(question, t),
      ...Object.fromEntries(
        partsOf(question).map((part) => [part, best(texts, lang, ({ parts }) => parts[part] ?? '').text]),
      ),
    },
    wordsIn: locale === lang ? null : locale,
  }
}

/** Levels of maturity are called the same everywhere. */
function levelNames({ type }: Question, t: FormText): Readonly<Record<string, string>> {
  if (type !== 'maturity') return {}
  return Object.fromEntries(maturityLevels.map((level) => [level, t(`form.maturity.${level}`)]))
}

function isEmpty(texts: PerLocale<unknown>): boolean {
  return Object.keys(texts).length === 0
}

/** The text of the reader's language, or of the first in which it is written. */
function best<Texts>(texts: PerLocale<Texts>, lang: Locale, read: (texts: Texts) => string) {
  const written = (Object.entries(texts) as [Locale, Texts][]).flatMap(([locale, each]) => {
    const text = read(each).trim()
    return text === '' ? [] : [{ locale, text }]
  })
  return textIn(written, lang) ?? { locale: lang, text: '' }
}
