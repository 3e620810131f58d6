/** A proposal as one plain text, to keep on a disk of one's own. */
import { questionsIn, sectionKeys, type Answers, type QuestionKey, type SectionKey } from './question-set.ts'

/** Headings and labels come translated; unanswered questions are left out. Lines end in `\n`. */
export function plainCopy(
  copy: { readonly heading: readonly string[]; readonly answers: Answers },
  words: { section(key: SectionKey): string; question(key: QuestionKey): string },
): string {
  const sections = sectionKeys.flatMap((section) => {
    const answered = questionsIn(section).flatMap(({ key }) => {
      const value = copy.answers[key]?.trim() ?? ''
      return value === '' ? [] : [`${words.question(key)}\n\n${value}`]
    })
    return answered.length === 0 ? [] : [`== ${words.section(section)} ==`, ...answered]
  })
  return [copy.heading.join('\n'), ...sections].join('\n\n') + '\n'
}
