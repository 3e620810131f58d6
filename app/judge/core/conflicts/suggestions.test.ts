import { describe, expect, it } from 'vitest'
import { suggestionsFor, waitingSuggestions, type JurorTie, type SuggestionFacts } from './suggestions.ts'

const aTie = (given: Partial<JurorTie> = {}): JurorTie => ({
  id: 't1',
  kind: 'employment',
  to: 'organisation',
  name: 'Meri Oy',
  source: 'declared',
  fromYear: 2015,
  untilYear: null,
  ...given,
})

const aProposal = (
  given: Partial<SuggestionFacts['proposals'][number]> = {},
): SuggestionFacts['proposals'][number] => ({
  proposalId: 'p1',
  organisation: 'MERI OYJ',
  partners: [],
  members: [{ personId: 'lead', name: 'Aino Virtanen', domain: 'meri.example' }],
  websiteDomain: null,
  ...given,
})

const facts = ({
  juror = {},
  ...given
}: Partial<Omit<SuggestionFacts, 'juror'>> & {
  juror?: Partial<SuggestionFacts['juror']>
}): SuggestionFacts => ({
  juror: { personId: 'juror', domain: null, ties: [], ...juror },
  proposals: [aProposal()],
  hosts: [],
  parents: [],
  recentFrom: 2018,
  ...given,
})

const kinds = (given: SuggestionFacts) => suggestionsFor(given).map(({ reason }) => reason.kind)

describe('suggestions', () => {
  it.each<[string, SuggestionFacts, string[]]>([
    ['nothing known', facts({}), []],
    ['a tie to the applicant', facts({ juror: { ties: [aTie()] } }), ['tie']],
    [
      'a tie to a partner of the consortium',
      facts({
        juror: { ties: [aTie({ name: 'Järvi' })] },
        proposals: [aProposal({ partners: ['Jarvi Ab'] })],
      }),
      ['tie'],
    ],
    ['a tie that ended in the last years', facts({ juror: { ties: [aTie({ untilYear: 2018 })] } }), ['tie']],
    ['a tie that ended before', facts({ juror: { ties: [aTie({ untilYear: 2017 })] } }), []],
    ['a tie to somebody else', facts({ juror: { ties: [aTie({ name: 'Vuori Oy' })] } }), []],
    [
      'a person in the team',
      facts({ juror: { ties: [aTie({ kind: 'family', to: 'person', name: 'Virtanen Aino' })] } }),
      ['person'],
    ],
    [
      'a person of that name as an organisation',
      facts({ juror: { ties: [aTie({ kind: 'family', to: 'person', name: 'Meri Oy' })] } }),
      [],
    ],
    ['the same domain', facts({ juror: { domain: 'meri.example' } }), ['mail-domain']],
    [
      'the domain of its website',
      facts({ juror: { domain: 'sea.example' }, proposals: [aProposal({ websiteDomain: 'sea.example' })] }),
      ['website'],
    ],
    [
      'two public addresses',
      facts({ proposals: [aProposal({ members: [{ personId: 'x', name: 'X', domain: null }] })] }),
      [],
    ],
    [
      'a seat in its team',
      facts({ proposals: [aProposal({ members: [{ personId: 'juror', name: 'J', domain: null }] })] }),
      ['team'],
    ],
    [
      'its owner',
      facts({
        juror: { ties: [aTie({ name: 'Konserni' })] },
        parents: [{ id: 'o', child: 'Meri', parent: 'Konserni Oy' }],
      }),
      ['parent'],
    ],
    [
      'what it owns',
      facts({
        juror: { ties: [aTie({ name: 'Lahti' })] },
        parents: [{ id: 'o', child: 'Lahti Oy', parent: 'Meri' }],
      }),
      ['parent'],
    ],
    [
      'a sister',
      facts({
        juror: { ties: [aTie({ name: 'Lahti' })] },
        parents: [
          { id: 'o', child: 'Lahti Oy', parent: 'Konserni' },
          { id: 'q', child: 'Meri', parent: 'Konserni Oy' },
        ],
      }),
      ['parent'],
    ],
    [
      'the owner of the challenge that applies itself',
      facts({
        juror: { domain: 'city.example' },
        proposals: [aProposal({ organisation: 'City of Example' })],
        hosts: [{ organisation: 'City of Example', relation: 'owner', domains: ['city.example'] }],
      }),
      ['host'],
    ],
    [
      'the owner of the challenge beside another applicant',
      facts({
        juror: { domain: 'city.example' },
        hosts: [{ organisation: 'City of Example', relation: 'owner', domains: ['city.example'] }],
      }),
      [],
    ],
  ])('%s', (_name, given, expected) => {
    expect(kinds(given)).toEqual(expected)
  })

  it('names nobody of the team', () => {
    const told = suggestionsFor(
      facts({
        juror: {
          domain: 'meri.example',
          ties: [aTie({ kind: 'family', to: 'person', name: 'A. Virtanen' })],
        },
      }),
    )
    expect(told).toHaveLength(2)
    expect(JSON.stringify(told)).not.toMatch(/Aino|lead/)
  })

  it('gives the same tie the same edge, and keeps what was dismissed away', () => {
    const given = facts({
      juror: { ties: [aTie()] },
      proposals: [aProposal(), aProposal({ proposalId: 'p2' })],
    })
    const [first, second] = suggestionsFor(given)
    expect(suggestionsFor(given)).toEqual([first, second])
    expect(waitingSuggestions([first!, second!], [{ proposalId: 'p1', edge: first!.edge }])).toEqual([second])
  })
})
