/** A proposal as one plain text, to keep on a disk of one's own. */
import { saidAsText, type ReadSection } from '#app/publish/core/form/said-answer.ts'

type CopiedSection = {
  readonly title: string
  readonly answers: readonly (Pick<ReadSection['answers'][number], 'label' | 'said'> & {
    readonly key?: string
  })[]
}

/**
 * Headings and labels come translated; unanswered questions are left out. `remarks` are lines about an answer, by its
 * question, that stand over it. Lines end in `\n`.
 */
export function plainCopy(
  heading: readonly string[],
  sections: readonly CopiedSection[],
  remarks: Readonly<Partial<Record<string, readonly string[]>>> = {},
): string {
  const written = sections.flatMap(({ title, answers }) => {
    const answered = answers.flatMap(({ key, label, said }) =>
      said === null ? [] : [[label, ...(remarks[key ?? ''] ?? [])].join('\n') + `\n\n${saidAsText(said)}`],
    )
    return answered.length === 0 ? [] : [`== ${title} ==`, ...answered]
  })
  return [heading.join('\n'), ...written].join('\n\n') + '\n'
}

/** Facts as lines of "name: value", under a title like that of a section; nothing where none is known. */
export function plainFacts(
  title: string,
  facts: readonly (readonly [name: string, value: string | null | undefined])[],
): string[] {
  const lines = facts.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []))
  return lines.length === 0 ? [] : ['', `== ${title} ==`, ...lines]
}
