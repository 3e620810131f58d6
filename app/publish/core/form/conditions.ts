/** Which questions are put to whoever gave these answers. Used on the server and, while one types, in the browser. */
import type { Answers, Condition } from './form.ts'

type Conditional = { readonly key: string; readonly type: string; readonly condition: Condition | null }

/** The kinds of question a condition can look at, because they are answered by choosing. */
export const conditionTypes: readonly string[] = ['choice', 'choices', 'consent', 'maturity', 'language']

/**
 * The keys of the questions that are asked. `questions` are all of a form in order: a condition looks at an earlier
 * question, and a question that hangs on one which is not asked is not asked either.
 */
export function shownKeys(questions: readonly Conditional[], answers: Answers): ReadonlySet<string> {
  const shown = new Set<string>()
  for (const { key, condition } of questions) {
    if (condition === null) shown.add(key)
    else if (shown.has(condition.question)) {
      const other = questions.find((question) => question.key === condition.question)
      const chosen = other ? chosenIn(other.type, answers[other.key]?.trim() ?? '') : []
      if (condition.choices.some((choice) => chosen.includes(choice))) shown.add(key)
    }
  }
  return shown
}

function chosenIn(type: string, answer: string): readonly unknown[] {
  if (type !== 'choices') return answer === '' ? [] : [answer]
  try {
    const list: unknown = JSON.parse(answer || '[]')
    return Array.isArray(list) ? list : []
  } catch {
    return []
  }
}
