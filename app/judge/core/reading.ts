import { readForm, type AnswerReader, type ReadSection } from '#app/publish/core/form/said-answer.ts'
import type { Answers } from '#app/publish/core/form/form.ts'
import type { ShownForm } from '#app/publish/core/form/form-words.ts'

/** A site of the pilot in words, under a label. */
export type ReadSite = { readonly label: string; readonly words: string }

/**
 * The parts of a proposal that say something to a juror: nothing that is for the organisers alone. The title stands
 * above. The site stands with the pilot, or first where the form has no such part.
 */
export function readingParts(
  form: ShownForm,
  answers: Answers,
  reader: AnswerReader,
  { site, as = 'jurors' }: { site?: ReadSite | undefined; as?: 'jurors' | 'blind jurors' } = {},
): ReadSection[] {
  const parts = readForm(form, answers, { ...reader, as })
  const siteAt = Math.max(
    0,
    parts.findIndex(({ key }) => key === 'pilot'),
  )
  return parts
    .map((part, index) => ({
      ...part,
      answers: [
        ...(site && index === siteAt
          ? [
              {
                key: 'site',
                label: site.label,
                wordsIn: null,
                said: { kind: 'words', text: site.words } as const,
              },
            ]
          : []),
        ...part.answers.filter(({ key, said }) => key !== 'title' && said !== null),
      ],
    }))
    .filter((part) => part.answers.length > 0)
}
