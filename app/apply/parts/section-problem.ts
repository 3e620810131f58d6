import type { FormProblem } from '#app/http/form-problem.ts'

/** What a section answers when it could not be saved; after a clash also the texts of the others, by question. */
export type SectionProblem = FormProblem & {
  readonly conflicts?: Readonly<
    Record<string, { theirs: string; version: number; by: string | null; isOwn: boolean; changedAt: string }>
  >
}

/** The code of a section that was saved and cannot be submitted as it is. */
export const savedAndToMend = 'saved-and-to-mend'
