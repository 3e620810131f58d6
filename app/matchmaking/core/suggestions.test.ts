import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reasonsFor, suggestionsFor, type Matched } from './suggestions.ts'

const need: Matched = {
  id: 'need',
  kind: 'need',
  title: 'Heat for a district',
  body: 'We look for storage of heat under streets.',
  themes: ['heat', 'energy'],
  country: 'CN',
  maturity: 6,
  ownerId: 'city',
}
const profile: Matched = {
  id: 'profile',
  kind: 'profile',
  title: 'Storage in rock',
  body: 'Summer warmth is kept under the streets until winter.',
  themes: ['energy', 'heat', 'rock'],
  country: 'SE',
  maturity: 7,
  ownerId: 'team',
}
const offer: Matched = {
  id: 'offer',
  kind: 'offer',
  title: 'Landing place',
  body: 'Desks and lawyers for half a year.',
  themes: ['landing'],
  country: 'CN',
  maturity: null,
  ownerId: 'agency',
}

describe('reasonsFor', () => {
  it('names what is shared, where the two are and how far the solution is', () => {
    expect(reasonsFor(need, profile)).toEqual([
      { kind: 'themes', words: ['energy', 'heat'] },
      { kind: 'words', words: ['storage', 'streets'] },
      { kind: 'two-countries', countries: ['CN', 'SE'] },
      { kind: 'mature-enough', level: 7, asked: 6 },
    ])
  })

  it.each<[string, Partial<Matched>, Partial<Matched>, readonly string[] | null]>([
    [
      'a level that is not reached',
      {},
      { maturity: 5 },
      ['themes', 'words', 'two-countries', 'not-yet-mature'],
    ],
    [
      'the level asked for, exactly',
      {},
      { maturity: 6 },
      ['themes', 'words', 'two-countries', 'mature-enough'],
    ],
    ['no level said', { maturity: null }, {}, ['themes', 'words', 'two-countries']],
    ['one country', {}, { country: 'CN' }, ['themes', 'words', 'same-country', 'mature-enough']],
    ['two words without a theme', { themes: [] }, {}, ['words', 'two-countries', 'mature-enough']],
    ['one word without a theme', { themes: [], title: 'Heat', body: 'Under streets.' }, {}, null],
    ['a theme and no word', { title: 'Q', body: 'Q' }, {}, ['themes', 'two-countries', 'mature-enough']],
    ['nothing shared', { themes: ['noise'], title: 'Quiet', body: 'Quiet nights.' }, {}, null],
    ['two of a kind', { kind: 'profile' }, {}, null],
    ['one owner', { ownerId: 'team' }, {}, null],
  ])('%s', (_, one, other, kinds) => {
    const reasons = reasonsFor({ ...need, ...one }, { ...profile, ...other })
    expect(reasons && reasons.map(({ kind }) => kind)).toEqual(kinds)
  })

  it('reads Chinese by its words, and no word that stands everywhere', () => {
    const chinese = { ...need, themes: [], title: '污水余热', body: '我们希望利用污水余热供暖。' }
    const team = { ...profile, themes: [], title: '余热回收', body: '从污水中回收余热，我们可以供暖。' }
    const reasons = reasonsFor(chinese, team)
    expect(reasons?.[0]).toMatchObject({ kind: 'words' })
    expect(JSON.stringify(reasons)).not.toContain('我们')
    expect(
      reasonsFor(
        { ...need, themes: [], title: 'City', body: 'The city would need a solution from companies.' },
        { ...profile, themes: [], title: 'Solution', body: 'Our solution is what cities need.' },
      ),
    ).toBeNull()
  })
})

describe('suggestionsFor', () => {
  it('puts the need first, best pair first, and leaves out what was brought together before', () => {
    const weaker = {
      ...profile,
      id: 'weaker',
      themes: ['heat'],
      title: 'Pumps',
      body: 'Pumps.',
      ownerId: 'other',
    }
    const all = suggestionsFor([profile, weaker, offer, need])
    expect(all.map(({ firstId, secondId }) => [firstId, secondId])).toEqual([
      ['need', 'profile'],
      ['need', 'weaker'],
    ])
    expect(suggestionsFor([profile, weaker, need], [['profile', 'need']])).toEqual(all.slice(1))
  })

  const entries = fc.uniqueArray(
    fc.record({
      id: fc.stringMatching(/^[a-z]{1,4}$/),
      kind: fc.constantFrom('profile', 'need', 'offer'),
      title: fc.constantFrom('Heat storage', 'Quiet streets', 'Water'),
      body: fc.constantFrom('Storage under streets', 'Water pumps quiet', 'Nothing'),
      themes: fc.subarray(['heat', 'noise', 'water']),
      country: fc.constantFrom('SE', 'CN'),
      maturity: fc.option(fc.integer({ min: 1, max: 9 })),
      ownerId: fc.constantFrom('a', 'b', 'c'),
    }) as fc.Arbitrary<Matched>,
    { selector: ({ id }) => id, maxLength: 9 },
  )

  it('does not depend on the order in which entries come', () => {
    fc.assert(
      fc.property(
        entries.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(suggestionsFor(shuffled)).toEqual(suggestionsFor(list))
        },
      ),
    )
  })

  it('says of two entries the same whatever else stands in the catalogue, and each pair once', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const all = suggestionsFor(list)
        const byId = new Map(list.map((entry) => [entry.id, entry]))
        for (const { firstId, secondId, reasons } of all) {
          const [first, second] = [byId.get(firstId)!, byId.get(secondId)!]
          expect(reasonsFor(second, first)).toEqual(reasons)
          expect(suggestionsFor([second, first])).toEqual([{ firstId, secondId, reasons }])
        }
        const pairs = all.map(({ firstId, secondId }) => [firstId, secondId].sort().join(' '))
        expect(new Set(pairs).size).toBe(pairs.length)
        if (all.length > 1) {
          const known = [[all[0]!.secondId, all[0]!.firstId]] as const
          expect(suggestionsFor(list, known)).toEqual(all.slice(1))
        }
      }),
    )
  })
})
