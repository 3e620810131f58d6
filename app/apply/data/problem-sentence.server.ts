import type { RequestContext } from '#app/http/context.ts'
import { formatCalendarDay, formatNumber } from '#app/platform/format.ts'
import type { ShownQuestion } from '#app/publish/core/form/form-words.ts'
import type { AnswerProblem } from '#app/publish/core/form/question-type.ts'

type Say = (key: string, data?: Record<string, unknown>) => string

/**
 * What keeps an answer from being submitted, in the reader's language: beside its field (`field-problems`, names the
 * question) or in a list behind its label (`problems`).
 */
export function problemSentence(
  { t, lang }: Pick<RequestContext, 't' | 'lang'>,
  place: 'problems' | 'field-problems',
  { question, problem }: { question: ShownQuestion; problem: AnswerProblem },
): string {
  const say = t('apply') as unknown as Say
  const data = { ...problem, question: question.label }
  switch (problem.code) {
    case 'date-outside': {
      const { from, to } = problem
      const hasFrom = from > '0000-01-01'
      const hasTo = to < '9999-12-31'
      const code = hasFrom && hasTo ? 'date-outside' : hasFrom ? 'date-after' : 'date-before'
      return say(`${place}.${code}`, {
        ...data,
        from: hasFrom ? formatCalendarDay(lang, from) : '',
        to: hasTo ? formatCalendarDay(lang, to) : '',
      })
    }
    case 'cell-wrong':
      return say(`${place}.cell-wrong`, {
        ...data,
        column: question.parts[problem.column] ?? problem.column,
        needed: say(`field-problems.needed.${problem.kind}`),
      })
    case 'out-of-range': {
      const [minimum, maximum] = [problem.minimum, problem.maximum]
      return say(`${place}.out-of-range`, {
        ...data,
        minimum: formatNumber(lang, minimum, 6),
        maximum: formatNumber(lang, maximum, 6),
      })
    }
    default:
      return say(`${place}.${problem.code}`, data)
  }
}
