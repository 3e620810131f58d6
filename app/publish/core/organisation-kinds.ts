/** The kinds of organisation that can be named in a form, in the order they are offered. */
export const organisationKinds = [
  'university',
  'research_institute',
  'enterprise',
  'city',
  'association',
  'public_body',
  'other',
] as const
