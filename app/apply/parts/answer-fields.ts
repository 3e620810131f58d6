/** The fields of one question on a page, read and written as the one text its answer is. */
import { compositeTypes, typedAnswer } from '#app/publish/core/form/typed-answer.ts'
import type { QuestionTypeName } from '#app/publish/core/form/types/index.ts'
import { formValues } from '#app/ui/form/form-values.ts'

export type AnswerField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const prefix = 'answers.'

/** The element around all fields of a question: `data-question` and `data-type` say which it is. */
function frameOf(element: Element): { question: string; type: QuestionTypeName; frame: HTMLElement } | null {
  const frame = element.closest<HTMLElement>('[data-question]')
  const { question, type } = frame?.dataset ?? {}
  return frame && question && type ? { question, type: type as QuestionTypeName, frame } : null
}

/** The answer that stands in the fields of the question to which this field belongs; null for other fields. */
export function typedIn(target: EventTarget): { question: string; value: string } | null {
  if (!isField(target) || !target.name.startsWith(prefix)) return null
  const found = frameOf(target)
  return found && { question: found.question, value: answerIn(found.frame, found.question, found.type) }
}

/** The answer that stands in the fields of a question on this page; null when it is not on it. */
export function answerOnPage(root: HTMLElement | null, question: string): string | null {
  const found = questionIn(root, question)
  return found && answerIn(found.frame, question, found.type)
}

/** Puts a text into the field of a question. False where it has several: the page has to be drawn again. */
export function writeAnswer(root: HTMLElement | null, question: string, value: string): boolean {
  const found = questionIn(root, question)
  if (!found || compositeTypes.includes(found.type)) return false
  const field = fieldsOf(found.frame, question)[0]
  if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value !== ''
  else if (field instanceof HTMLInputElement && field.type === 'radio') {
    for (const radio of fieldsOf(found.frame, question))
      if (radio instanceof HTMLInputElement) radio.checked = radio.value === value
  } else if (field) field.value = value
  return true
}

/** True for a question whose text differs from what the server sent with the page. */
export function wasTypedInto(root: HTMLElement | null, question: string): boolean {
  const found = questionIn(root, question)
  return found !== null && fieldsOf(found.frame, question).some(differsFromSent)
}

/** The questions on a page. */
export function questionsOnPage(root: HTMLElement | null): string[] {
  return [...(root?.querySelectorAll<HTMLElement>('[data-question]') ?? [])].flatMap(
    ({ dataset }) => dataset.question ?? [],
  )
}

function questionIn(root: HTMLElement | null, question: string) {
  const frame = root?.querySelector<HTMLElement>(`[data-question="${CSS.escape(question)}"]`)
  return frame ? frameOf(frame) : null
}

function fieldsOf(frame: HTMLElement, question: string): AnswerField[] {
  return [...frame.querySelectorAll<AnswerField>('[name]')].filter(
    ({ name }) => name === prefix + question || name.startsWith(`${prefix}${question}.`),
  )
}

/** Read as the server would read them, had the page been sent. */
function answerIn(frame: HTMLElement, question: string, type: QuestionTypeName): string {
  const sent = new FormData()
  for (const field of fieldsOf(frame, question)) {
    const isBox = field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')
    if (!isBox || field.checked) sent.append(field.name, field.value)
  }
  const { answers } = formValues(sent)
  return typedAnswer(type, (answers as Record<string, unknown> | undefined)?.[question])
}

function isField(target: EventTarget): target is AnswerField {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
}

function differsFromSent(field: AnswerField): boolean {
  if (field instanceof HTMLSelectElement) return false
  if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) return false
  return field.value !== field.defaultValue
}
