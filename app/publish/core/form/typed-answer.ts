/** An answer as the fields of a page send it, made into the one text it is kept as. Used by the browser and the server. */
import type { QuestionTypeName } from './types/index.ts'

/**
 * `sent` is what stands under the question's name: a text, a list where a name is sent more than once, or an object of
 * fields. Whatever is typed comes through, right or wrong; nothing at all is an empty text.
 */
export function typedAnswer(type: QuestionTypeName, sent: unknown): string {
  switch (type) {
    case 'choices':
      return asJson(textsIn(sent).filter((key) => key !== ''))
    case 'ranking': {
      const places = fieldsIn(sent).map(([, key]) => textIn(key))
      return places.every((key) => key === '') ? '' : JSON.stringify(places)
    }
    case 'table': {
      const rows = fieldsIn(sent).map(([, row]) =>
        Object.fromEntries(fieldsIn(row).map(([key, cell]) => [key, textIn(cell)])),
      )
      return asJson(rows.filter((row) => Object.values(row).some((cell) => cell.trim() !== '')))
    }
    case 'organisation': {
      const parts = Object.fromEntries(fieldsIn(sent).map(([key, part]) => [key, textIn(part)]))
      const [name = '', country = '', website = ''] = [parts.name, parts.country, parts.website]
      return [name, country, website].every((part) => part === '')
        ? ''
        : JSON.stringify({ name, country, website })
    }
    default:
      return textIn(sent)
  }
}

/** Kinds of question whose answer has several fields. */
export const compositeTypes: readonly QuestionTypeName[] = ['choices', 'ranking', 'table', 'organisation']

function asJson(list: readonly unknown[]): string {
  return list.length === 0 ? '' : JSON.stringify(list)
}

function textIn(sent: unknown): string {
  if (typeof sent === 'string') return sent
  return Array.isArray(sent) ? textIn(sent[0]) : ''
}

function textsIn(sent: unknown): string[] {
  if (typeof sent === 'string') return [sent]
  return Array.isArray(sent) ? sent.filter((each) => typeof each === 'string') : []
}

/** The fields of an object; those that count (rows, places) in their order. */
function fieldsIn(sent: unknown): [string, unknown][] {
  if (typeof sent !== 'object' || sent === null) return []
  return Object.entries(sent).sort(([one], [other]) => Number(one) - Number(other) || 0)
}
