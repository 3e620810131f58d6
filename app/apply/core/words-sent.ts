/** The words of a page of answers as they were sent, for those who are to copy them. */

type Asked = {
  readonly key: string
  readonly label: string
  /** Words of its choices, by their keys. */
  readonly parts: Readonly<Record<string, string>>
}

export type WordsSent = { readonly key: string; readonly label: string | null; readonly text: string }

/**
 * Answers by their question, choices in words; other fields of the page without a label. Empty fields and what only
 * the page itself sends (`intent`, `versions.…`) are left out.
 */
export function wordsSent(
  values: Readonly<Record<string, string | readonly string[] | undefined>>,
  questions: readonly Asked[],
): WordsSent[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (/^(intent|from|seen|requestId|kind|country|(versions|keep)\..*)$/.test(name)) return []
    const question = questions.find(
      ({ key }) => name === `answers.${key}` || name.startsWith(`answers.${key}.`),
    )
    const text = [value ?? '']
      .flat()
      .map((each) => question?.parts[each] ?? each)
      .join(', ')
    return text.trim() === '' ? [] : [{ key: name, label: question?.label ?? null, text }]
  })
}
