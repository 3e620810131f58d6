/**
 * Which conflicts of interest the known ties suggest, and why. A path leads from the juror over one organisation or
 * person to who stands behind a proposal; its last step is the reason that is told. Nothing is decided here: the juror
 * confirms or dismisses. No name of a team's members is among the reasons, since the juror has read nothing yet.
 */
import { organisationLikeness } from './organisation-names.ts'
import { personLikeness } from './person-names.ts'

export type TieKind =
  'employment' | 'ownership' | 'advisor' | 'project' | 'parent' | 'collaborator' | 'family'

/** Between a juror and an organisation or a person by name. `source`: told of by somebody, or found in the data. */
export type JurorTie = {
  readonly id: string
  readonly kind: Exclude<TieKind, 'parent'>
  readonly to: 'organisation' | 'person'
  readonly name: string
  readonly source: 'declared' | 'derived'
  readonly fromYear: number | null
  readonly untilYear: number | null
}

export type SuggestionFacts = {
  readonly juror: {
    readonly personId: string
    /** The domain the juror's own organisation has to itself; null for a public provider. */
    readonly domain: string | null
    readonly ties: readonly JurorTie[]
  }
  readonly proposals: readonly {
    readonly proposalId: string
    readonly organisation: string
    /** The other organisations of the consortium. */
    readonly partners: readonly string[]
    readonly members: readonly {
      readonly personId: string
      readonly name: string
      readonly domain: string | null
    }[]
    /** Of the organisation's website. */
    readonly websiteDomain: string | null
  }[]
  /** Organisations behind the programme and the challenge, with the domains of those who act for them. */
  readonly hosts: readonly {
    readonly organisation: string
    readonly relation: 'owner' | 'party'
    readonly domains: readonly string[]
  }[]
  /** One organisation belongs to another. */
  readonly parents: readonly { readonly id: string; readonly child: string; readonly parent: string }[]
  /** A tie that ended earlier is past: it suggests nothing. */
  readonly recentFrom: number
}

export type Suggestion = {
  readonly proposalId: string
  /** What it is known by: the same tie to the same organisation gives the same text, whenever it is asked. */
  readonly edge: string
  readonly reason:
    | { readonly kind: 'team' }
    | { readonly kind: 'mail-domain'; readonly domain: string }
    | { readonly kind: 'website'; readonly domain: string }
    | {
        readonly kind: 'tie'
        readonly tie: JurorTie
        readonly organisation: string
        readonly isSameSpelling: boolean
      }
    | { readonly kind: 'person'; readonly tie: JurorTie; readonly isSameSpelling: boolean }
    | {
        readonly kind: 'parent'
        readonly tie: JurorTie
        readonly child: string
        readonly parent: string
      }
    | { readonly kind: 'host'; readonly relation: 'owner' | 'party'; readonly organisation: string }
}

/** Every suggestion for one juror, by proposal in the order given, the nearest reason first, each once. */
export function suggestionsFor(facts: SuggestionFacts): Suggestion[] {
  const { juror, recentFrom } = facts
  const ties = juror.ties.filter(({ untilYear }) => untilYear === null || untilYear >= recentFrom)
  return facts.proposals.flatMap((proposal) => {
    const found = [
      ...ofTeam(facts, proposal),
      ...ties.flatMap((tie) =>
        tie.to === 'person' ? ofPerson(tie, proposal) : ofOrganisation(tie, proposal),
      ),
      ...ties.flatMap((tie) => (tie.to === 'person' ? [] : ofParents(tie, proposal, facts.parents))),
      ...ofDomains(facts, proposal),
      ...ofHosts(facts, proposal),
    ]
    const known = new Set<string>()
    return found
      .filter(({ edge }) => !known.has(edge) && known.add(edge))
      .map((suggestion) => ({ proposalId: proposal.proposalId, ...suggestion }))
  })
}

/** Those nobody has dismissed yet. */
export function waitingSuggestions(
  suggestions: readonly Suggestion[],
  dismissed: readonly { readonly proposalId: string; readonly edge: string }[],
): Suggestion[] {
  const gone = new Set(dismissed.map(({ proposalId, edge }) => `${proposalId} ${edge}`))
  return suggestions.filter(({ proposalId, edge }) => !gone.has(`${proposalId} ${edge}`))
}

type Found = Omit<Suggestion, 'proposalId'>
type ProposalFacts = SuggestionFacts['proposals'][number]

const behind = ({ organisation, partners }: ProposalFacts) => [organisation, ...partners]

function ofTeam({ juror }: SuggestionFacts, { members }: ProposalFacts): Found[] {
  return members.some(({ personId }) => personId === juror.personId)
    ? [{ edge: 'team', reason: { kind: 'team' } }]
    : []
}

function ofOrganisation(tie: JurorTie, proposal: ProposalFacts): Found[] {
  return behind(proposal).flatMap((organisation): Found[] => {
    const likeness = organisationLikeness(tie.name, organisation)
    if (likeness === null) return []
    const isSameSpelling = likeness === 'same'
    return [
      { edge: `tie ${tie.id} ${organisation}`, reason: { kind: 'tie', tie, organisation, isSameSpelling } },
    ]
  })
}

function ofPerson(tie: JurorTie, { members }: ProposalFacts): Found[] {
  const alike = members.map(({ name }) => personLikeness(tie.name, name)).filter((each) => each !== null)
  if (alike.length === 0) return []
  const isSameSpelling = alike.includes('same')
  return [{ edge: `person ${tie.id}`, reason: { kind: 'person', tie, isSameSpelling } }]
}

/** The juror's organisation owns the applicant, is owned by it, or both belong to one. Only equal spellings count here. */
function ofParents(tie: JurorTie, proposal: ProposalFacts, parents: SuggestionFacts['parents']): Found[] {
  const isSame = (a: string, b: string) => organisationLikeness(a, b) === 'same'
  const applicants = behind(proposal)
  const owned = (name: string) => parents.filter(({ child }) => isSame(child, name))
  return parents.flatMap((link): Found[] => {
    const { id, child, parent } = link
    const touches = (name: string) => applicants.some((applicant) => isSame(applicant, name))
    const isNear =
      (isSame(tie.name, child) && touches(parent)) ||
      (isSame(tie.name, parent) && touches(child)) ||
      (touches(child) && owned(tie.name).some((own) => own.id !== id && isSame(own.parent, parent)))
    return isNear ? [{ edge: `parent ${tie.id} ${id}`, reason: { kind: 'parent', tie, child, parent } }] : []
  })
}

function ofDomains({ juror: { domain } }: SuggestionFacts, proposal: ProposalFacts): Found[] {
  if (domain === null) return []
  if (proposal.members.some((member) => member.domain === domain)) {
    return [{ edge: `mail-domain ${domain}`, reason: { kind: 'mail-domain', domain } }]
  }
  return proposal.websiteDomain === domain
    ? [{ edge: `website ${domain}`, reason: { kind: 'website', domain } }]
    : []
}

/** The juror belongs to an organisation behind the programme, and so does the applicant. */
function ofHosts({ juror, hosts }: SuggestionFacts, proposal: ProposalFacts): Found[] {
  return hosts.flatMap(({ organisation, relation, domains }): Found[] => {
    const isOwn =
      (juror.domain !== null && domains.includes(juror.domain)) ||
      juror.ties.some(
        (tie) => tie.to === 'organisation' && organisationLikeness(tie.name, organisation) === 'same',
      )
    const isApplicant = behind(proposal).some((name) => organisationLikeness(name, organisation) === 'same')
    if (!isOwn || !isApplicant) return []
    return [{ edge: `host ${organisation}`, reason: { kind: 'host', relation, organisation } }]
  })
}
