/** The description of the API for programs (OpenAPI 3.1). Lists of values come from where pages have them. */
import { rubricTypeNames } from '#app/publish/core/rubrics/index.ts'
import { mostGraceMinutes } from '#app/lifecycle/intake.ts'
import { locales } from '#app/platform/i18n.ts'
import {
  applicantKinds,
  consortiumRules,
  highestMaturity,
  lowestMaturity,
} from '#app/publish/core/eligibility.ts'
import { vatBases } from '#app/publish/core/sdg-goals.ts'
import { shows, themes } from './challenge-list.ts'
import { mostItems } from './open-query.ts'
import { phaseOfPublicState } from './public-stations.ts'

const text = { type: 'string' } as const
const instant = { type: 'string', format: 'date-time', description: 'UTC' } as const
const orNone = (schema: { readonly type: string }) => ({ ...schema, type: [schema.type, 'null'] })
const listOf = (items: object) => ({ type: 'array', items })
const object = (properties: Record<string, object>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
})
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

const parameter = (name: string, schema: object, description: string) => ({
  ...{ name, in: 'query', description, schema },
})
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: text })
const language = parameter(
  'lang',
  { enum: locales, default: 'en' },
  'The language of the texts; where one is missing, another comes and `language` says which.',
)
const limit = parameter(
  'limit',
  { type: 'integer', minimum: 1, maximum: mostItems, default: 24 },
  'How many at most.',
)
const after = parameter('after', text, 'Where the page before ended; taken from its `next`.')

const answers = (schema: object, isOne: boolean) => ({
  '200': { description: 'As asked', content: { 'application/json': { schema } } },
  '304': { description: 'Nothing has changed since the ETag that was sent' },
  '400': {
    description: 'A parameter has no such value',
    content: { 'application/problem+json': { schema: ref('Problem') } },
  },
  ...(isOne && {
    '404': {
      description: 'Not public, or not there',
      content: { 'application/problem+json': { schema: ref('Problem') } },
    },
  }),
})

const csvAnswers = {
  '200': {
    description: 'A table whose columns the page of open data explains',
    content: { 'text/csv': { schema: text } },
  },
  '304': { description: 'Nothing has changed since the ETag that was sent' },
}

const maturityLevel = { type: 'integer', minimum: lowestMaturity, maximum: highestMaturity }

const summary = {
  slug: text,
  number: { type: 'integer' },
  state: { enum: Object.keys(phaseOfPublicState) },
  title: text,
  question: text,
  tagline: text,
  language: { enum: locales },
  theme: { enum: themes },
  owner: orNone(text),
  programme: object({ slug: text, name: text }),
  calendar: object({
    zone: { ...text, description: 'IANA time zone of the organiser' },
    ...{ opensAt: instant, closesAt: instant, judgingEndsAt: instant, announcesAt: instant },
    graceMinutes: {
      ...{ type: 'integer', minimum: 0, maximum: mostGraceMinutes },
      description: 'Minutes after closesAt in which a proposal that was begun before it is still taken',
    },
  }),
  links: { type: 'object', additionalProperties: text },
}

export function openApi(origin: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Haaste',
      version: '1',
      description:
        'Public challenges and programmes, to read. Nothing stands here before the instant at which its page opens. Fields may be added; none is taken away or changed within version 1.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths: {
      '/challenges': {
        get: {
          operationId: 'listChallenges',
          summary: 'Public challenges: open ones first, the nearest deadline on top',
          parameters: [
            language,
            parameter('q', text, 'Words in any of the four languages.'),
            parameter('show', { enum: shows, default: 'all' }, 'Where they stand.'),
            parameter('theme', { enum: themes }, 'What the programme is about.'),
            parameter(
              'country',
              { type: 'string', pattern: '^[A-Z]{2}$' },
              'Where the applicant comes from.',
            ),
            parameter('language', { enum: locales }, 'A language the brief is written in.'),
            parameter('kind', { enum: applicantKinds }, 'What the applicant is.'),
            ...[limit, after],
          ],
          responses: answers(ref('ChallengeList'), false),
        },
      },
      '/challenges/{challenge}': {
        get: {
          operationId: 'readChallenge',
          summary:
            'One challenge with brief, criteria, changes of its deadline and, once announced, winners and honourable mentions',
          parameters: [inPath('challenge'), language],
          responses: answers(ref('Challenge'), true),
        },
      },
      '/challenges/{challenge}/results': {
        get: {
          operationId: 'readResults',
          summary: 'What an announced challenge leaves to count with; numbers under five stand together',
          parameters: [inPath('challenge'), language],
          responses: answers(ref('Results'), true),
        },
      },
      '/results.csv': {
        get: {
          operationId: 'listResults',
          summary: 'The same of every announced challenge, a count a row',
          parameters: [parameter('challenge', text, 'Of this challenge alone.')],
          responses: csvAnswers,
        },
      },
      '/pilots': {
        get: {
          operationId: 'listPilots',
          summary: 'Public pilots with their measures and what was measured, the newest first',
          parameters: [language],
          responses: answers(object({ items: listOf(ref('Pilot')) }), false),
        },
      },
      '/pilots.csv': {
        get: {
          operationId: 'listPilotsAsTable',
          summary: 'The same, a measured value a row',
          responses: csvAnswers,
        },
      },
      '/programmes': {
        get: {
          operationId: 'listProgrammes',
          summary: 'Public programmes by name of their address',
          parameters: [language, limit, after],
          responses: answers(ref('ProgrammeList'), false),
        },
      },
      '/programmes/{programme}': {
        get: {
          operationId: 'readProgramme',
          summary: 'One programme with its parties and challenges',
          parameters: [inPath('programme'), language],
          responses: answers(ref('Programme'), true),
        },
      },
    },
    components: {
      schemas: {
        ChallengeSummary: object(summary),
        ChallengeList: object({
          total: { type: 'integer' },
          isSimilar: {
            type: 'boolean',
            description: 'Nothing has the words as typed; these look like them.',
          },
          items: listOf(ref('ChallengeSummary')),
          next: orNone(text),
        }),
        Challenge: object({
          ...summary,
          pilotsOffered: { type: 'integer' },
          grant: {
            ...object({
              amount: { type: 'integer', description: 'What each pilot gets, in whole units' },
              currency: { ...text, description: 'ISO 4217' },
              vat: {
                enum: [...vatBases, null],
                description: 'Whether value added tax is in it; null where nobody says so',
              },
            }),
            type: ['object', 'null'],
          },
          sdgGoals: listOf({ type: 'integer', minimum: 1, maximum: 17 }),
          themes: listOf(text),
          eligibility: object({
            ...{ kinds: listOf({ enum: applicantKinds }), countries: listOf(text) },
            consortium: { enum: consortiumRules },
            maturity: {
              ...object({ from: maturityLevel, to: maturityLevel }),
              description: 'Levels of technology readiness, both included',
            },
            isOncePerOrganisation: {
              type: 'boolean',
              description: 'Whether an organisation takes part in one proposal only, also as a partner',
            },
          }),
          organisers: listOf(text),
          contactEmail: text,
          cancelReason: orNone(text),
          brief: listOf(object({ section: text, html: text })),
          termsLink: orNone(text),
          faq: listOf(object({ question: text, html: text })),
          material: listOf(object({ label: text, address: text })),
          criteria: listOf(
            object({
              ...{ name: text, question: text, weight: { type: 'integer' } },
              type: { enum: rubricTypeNames },
              config: { type: 'object', description: 'The setting of the type; decimals are texts' },
              minimum: orNone(text),
              isForFinalists: { type: 'boolean', description: 'Asked of finalists alone' },
              anchors: listOf(object({ level: text, text })),
            }),
          ),
          deadlineChanges: listOf(
            object({ previousClosesAt: instant, closesAt: instant, changedAt: instant, reason: text }),
          ),
          appeals: {
            ...object({ days: { type: 'integer' }, until: instant }),
            description: 'For how many days from the announcement a team may appeal, and until when',
          },
          embargo: {
            ...object({ hours: { type: 'integer' }, answerDays: { type: 'integer' } }),
            description:
              'How many hours before the announcement winners are told under embargo (0: not before it), and in how many days they answer',
          },
          announcementChanges: listOf(
            object({ previousAnnouncesAt: instant, announcesAt: instant, changedAt: instant, reason: text }),
          ),
          awards: listOf(
            object({
              ...{ name: text, kind: { enum: ['award', 'mention'] }, places: { type: 'integer' } },
              amount: {
                type: ['integer', 'null'],
                description: 'What each pays, in whole units; null where it pays what is asked, or nothing',
              },
              currency: { ...orNone(text), description: 'ISO 4217' },
            }),
          ),
          winners: listOf(
            object({
              ...{ title: text, language: { enum: locales }, organisation: text, country: orNone(text) },
              award: { ...orNone(text), description: 'Which of the awards; null where none are named' },
              amount: {
                type: ['integer', 'null'],
                description: 'What it pays, in whole units of the currency of the awards',
              },
            }),
          ),
          mentions: listOf(
            object({
              ...{ title: text, language: { enum: locales }, organisation: text, country: orNone(text) },
              award: orNone(text),
            }),
          ),
        }),
        Results: object({
          ...{ challenge: text, programme: text, announcedAt: instant },
          countedAt: { ...instant, description: 'When the decision was confirmed and this was counted' },
          rows: listOf(
            object({
              dataset: { enum: ['funnel', 'country', 'kind', 'total', 'appeal'] },
              item: {
                ...text,
                description: 'Step, ISO 3166-1 country or kind; `others` stands for small ones together',
              },
              from: { type: ['number', 'null'], description: 'Of a band of totals from 0 to 100, included' },
              to: { type: ['number', 'null'], description: 'Its upper end, included at 100 alone' },
              count: { type: 'integer' },
            }),
          ),
          links: { type: 'object', additionalProperties: text },
        }),
        Pilot: object({
          ...{ slug: text, challenge: text, title: text, language: { enum: locales } },
          ...{ state: text, stateAt: instant, host: text, site: text, organisation: text },
          ...{ country: orNone(text), startsOn: text, endsOn: text, stopReason: orNone(text) },
          measures: listOf(
            object({
              ...{ name: text, unit: text, method: text, comparator: text },
              ...{ baseline: orNone(text), baselineBasis: orNone(text), target: orNone(text) },
              measurements: listOf(
                object({ value: text, measuredOn: text, basis: text, note: text, evidence: text }),
              ),
            }),
          ),
          links: { type: 'object', additionalProperties: text },
        }),
        ProgrammeList: object({ items: listOf({ type: 'object' }), next: orNone(text) }),
        Programme: object({
          ...{ slug: text, name: text, tagline: text, about: text, theme: { enum: themes }, zone: text },
          parties: listOf(
            object({ relation: text, name: text, country: orNone(text), website: orNone(text) }),
          ),
          challenges: listOf(ref('ChallengeSummary')),
        }),
        Problem: object({ type: text, title: text, status: { type: 'integer' }, detail: text }),
      },
    },
  }
}
