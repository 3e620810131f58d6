import { describe, expect, it } from 'vitest'
import { formValues } from '#app/ui/form/form-values.ts'
import { entrySchema, outcomeSchema, sumOf } from './entry-form.ts'
import { excerpt, holdsOn, profileRefusal, stateWhenWritten, themesOf, type EntryKind } from './entry.ts'

describe('themesOf', () => {
  it.each([
    ['Waste water, heat', ['waste water', 'heat']],
    ['供热，节能、供热', ['供热', '节能']],
    [' heat ;HEAT,, heat  pumps ', ['heat', 'heat pumps']],
    [' , ;', []],
  ])('%s', (typed, themes) => {
    expect(themesOf(typed)).toEqual(themes)
  })
})

it.each([
  [null, true],
  ['2022-01-02', true],
  ['2022-01-01', true],
  ['2021-12-31', false],
])('an entry until %s holds on 2022-01-01: %s', (untilOn, holds) => {
  expect(holdsOn(untilOn, '2022-01-01')).toBe(holds)
})

describe('profileRefusal', () => {
  const fine = { isLead: true, isSubmitted: true, isAnnounced: true, hasProfile: false }
  it.each([
    [{}, undefined],
    [{ isLead: false }, 'profile-not-lead'],
    [{ isAnnounced: false }, 'profile-early'],
    [{ isSubmitted: false }, 'profile-not-submitted'],
    [{ hasProfile: true }, 'profile-exists'],
    // Whoever is no lead learns nothing else of the proposal.
    [{ isLead: false, isAnnounced: false, isSubmitted: false, hasProfile: true }, 'profile-not-lead'],
  ])('%o', (facts, code) => {
    expect(profileRefusal({ ...fine, ...facts })?.code).toBe(code)
  })
})

it('what strangers write waits to be checked; what a team writes after taking part does not', () => {
  expect(stateWhenWritten({ isFromProposal: false })).toBe('waiting')
  expect(stateWhenWritten({ isFromProposal: true })).toBe('public')
})

it.each([
  ['150 000 000', '150000000'],
  ['150,000,000', '150000000'],
  ['150\u202f000', '150000'],
  ['12,5', '12.5'],
  ['12.50', '12.50'],
  ['0', null],
  ['-5', null],
  ['1.234', null],
  ['5 M', null],
  ['', null],
])('the sum %s is %s', (typed, sum) => {
  expect(sumOf(typed)).toBe(sum)
})

it.each([
  ['Short enough.', 'Short enough.'],
  ['  two\n\nlines ', 'two lines'],
  ['one two three four five six', 'one two three four…'],
  ['one two three four, five', 'one two three four…'],
  ['一二三四五六七八九十一二三四五六七八九十一二', '一二三四五六七八九十一二三四五六七八九十…'],
])('the beginning of %j is %s', (text, beginning) => {
  expect(excerpt(text, 20)).toBe(beginning)
})

describe('entrySchema', () => {
  const typed = {
    organisation: 'City of Example',
    title: 'Heat from waste water',
    body: 'We look for a way to take heat out of it.',
    language: 'en',
    themes: 'heat, waste water',
    country: 'SE',
    maturity: '6',
    untilOn: '2022-06-30',
    consent: 'yes',
    version: '0',
  }
  const offer = { offerKind: 'support', forWhom: 'Small companies' }
  const parse = (kind: EntryKind, changes: Record<string, string | undefined> = {}) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...typed, ...changes }))
      if (value !== undefined) form.set(name, value)
    return entrySchema(kind).safeParse(formValues(form))
  }
  const faults = (kind: EntryKind, changes: Record<string, string | undefined>) =>
    (parse(kind, changes).error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`)

  it('takes a need, and keeps nothing that a need has not', () => {
    expect(parse('need', { site: 'A harbour', amount: '5', currency: 'EUR' }).data).toEqual({
      ...typed,
      ...{ themes: ['heat', 'waste water'], maturity: 6, version: 0, site: 'A harbour' },
      ...{ offerKind: null, forWhom: '', amount: null, currency: null, amountNote: '' },
    })
  })

  it('takes an offer with a sum, its currency and what it is for', () => {
    const given = { ...offer, amount: '150 000 000', currency: 'EUR', amountNote: 'First phase, as stated.' }
    expect(parse('offer', given).data).toMatchObject({ amount: '150000000', currency: 'EUR' })
    expect(parse('offer', { ...offer, currency: 'EUR' }).data).toMatchObject({ amount: null, currency: null })
  })

  it.each<[EntryKind, Record<string, string | undefined>, string]>([
    ['need', { consent: undefined }, 'consent matchmaking:errors.consent'],
    ['need', { themes: ' , ' }, 'themes matchmaking:errors.themes-none'],
    ['need', { themes: 'a,b,c,d,e,f,g,h,i' }, 'themes matchmaking:errors.themes-many'],
    ['need', { themes: 'x'.repeat(41) }, 'themes matchmaking:errors.themes-long'],
    ['need', { country: 'XX' }, 'country matchmaking:errors.country'],
    ['need', { untilOn: '2022-02-30' }, 'untilOn matchmaking:errors.day'],
    ['profile', { maturity: '10' }, 'maturity matchmaking:errors.maturity'],
    ['offer', { ...offer, amount: 'much' }, 'amount matchmaking:errors.amount'],
    ['offer', { ...offer, amount: '5', amountNote: 'A voucher' }, 'currency matchmaking:errors.currency'],
    ['offer', { ...offer, amount: '5', currency: 'EUR' }, 'amountNote matchmaking:errors.amount-note'],
  ])('%s %o: %s', (kind, changes, fault) => {
    expect(faults(kind, changes)).toEqual([fault])
  })

  it('an outcome has words and a day', () => {
    const id = '5f1c2a9e-3b64-4c1b-9f0e-3f4a5b6c7d8e'
    const step = { introduction: id, to: 'pilot', happenedOn: '2022-02-01', outcome: 'It began.' }
    expect(outcomeSchema.safeParse(step).success).toBe(true)
    expect(outcomeSchema.safeParse({ ...step, to: 'introduced' }).success).toBe(false)
    expect(outcomeSchema.safeParse({ ...step, outcome: ' ' }).success).toBe(false)
    expect(outcomeSchema.safeParse({ ...step, happenedOn: '1.2.2022' }).success).toBe(false)
  })
})
