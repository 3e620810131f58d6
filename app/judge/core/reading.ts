import { answerInWords } from '#app/apply/core/answer-words.ts'
import { questionsIn, sectionKeys, type Answers } from '#app/apply/core/question-set.ts'
import type { Locale } from '#app/platform/i18n.ts'

export type ReadingPart = {
  readonly key: string
  readonly title: string
  /** `words` where the answer is said in the reader's language, null where `value` is prose. */
  readonly answers: readonly { key: string; label: string; value: string; words: string | null }[]
}

/** The words of the applicants' room that a reading needs. */
export type ApplyWords = {
  sectionTitle(section: (typeof sectionKeys)[number]): string
  questionLabel(question: ReturnType<typeof questionsIn>[number]['key']): string
  readonly t: Parameters<typeof answerInWords>[1]
}

/** The parts of a proposal that say something; the title stands above, and declarations are not what is judged. */
export function readingParts(
  answers: Answers,
  lang: Locale,
  words: ApplyWords,
  /** The site of the pilot, as a label and in words, where there is one. */
  site?: { readonly label: string; readonly words: string },
): ReadingPart[] {
  return sectionKeys
    .filter((section) => section !== 'declarations')
    .map((section) => ({
      key: section,
      title: words.sectionTitle(section),
      answers: [
        ...(section === 'pilot' && site
          ? [{ key: 'site', label: site.label, value: site.words, words: site.words }]
          : []),
        ...questionsIn(section).flatMap((question) => {
          const value = answers[question.key]?.trim() ?? ''
          if (value === '' || question.key === 'title') return []
          const label = words.questionLabel(question.key)
          return [
            { key: question.key, label, value, words: answerInWords({ question, value, lang }, words.t) },
          ]
        }),
      ],
    }))
    .filter((part) => part.answers.length > 0)
}
