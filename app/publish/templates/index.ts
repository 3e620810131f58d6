import { blankChallenge } from './blank-challenge.ts'
import { chinaFinland2021 } from './china-finland-2021.ts'
import type { ProgrammeTemplate } from './template.ts'

/** Everything an organiser can start from. */
export const templates: readonly ProgrammeTemplate[] = [chinaFinland2021, blankChallenge]

/** The template of a key, or undefined. */
export function templateOf(key: string): ProgrammeTemplate | undefined {
  return templates.find((template) => template.key === key)
}
