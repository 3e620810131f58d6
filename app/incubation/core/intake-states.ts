/** The road of an application: from a draft to a place in a cohort and out of it again, and every way it ends before. */

export const intakeStates = [
  'draft',
  'submitted',
  'waiting',
  'offered',
  'joined',
  'declined',
  'withdrawn',
  'lapsed',
  'left',
  'graduated',
] as const
export type IntakeState = (typeof intakeStates)[number]

/** Where each state leads. The same pairs stand in a trigger of the database. */
export const intakeRoad: Readonly<Record<IntakeState, readonly IntakeState[]>> = {
  draft: ['submitted'],
  submitted: ['waiting', 'offered', 'declined', 'withdrawn'],
  waiting: ['offered', 'declined', 'withdrawn'],
  offered: ['joined', 'withdrawn', 'lapsed'],
  joined: ['left', 'graduated'],
  declined: [],
  withdrawn: [],
  lapsed: [],
  left: [],
  graduated: [],
}

export function leadsTo(from: IntakeState, to: IntakeState): boolean {
  return intakeRoad[from].includes(to)
}

/** One of these per organisation at a time. */
export const openStates = [
  'submitted',
  'waiting',
  'offered',
  'joined',
] as const satisfies readonly IntakeState[]

/** These count towards the capacity of a cohort. A graduate keeps its place: the cohort is told as it was. */
export const placeStates = ['offered', 'joined', 'graduated'] as const satisfies readonly IntakeState[]

export const isOpenState = (state: IntakeState): boolean =>
  (openStates as readonly IntakeState[]).includes(state)

export const holdsPlace = (state: IntakeState): boolean =>
  (placeStates as readonly IntakeState[]).includes(state)
