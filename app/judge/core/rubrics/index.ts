import { anchoredScale } from './anchored-scale.ts'

/** Every rubric type there is, by the name a criterion is stored with. */
export const rubricTypes = {
  'anchored-scale': anchoredScale,
} as const

export type RubricTypeName = keyof typeof rubricTypes
