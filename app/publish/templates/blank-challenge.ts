/** One challenge with the usual criteria and terms, and nothing else: for those who begin with their own words. */
import { locales, type Locale } from '#app/platform/i18n.ts'
import { pilotEligibility, pilotTexts } from './common-texts.ts'
import { pilotCriteria } from './criteria.ts'
import type { TemplateBrief, ChallengeTemplate, ProgrammeTemplate } from './template.ts'

/** Empty on purpose: the readiness list names what has to be written before anybody can be asked to approve it. */
function unwritten(locale: Locale, title: string): TemplateBrief {
  return {
    title,
    question: '',
    tagline: '',
    background: '',
    outcome: '',
    outOfScope: '',
    ...pilotTexts[locale],
  }
}

const usual = {
  slug: 'challenge',
  pilotsOffered: 1,
  eligibility: pilotEligibility,
  weights: [30, 25, 25, 20],
} as const

export const blankChallenge: ProgrammeTemplate = {
  key: 'blank-challenge',
  theme: 'leaf',
  zone: 'Europe/Helsinki',
  partnerZones: [],
  original: null,
  calendar: {
    opensAt: { days: 0, time: '09:00' },
    closesAt: { days: 42, time: '16:00' },
    judgingEndsAt: { days: 70, time: '12:00' },
    announcesAt: { days: 84, time: '13:00' },
  },
  parties: [],
  texts: {
    en: { name: '', tagline: '', about: '' },
    fi: { name: '', tagline: '', about: '' },
    sv: { name: '', tagline: '', about: '' },
    'zh-CN': { name: '', tagline: '', about: '' },
  },
  criteria: pilotCriteria,
  challenges: [
    {
      ...usual,
      texts: {
        en: unwritten('en', 'New challenge'),
        fi: unwritten('fi', 'Uusi haaste'),
        sv: unwritten('sv', 'Ny utmaning'),
        'zh-CN': unwritten('zh-CN', '新挑战'),
      },
    },
  ],
}

/** The same challenge for a programme there is already: under this title in every language, until each is written. */
export function blankChallengeTitled(title: string): {
  challenge: ChallengeTemplate
  criteria: ProgrammeTemplate['criteria']
} {
  const texts = Object.fromEntries(locales.map((locale) => [locale, unwritten(locale, title)]))
  return {
    challenge: { ...usual, texts: texts as Record<Locale, TemplateBrief> },
    criteria: blankChallenge.criteria,
  }
}
