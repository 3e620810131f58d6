import * as z from 'zod/mini'
import type { QuestionType } from '../question-type.ts'
import { listedKeys } from './choice-list.ts'

/** Files handed in with the proposal, at most `most`. The answer is the JSON list of their ids. */
export type FileConfig = { readonly most: number }

export const mostFiles = 10

export const file: QuestionType<FileConfig> = {
  config: z.strictObject({ most: z.int().check(z.minimum(1), z.maximum(mostFiles)) }),
  fresh: { most: 1 },
  problem(answer, { most }, { files }) {
    const ids = listedKeys(answer)?.filter((id) => files?.includes(id) ?? true) ?? null
    if (ids === null || ids.length === 0) return { code: 'missing' }
    return ids.length > most ? { code: 'too-many-files', count: most } : null
  },
  whenEmpty: { code: 'missing' },
}
