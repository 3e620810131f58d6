import type { Locale } from '#app/platform/i18n.ts'
import type { FormEdit } from '../core/form/form-edits.ts'
import { questionEdit, type FormEditForm } from '../core/form/question-form.ts'
import type { FormDraft } from '../data/form-draft.server.ts'

export type AskedEdit = Exclude<FormEditForm, { intent: 'drop' | 'start' }>

/** What a page of the builder asks for, as a change of the form that is being written. */
export function editOf(asked: AskedEdit, { draft, locale }: { draft: FormDraft; locale: Locale }): FormEdit {
  switch (asked.intent) {
    case 'add-section':
      return { type: 'add-section', locale, title: asked.title }
    case 'write-section':
      return { type: 'write-section', locale, section: asked.section, title: asked.title, hint: asked.hint }
    case 'move-section':
      return { type: 'move-section', section: asked.section, by: asked.way }
    case 'add-question':
      return { type: 'add-question', section: asked.section, kind: asked.kind, locale, label: asked.label }
    case 'move-question':
      return { type: 'move-question', question: asked.question, by: asked.way }
    case 'remove-section':
      return { type: 'remove-section', section: asked.section }
    case 'remove-question':
      return { type: 'remove-question', question: asked.question }
    case 'write-question': {
      const question = questionOf(draft, asked.question)
      if (!question) return { type: 'remove-question', question: asked.question }
      return questionEdit(asked, { question, locale, taken: draft.taken.parts[question.key] ?? [] })
    }
  }
}

/** The question of this key in the form that is being written. */
export function questionOf({ form }: FormDraft, key: string) {
  return form.sections.flatMap(({ questions }) => questions).find((question) => question.key === key)
}
