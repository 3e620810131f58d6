import { describe, expect, it } from 'vitest'
import { factsSchema, ownerFromForm } from './facts-form.ts'

const sent = {
  version: 'seen',
  owner: 'none',
  ownerName: '',
  ownerKind: 'city',
  ownerCountry: '',
  minimumReviews: '3',
  pilotsOffered: '1',
}

describe('the form about owner, reviews and pilots', () => {
  it('reads nobody, somebody known and somebody new', () => {
    const known = '6d2f7a3e-3c5a-4c9e-9d8b-0a1b2c3d4e5f'
    expect(ownerFromForm(factsSchema.parse(sent))).toBeNull()
    expect(ownerFromForm(factsSchema.parse({ ...sent, owner: known }))).toEqual({ organisationId: known })
    expect(
      ownerFromForm(
        factsSchema.parse({ ...sent, owner: 'new', ownerName: ' City of Rannikko ', ownerCountry: 'fi' }),
      ),
    ).toEqual({ name: 'City of Rannikko', kind: 'city', country: 'FI' })
  })

  it.each([
    ['a new owner without a name', { owner: 'new' }, 'ownerName'],
    ['an owner that is no choice', { owner: 'somebody' }, 'owner'],
    ['no reviews', { minimumReviews: '0' }, 'minimumReviews'],
    ['half a review', { minimumReviews: '2.5' }, 'minimumReviews'],
    ['no number at all', { pilotsOffered: 'a few' }, 'pilotsOffered'],
    ['more pilots than the table takes', { pilotsOffered: '51' }, 'pilotsOffered'],
    ['a country by its name', { ownerCountry: 'Finland' }, 'ownerCountry'],
  ])('refuses %s', (_, change, field) => {
    const parsed = factsSchema.safeParse({ ...sent, ...change })
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual([field])
  })
})
