import { describe, expect, it } from 'vitest'
import { calendarRemarks } from '#app/lifecycle/calendar-remarks.ts'
import { locales } from '#app/platform/i18n.ts'
import { calendarOfTemplate, readCalendar } from '../core/calendar-draft.ts'
import { chinaFinland2021 } from './china-finland-2021.ts'
import { templates } from './index.ts'
import { nanshaDemonstration } from './nansha-demonstration.ts'

describe.each(templates.map((template) => [template.key, template] as const))(
  'the template %s',
  (_, template) => {
    it('weighs the criteria of each challenge to one hundred', () => {
      for (const challenge of template.challenges) {
        expect(challenge.weights).toHaveLength((challenge.criteria ?? template.criteria).length)
        expect(challenge.weights.reduce((sum, weight) => sum + weight, 0)).toBe(100)
      }
    })

    it('says in every language what the points mean', () => {
      const own = template.challenges.flatMap(({ criteria = [] }) => criteria)
      for (const criterion of [...template.criteria, ...own]) {
        for (const locale of locales) {
          const { name, question, anchors } = criterion[locale]
          expect([name, question, anchors[1], anchors[3], anchors[5]].every((text) => text.length > 1)).toBe(
            true,
          )
        }
      }
    })

    // Monday to Sunday, where no Christmas and no clock change comes near.
    it.each(['06', '07', '08', '09', '10', '11', '12'])(
      'puts dates on the calendar that nobody remarks on, opened on 2026-04-%s',
      (day) => {
        for (const zone of new Set([template.zone, ...template.challenges.map((each) => each.zone ?? '')])) {
          if (zone === '') continue
          const opening = { date: `2026-04-${day}`, time: template.calendar.opensAt.time, zone }
          const partnerZones = template.challenges.some((each) => each.zone) ? [] : template.partnerZones
          const read = readCalendar(
            calendarOfTemplate(template, opening),
            partnerZones,
            new Date('2026-01-01T00:00:00Z'),
          )
          expect(read.ok && calendarRemarks(read.value)).toEqual([])
        }
      },
    )

    it('counts its days forward', () => {
      const days = Object.values(template.calendar).map((offset) => offset.days)
      expect(days).toEqual([...days].sort((a, b) => a - b))
      expect(days[0]).toBe(0)
    })
  },
)

it('tells the figures of Nansha with what each rests on, in every language', () => {
  const basis = {
    en: ['rated', 'reported', 'reported', 'expected'],
    fi: ['nimellinen', 'ilmoitettu', 'ilmoitettu', 'odotettu'],
    sv: ['märkt', 'uppgiven', 'uppgiven', 'väntad'],
    'zh-CN': ['额定', '公布', '公布', '预期'],
  } as const
  for (const locale of locales) {
    const [, figures = ''] = nanshaDemonstration.texts[locale].about.split('\n\n')
    const told = [...figures.matchAll(/(\d+)[^()（）；;]*[(（]([^)）]+)[)）]/g)].map(([, value, on]) => [
      value,
      on,
    ])
    expect(told).toEqual(['60', '30', '52', '200'].map((value, index) => [value, basis[locale][index]]))
  }
})

const written = templates.filter(({ key }) => key !== 'blank-challenge')

it.each(written.map((template) => [template.key, template] as const))(
  'names a party as the owner and tells the whole brief of every challenge of %s in every language',
  (_, template) => {
    for (const challenge of template.challenges) {
      if (challenge.owner) expect(template.parties.map(({ name }) => name)).toContain(challenge.owner)
      for (const locale of locales) {
        for (const text of Object.values(challenge.texts[locale])) {
          expect(typeof text === 'string' ? text.trim() : text).not.toHaveLength(0)
        }
        for (const site of challenge.sites ?? []) {
          for (const text of Object.values(site.texts[locale])) expect(text.trim()).not.toBe('')
        }
      }
    }
  },
)

it('tells why each challenge of 2021 matters in more than one paragraph', () => {
  for (const challenge of chinaFinland2021.challenges) {
    for (const locale of locales) {
      const { background } = challenge.texts[locale]
      expect(background.split('\n\n').length).toBeGreaterThanOrEqual(2)
    }
  }
})

it('has the organisers, supporters, partners and challenges of 2021', () => {
  const namesOf = (relation: string) =>
    chinaFinland2021.parties.filter((party) => party.relation === relation).map((party) => party.name)
  expect(namesOf('organiser')).toHaveLength(2)
  expect(namesOf('supporter')).toHaveLength(3)
  expect(namesOf('special_partner')).toHaveLength(2)
  expect(chinaFinland2021.challenges.map((challenge) => challenge.texts.en.title)).toEqual([
    'Urban Renewal of Old Industrial Parks',
    'Digital ESD Platform for Young people',
    'Home Services for the Elderly',
    'Virtual Visual Design and Development of the Building Environment',
  ])
})
