/** A proposal as one plain text, to keep on a disk of one's own. */
import { saidAsText, type ReadSection } from '#app/publish/core/form/said-answer.ts'

/** Headings and labels come translated; unanswered questions are left out. Lines end in `\n`. */
export function plainCopy(
  heading: readonly string[],
  sections: readonly Pick<ReadSection, 'title' | 'answers'>[],
): string {
  const written = sections.flatMap(({ title, answers }) => {
    const answered = answers.flatMap(({ label, said }) =>
      said === null ? [] : [`${label}\n\n${saidAsText(said)}`],
    )
    return answered.length === 0 ? [] : [`== ${title} ==`, ...answered]
  })
  return [heading.join('\n'), ...written].join('\n\n') + '\n'
}
