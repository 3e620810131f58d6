/** How the forms of templates are written: the standard questions in every language, and questions of one's own beside them. */
import en from '../texts/en.json' with { type: 'json' }
import fi from '../texts/fi.json' with { type: 'json' }
import sv from '../texts/sv.json' with { type: 'json' }
import zh from '../texts/zh-CN.json' with { type: 'json' }
import { locales, type Locale } from '#app/platform/i18n.ts'
import type { Visibility } from '../core/form/visibility.ts'
import type { Condition, FormBody, Question, QuestionTexts } from '../core/form/form.ts'
import type { ConfigOf, QuestionTypeName } from '../core/form/types/index.ts'
import { standardAsOwn } from '../core/form/written-form.ts'

const texts: Readonly<Record<Locale, object>> = { en, fi, sv, 'zh-CN': zh }

function textOf(locale: Locale, key: string): string {
  const found = key
    .split('.')
    .reduce<unknown>((tree, step) => (tree as Record<string, unknown> | undefined)?.[step], texts[locale])
  return typeof found === 'string' ? found : ''
}

/** English, Finnish, Swedish, Chinese. */
export type Words = readonly [en: string, fi: string, sv: string, zh: string]

/** The same texts in every language, by the place of the language in `Words`. */
export function inEach<Texts>(make: (at: 0 | 1 | 2 | 3) => Texts): Record<Locale, Texts> {
  return { en: make(0), fi: make(1), sv: make(2), 'zh-CN': make(3) }
}

/** A question nobody has to answer, unless `isRequired`. */
export function asked<Type extends QuestionTypeName>(
  key: string,
  type: Type,
  config: ConfigOf<Type>,
  said: { label: Words; help?: Words; parts?: Readonly<Record<string, Words>> },
  more: { isRequired?: boolean; visibility?: Visibility; condition?: Condition } = {},
): Question {
  const { label, help, parts = {} } = said
  return {
    key,
    type,
    config,
    isRequired: more.isRequired ?? false,
    visibility: more.visibility ?? 'jurors',
    condition: more.condition ?? null,
    texts: inEach((at): QuestionTexts => ({
      label: label[at],
      help: help?.[at] ?? '',
      parts: Object.fromEntries(Object.entries(parts).map(([part, words]) => [part, words[at]])),
    })),
  } as unknown as Question
}

/** The standard questions as a form of its own, in every language. */
export const standardWritten: FormBody = standardAsOwn(locales, (locale) => (key) => textOf(locale, key))
