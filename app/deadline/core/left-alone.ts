/** Which of several chosen proposals are left as they are when all of them are said to be eligible, and why. */
export const reasonsLeft = [
  'ineligible',
  'duplicate',
  'asked',
  'changed',
  'eligible',
  'withdrawn',
  'own',
] as const
export type ReasonLeft = (typeof reasonsLeft)[number]
export type LeftAlone = { readonly reference: string; readonly why: ReasonLeft }

type Standing = {
  readonly screening: 'eligible' | 'ineligible' | null
  readonly screenedVersion: number | null
  readonly submittedVersion: number | null
  readonly duplicateOf: string | null
  /** Its team is asked for something at this moment. */
  readonly isAsked: boolean
}

/** Null when a submitted proposal may be taken along: it has no verdict, or has one about an earlier version. */
export function whyLeft(proposal: Standing, seenVersion: number | undefined): ReasonLeft | null {
  const { screening, screenedVersion, submittedVersion, duplicateOf, isAsked } = proposal
  if (submittedVersion !== seenVersion) return 'changed'
  if (isAsked) return 'asked'
  if (screening === null || (screenedVersion ?? 0) < (submittedVersion ?? 0)) return null
  return duplicateOf === null ? screening : 'duplicate'
}

/** So many are named in an address; the others are counted. */
const mostNamed = 60

/** `why_reference` each, for the address of the list that is shown afterwards. */
export function writeLeft(left: readonly LeftAlone[]): string[] {
  return left.slice(0, mostNamed).map(({ why, reference }) => `${why}_${reference}`)
}

/** By reason, in their order; what is not understood is left out. */
export function readLeft(values: readonly string[]): { why: ReasonLeft; references: string[] }[] {
  const left = values.slice(0, mostNamed).flatMap((value) => {
    const [, said, reference] = /^([a-z]+)_([A-Za-z0-9-]{1,60})$/.exec(value) ?? []
    const why = reasonsLeft.find((each) => each === said)
    return why && reference ? [{ why, reference }] : []
  })
  return reasonsLeft
    .map((why) => ({
      why,
      references: left.filter((each) => each.why === why).map(({ reference }) => reference),
    }))
    .filter(({ references }) => references.length > 0)
}
