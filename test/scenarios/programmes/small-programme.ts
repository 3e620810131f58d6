/** A programme of one challenge, written as briefly as it can be. */
import type { TimedDeed } from '#app/desks/core/deed.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import type { NewCalendar } from '#app/lifecycle/calendar.ts'
import { pilotEligibility, pilotTexts } from '#app/publish/templates/common-texts.ts'
import { pilotCriteria } from '#app/publish/templates/criteria.ts'
import type { ChallengeTemplate, PartyTemplate, ProgrammeTemplate } from '#app/publish/templates/template.ts'
import type { CastPerson, Founding, Scenario, ScenarioProposal } from '../scenario.ts'
import { challengeStory, type ChallengePlan } from '../challenge-story.ts'
import { teamOf } from '../scenario.ts'
import { teamStory, type TeamPlan } from '../team-story.ts'

export type SmallTexts = {
  readonly name: string
  readonly tagline: string
  readonly about: string
  readonly title: string
  readonly question: string
  readonly background: string
  readonly outcome: string
  readonly outOfScope: string
  readonly offer: string
}

export type SmallProgramme = {
  readonly slug: string
  readonly challenge: string
  readonly theme: ProgrammeTemplate['theme']
  readonly parties: readonly PartyTemplate[]
  /** How each criterion is answered, where not by points from 1 to 5. */
  readonly rubrics?: ChallengeTemplate['rubrics']
  /** Its own form; the standard one when it is left out. */
  readonly form?: ChallengeTemplate['form']
  /** The awards it names; one pilot when left out. */
  readonly awards?: ChallengeTemplate['awards']
  readonly texts: Readonly<Record<Locale, SmallTexts>>
  readonly foundedAt: Date
  readonly calendar: NewCalendar
  readonly contactEmail: string
  readonly author: CastPerson
  readonly roles: Founding['roles']
  readonly look?: Founding['look']
  readonly teams: readonly Omit<TeamPlan, 'challenge'>[]
  readonly plan: Omit<ChallengePlan, 'challenge' | 'author' | 'proposals' | 'submitted'>
  /** People beside teams, jury and staff. */
  readonly people?: readonly CastPerson[]
  readonly more?: (challenge: string) => readonly TimedDeed[]
}

export function smallScenario(small: SmallProgramme): Scenario {
  const { slug, challenge, teams, plan, author } = small
  const proposals: readonly ScenarioProposal[] = teams.map(({ proposal }) => proposal)
  return {
    people: [...proposals.flatMap(teamOf), ...(small.people ?? [])],
    foundings: [
      {
        at: small.foundedAt,
        slug,
        template: templateOf(small),
        calendar: small.calendar,
        contactEmail: small.contactEmail,
        by: author.email,
        roles: small.roles,
        ...(small.look && { look: small.look }),
      },
    ],
    deeds: [
      ...teams.flatMap((team) => teamStory({ challenge, ...team })),
      ...challengeStory({
        ...plan,
        challenge,
        author: author.email,
        proposals,
        submitted: teams.filter(({ submitsAt }) => submitsAt !== null).map(({ proposal }) => proposal.key),
      }),
      ...(small.more?.(challenge) ?? []),
    ],
  }
}

function templateOf({
  slug,
  challenge,
  theme,
  parties,
  rubrics,
  form,
  awards,
  texts,
  calendar,
  plan: { ballots },
}: SmallProgramme): ProgrammeTemplate {
  const inAll = <Value>(make: (locale: Locale) => Value) =>
    Object.fromEntries(locales.map((locale) => [locale, make(locale)])) as Record<Locale, Value>
  const opening = { days: 0, time: '09:00' }
  return {
    key: slug,
    theme,
    zone: calendar.zone,
    partnerZones: calendar.partnerZones,
    parties,
    criteria: pilotCriteria,
    calendar: { opensAt: opening, closesAt: opening, judgingEndsAt: opening, announcesAt: opening },
    original: null,
    texts: inAll((locale) => {
      const { name, tagline, about } = texts[locale]
      return { name, tagline, about }
    }),
    challenges: [
      {
        slug: challenge,
        pilotsOffered: pilotsIn(awards),
        eligibility: pilotEligibility,
        weights: [30, 25, 25, 20],
        rubrics,
        form,
        awards,
        texts: inAll((locale) => {
          const { title, question, tagline, background, outcome, outOfScope, offer } = texts[locale]
          const brief = { title, question, tagline, background, outcome, outOfScope, offer }
          return { ...pilotTexts[locale], ...brief, ...(ballots && { terms: termsOnBallots(locale) }) }
        }),
      },
    ],
  }
}

const tiesOnBallots: Readonly<Record<Locale, string>> = {
  en: '- **Ties.** Where places are equal, the proposal that more jurors put before the other comes first; if that says nothing, people decide and say why.',
  fi: '- **Tasatilanne.** Sijojen ollessa tasan edelle menee ehdotus, jonka useampi tuomari asetti toisen edelle; jos sekään ei ratkaise, ihmiset päättävät ja perustelevat.',
  sv: '- **Lika platser.** Vid lika platser går det förslag före som fler jurymedlemmar satte före det andra; säger inte heller det något avgör människor och säger varför.',
  'zh-CN': '- **同名次处理。** 名次相同时，被更多评委排在前面的方案优先；仍无法区分的，由人决定并说明理由。',
}

/** The usual terms, but for the last one, which settles ties by points: ballots have none. */
function termsOnBallots(locale: Locale): string {
  const terms = pilotTexts[locale].terms.split('\n').slice(0, -1)
  return [...terms, tiesOnBallots[locale]].join('\n')
}

/** One without award lines; else as many as its lines have places. */
function pilotsIn(awards: ChallengeTemplate['awards']): number {
  if (!awards) return 1
  return awards.lines.filter(({ kind }) => kind === 'award').reduce((sum, { places }) => sum + places, 0)
}

/** The same sentence of a jury for the public in every language the programme speaks. */
export const plainStatement: Readonly<Record<Locale, string>> = {
  en: 'The jury chose the proposal that starts from the people on the spot and says how it will be measured.',
  fi: 'Raati valitsi ehdotuksen, joka lähtee paikan ihmisistä ja kertoo, miten tulos mitataan.',
  sv: 'Juryn valde förslaget som utgår från människorna på platsen och säger hur resultatet mäts.',
  'zh-CN': '评审团选择了从现场使用者出发、并说明如何测量成效的方案。',
}
