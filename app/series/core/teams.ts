/** Who may register a team. */
export type TeamRules = {
  readonly leastMembers: number
  readonly mostMembers: number
  readonly hasSeveralTeamsPerOrganisation: boolean
}

export type TeamAsked = {
  readonly name: string
  readonly organisation: string
  readonly country: string
  readonly members: number
  readonly venueId: string | null
  readonly isNamed: boolean
}

export type TeamProblem =
  | { readonly code: 'team-members'; readonly least: number; readonly most: number }
  | { readonly code: 'team-name-taken' }
  | { readonly code: 'team-of-organisation' }
  | { readonly code: 'venue-unknown' }

/** Why a team cannot be registered beside those that stand, or null. Those that have withdrawn keep their names alone. */
export function teamProblem(
  asked: TeamAsked,
  rules: TeamRules,
  {
    teams,
    venues,
  }: {
    teams: readonly {
      readonly name: string
      readonly organisationKey: string
      readonly isWithdrawn: boolean
    }[]
    venues: readonly string[]
  },
): TeamProblem | null {
  const { leastMembers: least, mostMembers: most } = rules
  if (asked.members < least || asked.members > most) return { code: 'team-members', least, most }
  if (asked.venueId !== null && !venues.includes(asked.venueId)) return { code: 'venue-unknown' }
  if (teams.some(({ name }) => nameKey(name) === nameKey(asked.name))) return { code: 'team-name-taken' }
  const key = organisationKey(asked.organisation)
  const isSecond = teams.some((team) => !team.isWithdrawn && team.organisationKey === key)
  return isSecond && !rules.hasSeveralTeamsPerOrganisation ? { code: 'team-of-organisation' } : null
}

const nameKey = (name: string) => name.trim().toLowerCase()

/** The letters and digits of an organisation's name, so that capitals, accents and dots make no other organisation. */
export function organisationKey(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
  return plain || name.trim().toLowerCase()
}
