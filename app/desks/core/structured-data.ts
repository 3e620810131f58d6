/** What a public page says to search engines, as JSON-LD of schema.org. Nothing that the page does not show. */
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import type { PublicState } from './public-stations.ts'

type Thing = Readonly<Record<string, unknown>>

const context = 'https://schema.org'

export type ChallengeFacts = {
  readonly url: string
  readonly imageUrl: string
  readonly title: string
  readonly question: string
  readonly tagline: string
  readonly language: Locale
  readonly state: PublicState
  readonly opensAtIso: string
  readonly closesAtIso: string
  /** What is said of the announced minutes of grace; null where there are none. */
  readonly grace: string | null
  readonly owner: string | null
  readonly organisers: readonly string[]
  readonly programme: { readonly name: string; readonly url: string }
  readonly award: string
  readonly answers: readonly { readonly question: string; readonly answer: string }[]
}

/** The call as an event in which one takes part online, its prize as a grant, and what was asked and answered. */
export function challengeThings(facts: ChallengeFacts): Thing[] {
  const organisations = [...new Set([...(facts.owner ? [facts.owner] : []), ...facts.organisers])].map(
    (name) => ({
      ...{ '@type': 'Organization', name },
    }),
  )
  const inLanguage = htmlLangs[facts.language]
  const eventId = `${facts.url}#call`
  return [
    {
      '@context': context,
      '@type': 'Event',
      '@id': eventId,
      name: facts.title,
      description: [facts.question || facts.tagline, facts.grace].filter(Boolean).join(' '),
      url: facts.url,
      image: facts.imageUrl,
      inLanguage,
      startDate: facts.opensAtIso,
      endDate: facts.closesAtIso,
      eventAttendanceMode: `${context}/OnlineEventAttendanceMode`,
      eventStatus: `${context}/${facts.state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
      location: { '@type': 'VirtualLocation', url: facts.url },
      organizer: organisations,
      superEvent: { '@type': 'Event', name: facts.programme.name, url: facts.programme.url },
    },
    {
      '@context': context,
      '@type': 'Grant',
      name: facts.award,
      description: facts.title,
      url: facts.url,
      funder: organisations,
      subjectOf: { '@id': eventId },
    },
    ...(facts.answers.length === 0
      ? []
      : [
          {
            '@context': context,
            '@type': 'FAQPage',
            url: facts.url,
            mainEntity: facts.answers.map(({ question, answer }) => ({
              '@type': 'Question',
              name: question,
              acceptedAnswer: { '@type': 'Answer', text: answer },
            })),
          },
        ]),
  ]
}

/** The way to a page, from the front page on. */
export function breadcrumbThing(steps: readonly { readonly name: string; readonly url: string }[]): Thing {
  return {
    '@context': context,
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, url }, index) => ({
      ...{ '@type': 'ListItem', position: index + 1, name, item: url },
    })),
  }
}
