import { expect, it } from 'vitest'
import { breadcrumbThing, challengeThings, type ChallengeFacts } from './structured-data.ts'

const facts: ChallengeFacts = {
  url: 'https://haaste.example/zh-CN/challenges/a',
  imageUrl: 'https://haaste.example/zh-CN/challenges/a/share.png',
  title: '公园',
  question: '如何？',
  tagline: '',
  language: 'zh-CN',
  state: 'open',
  opensAtIso: '2021-12-03T07:00:00.000Z',
  closesAtIso: '2021-12-22T21:59:00.000Z',
  grace: null,
  owner: 'City',
  organisers: ['City', 'Fund'],
  programme: { name: 'P', url: 'https://haaste.example/zh-CN/programmes/p' },
  award: 'One pilot',
  answers: [],
}

it('tells a call, its award, and each organisation once', () => {
  const [event, grant, ...others] = challengeThings(facts)
  expect(event).toMatchObject({
    '@type': 'Event',
    inLanguage: 'zh-CN',
    endDate: facts.closesAtIso,
    eventStatus: 'https://schema.org/EventScheduled',
    organizer: [{ name: 'City' }, { name: 'Fund' }],
  })
  expect(grant).toMatchObject({ '@type': 'Grant', name: 'One pilot' })
  expect(others).toEqual([])
})

it('tells questions where there are answers, and a cancelled call as such', () => {
  const things = challengeThings({ ...facts, state: 'cancelled', answers: [{ question: 'Q', answer: 'A' }] })
  expect(things[0]).toMatchObject({ eventStatus: 'https://schema.org/EventCancelled' })
  expect(things[2]).toMatchObject({
    '@type': 'FAQPage',
    mainEntity: [{ name: 'Q', acceptedAnswer: { text: 'A' } }],
  })
})

it('tells the announced grace with the deadline', () => {
  const [event] = challengeThings({ ...facts, grace: '15 minutes of grace.' })
  expect(event?.description).toBe(`${facts.question || facts.tagline} 15 minutes of grace.`)
})

it('numbers the steps of the way', () => {
  expect(breadcrumbThing([{ name: 'A', url: 'u' }])).toMatchObject({
    itemListElement: [{ position: 1, item: 'u' }],
  })
})
