/** What can be done with a form while it is written: each change gives a whole new form, or says why not. */
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { formProblem, type FormProblem } from './form-problems.ts'
import { mostQuestions, mostSections } from './form-schema.ts'
import type { Visibility } from './visibility.ts'
import { isFixed, type Condition, type FormBody, type FormSection, type Question } from './form.ts'
import { questionTypes, type QuestionTypeName } from './types/index.ts'

export type FormEdit =
  | { readonly type: 'add-section'; readonly locale: Locale; readonly title: string }
  | {
      readonly type: 'write-section'
      readonly section: string
      readonly locale: Locale
      readonly title: string
      readonly hint: string
    }
  | { readonly type: 'move-section'; readonly section: string; readonly by: -1 | 1 }
  | { readonly type: 'remove-section'; readonly section: string }
  | {
      readonly type: 'add-question'
      readonly section: string
      readonly kind: QuestionTypeName
      readonly locale: Locale
      readonly label: string
    }
  | {
      readonly type: 'write-question'
      readonly question: string
      readonly locale: Locale
      readonly label: string
      readonly help: string
      /** Choices and columns by key, as they are to be called; those that are not here are taken away. */
      readonly parts: Readonly<Record<string, string>>
      readonly isRequired: boolean
      readonly visibility: Visibility
      readonly condition: Condition | null
      /** The settings of its kind. */
      readonly config: unknown
    }
  | { readonly type: 'move-question'; readonly question: string; readonly by: -1 | 1 }
  | { readonly type: 'remove-question'; readonly question: string }

export type FormEditRefusal =
  | FormProblem
  | { readonly code: 'form-place-gone' }
  | { readonly code: 'form-full' }
  | { readonly code: 'form-section-asks' }
  | { readonly code: 'form-config' }

/**
 * The form after the change. `taken` are the keys that earlier forms of the challenge have used: a new question never
 * gets one of them, so that no answer is ever read as the answer to another question.
 */
export function editForm(
  body: FormBody,
  edit: FormEdit,
  taken: readonly string[],
): Result<FormBody, FormEditRefusal> {
  const next = edited(body, edit, taken)
  if (!next.ok) return next
  const problem = formProblem(next.value)
  return problem ? { ok: false, refusal: problem } : next
}

function edited(body: FormBody, edit: FormEdit, taken: readonly string[]): Result<FormBody, FormEditRefusal> {
  switch (edit.type) {
    case 'add-section': {
      if (body.sections.length >= mostSections) return refuse('form-full')
      const key = freshKey(
        'section',
        body.sections.map((section) => section.key),
      )
      const texts = { [edit.locale]: { title: edit.title, hint: '' } }
      return accept({ sections: [...body.sections, { key, texts, questions: [] }] })
    }
    case 'write-section':
      return inSection(body, edit.section, (section) => ({
        ...section,
        texts: { ...section.texts, [edit.locale]: { title: edit.title, hint: edit.hint } },
      }))
    case 'move-section': {
      const sections = moved(body.sections, edit.section, edit.by)
      return sections ? accept({ sections }) : refuse('form-place-gone')
    }
    case 'remove-section': {
      const section = body.sections.find(({ key }) => key === edit.section)
      if (!section) return refuse('form-place-gone')
      if (section.questions.length > 0 || body.sections.length === 1) return refuse('form-section-asks')
      return accept({ sections: body.sections.filter((each) => each !== section) })
    }
    case 'add-question':
      return addQuestion(body, edit, taken)
    case 'write-question':
      return writeQuestion(body, edit)
    case 'move-question':
      return moveQuestion(body, edit.question, edit.by)
    case 'remove-question':
      return isFixed(edit.question)
        ? refuse('form-needs', { question: edit.question })
        : inSectionOf(body, edit.question, (section) => ({
            ...section,
            questions: section.questions.filter(({ key }) => key !== edit.question),
          }))
  }
}

function addQuestion(
  body: FormBody,
  { section, kind, locale, label }: Extract<FormEdit, { type: 'add-question' }>,
  taken: readonly string[],
): Result<FormBody, FormEditRefusal> {
  const all = body.sections.flatMap(({ questions }) => questions)
  if (all.length >= mostQuestions) return refuse('form-full')
  const question = {
    key: freshKey(kind, [...taken, ...all.map(({ key }) => key)]),
    type: kind,
    config: questionTypes[kind].fresh,
    isRequired: kind !== 'note',
    visibility: 'jurors',
    condition: null,
    texts: { [locale]: { label, help: '', parts: {} } },
  } as Question
  return inSection(body, section, (found) => ({ ...found, questions: [...found.questions, question] }))
}

function writeQuestion(
  body: FormBody,
  edit: Extract<FormEdit, { type: 'write-question' }>,
): Result<FormBody, FormEditRefusal> {
  const { locale, label, help, parts, isRequired, visibility, condition } = edit
  const question = body.sections
    .flatMap(({ questions }) => questions)
    .find(({ key }) => key === edit.question)
  if (!question) return refuse('form-place-gone')
  const config = questionTypes[question.type].config.safeParse(edit.config)
  if (!config.success) return refuse('form-config')
  const written = {
    ...question,
    config: config.data,
    isRequired: isFixed(question.key) || (isRequired && question.type !== 'note'),
    visibility,
    condition: isFixed(question.key) ? null : condition,
    texts: { ...question.texts, [locale]: { label, help, parts } },
  } as Question
  return inSectionOf(body, question.key, (section) => ({
    ...section,
    questions: section.questions.map((each) => (each === question ? written : each)),
  }))
}

/** One place up or down; at the end of a section into the next one. */
function moveQuestion(body: FormBody, key: string, by: -1 | 1): Result<FormBody, FormEditRefusal> {
  const at = body.sections.findIndex(({ questions }) => questions.some((each) => each.key === key))
  const section = body.sections[at]
  const question = section?.questions.find((each) => each.key === key)
  if (!section || !question) return refuse('form-place-gone')
  const within = moved(section.questions, key, by)
  if (within) return inSection(body, section.key, () => ({ ...section, questions: within }))
  const other = body.sections[at + by]
  if (!other) return accept(body)
  return accept({
    sections: body.sections.map((each) => {
      if (each === section) return { ...each, questions: each.questions.filter((one) => one !== question) }
      if (each !== other) return each
      return { ...each, questions: by === 1 ? [question, ...each.questions] : [...each.questions, question] }
    }),
  })
}

/** Null when it stands at the end already. */
function moved<Item extends { readonly key: string }>(
  items: readonly Item[],
  key: string,
  by: -1 | 1,
): Item[] | null {
  const from = items.findIndex((item) => item.key === key)
  const item = items[from]
  const to = from + by
  if (!item || to < 0 || to >= items.length) return null
  const others = items.filter((each) => each !== item)
  return [...others.slice(0, to), item, ...others.slice(to)]
}

function inSectionOf(body: FormBody, question: string, change: (section: FormSection) => FormSection) {
  const section = body.sections.find(({ questions }) => questions.some(({ key }) => key === question))
  return section ? inSection(body, section.key, change) : refuse('form-place-gone')
}

function inSection(
  body: FormBody,
  key: string,
  change: (section: FormSection) => FormSection,
): Result<FormBody, { code: 'form-place-gone' }> {
  if (!body.sections.some((section) => section.key === key)) return refuse('form-place-gone')
  return accept({
    sections: body.sections.map((section) => (section.key === key ? change(section) : section)),
  })
}

/** A key that has never been one: the kind with a number. */
export function freshKey(kind: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const key = `${kind}-${number}`
    if (!taken.includes(key)) return key
  }
}
