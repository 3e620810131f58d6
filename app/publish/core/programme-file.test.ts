import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standardAsOwn } from './form/written-form.ts'
import { locales } from '#app/platform/i18n.ts'
import { templates } from '../templates/index.ts'
import { applicantKinds, consortiumRules, eligibilityInOrder } from './eligibility.ts'
import { usualRule } from './judging-rule.ts'
import { freshRubric } from './rubrics/index.ts'
import { nearestReadable } from './look/accent.ts'
import { longestProgrammeFile, programmeFileText, readProgrammeFile } from './programme-file.ts'
import { planOfTemplate, type ProgrammePlan } from './programme-plan.ts'
import { isSenderName } from './sender-name.ts'
import { goalsInOrder } from './sdg-goals.ts'
import { sessionPlansOf } from './session-plan.ts'

const calendar = {
  zone: 'Europe/Helsinki',
  opensAt: new Date('2027-02-01T07:00:00.000Z'),
  closesAt: new Date('2027-03-01T15:00:00.000Z'),
  judgingEndsAt: new Date('2027-04-01T14:00:00.000Z'),
  announcesAt: new Date('2027-04-09T07:00:00.123Z'),
}

const sessionsOf = (template: (typeof templates)[number]) => {
  const read = sessionPlansOf(template, { date: '2027-02-01', time: '09:00', zone: template.zone })
  return read.ok ? read.value : []
}

const plans = templates.map((template) =>
  planOfTemplate(template, {
    sessions: sessionsOf(template),
    slug: template.key,
    names: { en: 'A', fi: 'B', sv: 'C', 'zh-CN': '丁' },
    contactEmail: 'programme@haaste.test',
    zone: template.zone,
    partnerZones: template.partnerZones,
    calendarOf: ({ zone = template.zone }) => ({ ...calendar, zone }),
  }),
)
const [plan] = plans
if (!plan) throw new Error('no templates')

/** The file of a plan with something in it replaced. */
function spoilt(change: (file: Spoilt) => void, from: ProgrammePlan = plan as ProgrammePlan): string {
  const file = JSON.parse(programmeFileText(from)) as Spoilt
  change(file)
  return JSON.stringify(file)
}
/* eslint-disable @typescript-eslint/no-explicit-any -- a file that is spoilt on purpose has no type */
type Spoilt = {
  version: unknown
  format?: unknown
  programme: Record<string, any>
  challenges: Record<string, any>[]
  sessions: Record<string, any>[]
  pictures: Record<string, any>
}
/* eslint-enable @typescript-eslint/no-explicit-any */

const refusalOf = (text: string) => {
  const read = readProgrammeFile(text)
  return read.ok ? null : read.refusal
}
const problemsOf = (text: string) => {
  const refusal = refusalOf(text)
  return refusal?.code === 'file-invalid' ? refusal.problems : refusal
}

describe('writing and reading', () => {
  it.each(plans.map((each) => [each.slug, each] as const))(
    'gives back the template %s, to the letter',
    (_, each) => {
      const text = programmeFileText(each)
      const read = readProgrammeFile(text)
      if (!read.ok) throw new Error(JSON.stringify(read.refusal))
      expect(programmeFileText(read.value)).toBe(text)
    },
  )

  it('gives back any programme, to the letter', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((each) => !/[\0\p{Cs}]/u.test(each))
    const name = text.map((each) => `N${each}`)
    const languages = fc.subarray([...locales], { minLength: 1 })
    const country = fc.constantFrom('FI', 'CN', 'JP')
    const instant = fc.integer({ min: 1, max: 2_000 }).map((hours) => hours * 3_600_000)
    const arbitrary = fc.record({
      languages,
      name,
      prose: text,
      edition: fc.option(fc.integer({ min: 1, max: 999 }), { nil: null }),
      steps: fc.tuple(instant, instant, instant),
      kinds: fc.subarray([...applicantKinds]),
      countries: fc.uniqueArray(country),
      weight: fc.integer({ min: 1, max: 99 }),
      grant: fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: null }),
      months: fc.tuple(fc.integer({ min: 1, max: 18 }), fc.integer({ min: 18, max: 36 })),
    })
    fc.assert(
      fc.property(arbitrary, (made) => {
        const start = Date.UTC(2027, 1, 1)
        const [open, judge, announce] = made.steps
        const inEach = <Texts>(texts: Texts) =>
          Object.fromEntries(made.languages.map((each) => [each, texts]))
        const owner = {
          name: made.name,
          shortName: null,
          kind: 'city',
          country: 'FI',
          website: null,
        } as const
        const given: ProgrammePlan = {
          ...(plan as ProgrammePlan),
          languages: made.languages,
          workingLanguage: made.weight % 2 === 0 ? 'fi' : 'ja',
          edition: made.edition,
          holidayCountries: [...made.countries].sort(),
          colours: made.weight % 2 === 0 ? { light: '#1f5c4d', dark: '#8fd0bd' } : null,
          senderName: isSenderName(made.name) ? made.name : null,
          texts: inEach({ name: made.name, tagline: made.prose, about: made.prose, logoAlt: made.prose }),
          logo: made.weight % 3 === 0 ? 'b'.repeat(64) : null,
          parties: [{ ...owner, relation: 'sponsor', logo: 'a'.repeat(64) }],
          pictures: [
            ...(made.weight % 3 === 0 ? [{ hash: 'b'.repeat(64), png: 'AQID' }] : []),
            { hash: 'a'.repeat(64), png: 'AAECAw==' },
          ],
          challenges: [
            {
              slug: 'one',
              owner,
              calendar: {
                zone: 'Asia/Shanghai',
                opensAt: new Date(start),
                closesAt: new Date(start + open),
                judgingEndsAt: new Date(start + open + judge),
                announcesAt: new Date(start + open + judge + announce),
              },
              pilotsOffered: 2,
              grant:
                made.grant === null
                  ? null
                  : { amount: made.grant, currency: 'EUR', vat: made.weight % 3 === 0 ? null : 'without' },
              minimumReviews: 3,
              isSealed: made.weight % 2 === 0,
              graceMinutes: made.weight % 3,
              appealDays: 7 + (made.weight % 3),
              embargoHours: made.weight % 48,
              answerDays: 3 + (made.weight % 3),
              organisersSeeScoresFrom: 'judging',
              jurorsSeeOthers: made.weight % 2 === 0 ? 'never' : 'after-own-final',
              isBlind: made.weight % 3 === 0,
              eligibility: {
                ...eligibilityInOrder({ kinds: made.kinds, countries: made.countries }),
                consortium: consortiumRules[made.weight % 3] ?? 'allowed',
                maturity: { from: 1 + (made.weight % 4), to: 9 - (made.weight % 5) },
                isOncePerOrganisation: made.weight % 2 === 1,
              },
              sdgGoals: goalsInOrder([made.weight % 17, 11]),
              expectedProposals: made.grant === null ? null : 40,
              texts: inEach({
                ...{
                  title: made.prose,
                  question: made.prose,
                  tagline: '',
                  background: made.prose,
                  outcome: '',
                },
                ...{ outOfScope: '', offer: made.prose, eligibility: '', terms: '' },
                ...{ themes: made.prose, affected: made.prose, tried: '' },
                termsLink: made.weight % 2 === 0 ? 'https://terms.example/1' : '',
                faq: [{ question: made.name, answer: made.name }],
                links: [{ label: made.name, address: 'https://material.example/a?b=c' }],
              }),
              criteria: [made.weight, 100 - made.weight].map((weight) => ({
                ...{ weight, rubric: freshRubric('points'), minimum: '2.5', isForFinalists: true },
                texts: inEach({ name: made.prose, question: '', anchors: { '1': made.prose, '5': '' } }),
              })),
              form: made.weight % 2 === 0 ? standardAsOwn(['en'], () => (key) => key) : null,
              way:
                made.weight % 3 === 0
                  ? { way: 'pairwise' }
                  : made.weight % 3 === 1
                    ? { way: 'ranked', rankRule: 'borda', points: [made.weight, 1] }
                    : null,
              publicVote:
                made.grant === null
                  ? null
                  : {
                      opensAt: new Date(start + open),
                      closesAt: new Date(start + open + judge),
                      ...{ budget: made.grant, currency: 'EUR', maximum: null, isWithinBudget: true },
                      ...{ counting: 'equal-shares', afterUnaffordable: 'stop', weight: 'advice' },
                    },
              judgingRule: {
                ...usualRule,
                panel: { by: 'median' },
                tieBreak: [{ by: 'criterion', position: 2 }],
                minimum: '60.5',
              },
              rules: [{ texts: { en: 'The team has been to the site.' } }],
              awards:
                made.weight % 2 === 0
                  ? null
                  : {
                      ...{ currency: 'EUR', rule: 'stop', winsPerOrganisation: 1 },
                      budgets: [{ name: made.name, amount: 90_000 }],
                      lines: [
                        { kind: 'award', places: 2, amount: 40_000, budget: 1, names: { en: made.name } },
                        { kind: 'mention', places: 1, amount: null, budget: null, names: { fi: made.name } },
                      ],
                    },
              sites: [
                {
                  ...{ maximumPilots: 1, minimumMonths: made.months[0], maximumMonths: made.months[1] },
                  texts: inEach({ name: made.prose, limits: made.prose }),
                },
              ],
            },
          ],
        }
        const written = programmeFileText(given)
        const read = readProgrammeFile(written)
        expect(read.ok && programmeFileText(read.value)).toBe(written)
      }),
    )
  })

  it('fills a language that has no text with an empty one, so that the file says which are meant', () => {
    const { en } = (plan as ProgrammePlan).texts
    const read = readProgrammeFile(
      programmeFileText({ ...(plan as ProgrammePlan), texts: { en }, languages: ['en', 'fi'] }),
    )
    expect(read.ok && read.value.texts.fi).toEqual({ name: 'A', tagline: '', about: '', logoAlt: '' })
  })
})

it('reads a file of the first version, and what has come since as nothing said', () => {
  const file = JSON.parse(programmeFileText(plan as ProgrammePlan)) as Spoilt
  const { holidayCountries, colours: _, senderName: __, logo: ___, ...programme } = file.programme
  const { pictures: ____, ...rest } = file
  const first = {
    ...rest,
    version: 1,
    programme: {
      ...programme,
      texts: Object.fromEntries(
        Object.entries(programme.texts as Spoilt['programme']).map(([locale, { logoAlt: _, ...text }]) => [
          locale,
          text,
        ]),
      ),
      parties: (programme.parties as Spoilt['programme'][]).map(({ logo: _, ...party }) => party),
    },
    challenges: file.challenges.map(({ sdgGoals: _, expectedProposals: __, texts, ...challenge }) => ({
      ...challenge,
      texts: Object.fromEntries(
        Object.entries(texts as Record<string, Record<string, unknown>>).map(([locale, text]) => {
          const { themes, affected, tried, termsLink, faq, links, ...known } = text
          expect([themes, affected, tried, termsLink, faq, links]).not.toContain(undefined)
          return [locale, known]
        }),
      ),
    })),
  }
  const read = readProgrammeFile(JSON.stringify(first))
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  expect(read.value).toMatchObject({
    holidayCountries,
    colours: null,
    senderName: null,
    logo: null,
    pictures: [],
  })
  expect(read.value.texts.en?.logoAlt).toBe('')
  expect(read.value.parties.every(({ logo }) => logo === null)).toBe(true)
  expect(read.value.challenges[0]).toMatchObject({ sdgGoals: [], expectedProposals: null })
  expect(read.value.challenges[0]?.texts.en).toMatchObject({ themes: '', affected: '', faq: [], links: [] })
})

describe('what is not read', () => {
  it.each([
    ['{"format": "haaste-programme", "version": 1', { code: 'file-not-json' }],
    ['', { code: 'file-not-json' }],
    ['[]', { code: 'file-other-format' }],
    ['{"format": "else", "version": 1}', { code: 'file-other-format' }],
    ['{"format": "haaste-programme", "version": 3}', { code: 'file-other-version', version: '3', known: 2 }],
    [
      '{"format": "haaste-programme", "version": "<b>"}',
      { code: 'file-other-version', version: '?', known: 2 },
    ],
    ['x'.repeat(longestProgrammeFile + 1), { code: 'file-too-large', limit: longestProgrammeFile }],
  ])('%.60s', (text, refusal) => expect(refusalOf(text)).toEqual(refusal))

  it.each<[string, (file: Spoilt) => void, unknown]>([
    [
      'weights that are not one hundred together',
      (file) => void (file.challenges[0]!.criteria[0].weight = 31),
      { path: 'challenges.0.criteria', code: 'weights-not-hundred', sum: 101 },
    ],
    [
      'dates that overlap',
      (file) => void (file.challenges[1]!.calendar.judgingEndsAt = '2027-02-10T07:00:00Z'),
      { path: 'challenges.1.calendar', code: 'dates-overlap', earlier: 'closesAt', later: 'judgingEndsAt' },
    ],
    [
      'a language without its text',
      (file) => void delete file.challenges[0]!.texts.fi,
      { path: 'challenges.0.texts', code: 'locale-missing', locale: 'fi' },
    ],
    [
      'colours that cannot be read',
      (file) => void (file.programme.colours = { light: '#806900', dark: '#1f5c4d' }),
      {
        path: 'programme.colours.dark',
        code: 'accents-unreadable',
        nearest: nearestReadable('#1f5c4d', 'dark'),
      },
    ],
    [
      'a sender that looks like an address',
      (file) => void (file.programme.senderName = 'Bank <bank@bank.example>'),
      { path: 'programme.senderName', code: 'wrong-value' },
    ],
    [
      'a logo that is not there',
      (file) => void (file.programme.parties[0].logo = 'a'.repeat(64)),
      { path: 'programme.parties.0.logo', code: 'picture-missing' },
    ],
    [
      'a picture that nothing names',
      (file) => void (file.pictures['a'.repeat(64)] = 'AAAA'),
      { path: 'pictures', code: 'unknown-key', key: 'a'.repeat(64) },
    ],
    [
      'a picture in other letters',
      (file) => {
        file.programme.logo = 'a'.repeat(64)
        file.pictures['a'.repeat(64)] = '<svg/>'
      },
      { path: `pictures.${'a'.repeat(64)}`, code: 'wrong-value' },
    ],
    [
      'an entry nobody knows',
      (file) => void (file.programme.people = ['Aino']),
      { path: 'programme', code: 'unknown-key', key: 'people' },
    ],
    [
      'a zone that is none',
      (file) => void (file.programme.zone = 'CST'),
      { path: 'programme.zone', code: 'wrong-value' },
    ],
    [
      'a part that is missing',
      (file) => void delete file.programme.theme,
      { path: 'programme.theme', code: 'wrong-value' },
    ],
    [
      'two challenges of one address',
      (file) => void (file.challenges[1]!.slug = file.challenges[0]!.slug),
      { path: 'challenges.1.slug', code: 'slug-twice' },
    ],
    [
      'a session about a challenge that is not there',
      (file) =>
        void (file.sessions = [
          {
            ...{ kind: 'information', challenge: 'nowhere', edition: 1, zone: 'Europe/Helsinki' },
            ...{ startsAt: '2027-02-10T07:00:00Z', endsAt: '2027-02-10T08:00:00Z', place: '' },
            ...{ capacity: null, texts: { en: { title: 'A', description: '' } }, agenda: [] },
          },
        ]),
      { path: 'sessions.0.challenge', code: 'challenge-unknown', slug: 'nowhere' },
    ],
    [
      'half a character',
      (file) => void (file.challenges[0]!.texts.en.title = '\ud800'),
      { path: 'challenges.0.texts.en.title', code: 'wrong-value' },
    ],
    [
      'a text as long as a book',
      (file) => void (file.challenges[0]!.texts.en.terms = 'x'.repeat(50_001)),
      { path: 'challenges.0.texts.en.terms', code: 'too-much' },
    ],
  ])('%s', (_, change, problem) => expect(problemsOf(spoilt(change))).toEqual([problem]))

  it('never throws, whatever it is given', () => {
    const sound = { format: 'haaste-programme', version: 1, programme: null, challenges: null }
    fc.assert(fc.property(fc.json(), (text) => !readProgrammeFile(text).ok))
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !readProgrammeFile(text).ok))
    fc.assert(
      fc.property(fc.constantFrom('programme', 'challenges'), fc.jsonValue(), (key, value) => {
        const file = { ...sound, [key]: value }
        return !readProgrammeFile(JSON.stringify(file)).ok
      }),
    )
  })
})
