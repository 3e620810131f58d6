import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { useDatabase } from '#test/setup/database.ts'
import { addressOf } from './addresses.ts'
import { inBreadth, leastInBreadth } from './breadth.ts'
import { expectedFor, subjects, type Subject } from './expected-access.ts'
import { handlersOf, openSite, theBuild, type Ask, type Handler, type Site } from './site.ts'
import { aWorld, instants, type World } from './world.ts'

/*
 * Every action, called by somebody who may, with everything no form of ours would send. Fields are those of the page's
 * own forms, read from the page as a browser would. Nothing may end in a 5xx, and what was typed comes back.
 */

const database = useDatabase({ keepsRows: true })

let site: Site
let world: World
let actions: Handler[]
const cookies = new Map<Subject | 'draft lead', string>()

beforeAll(async () => {
  const build = await theBuild()
  world = await aWorld(database)
  site = openSite(build, database)
  actions = handlersOf(build).filter(({ kind }) => kind === 'action')
  await database.setClock(instants.whileJudging)
}, 900_000)

async function cookieOf(subject: Subject | 'draft lead'): Promise<string | undefined> {
  const personId = subject === 'draft lead' ? world.draft.leadId : world.people[subject]
  if (personId === null) return undefined
  const known = cookies.get(subject)
  if (known) return known
  const cookie = await site.signIn(personId)
  cookies.set(subject, cookie)
  return cookie
}

/** Who may: the first of the table with an account, except where only a visitor makes sense. */
function mayCall(handler: Handler): Subject {
  const allowed = expectedFor(handler)?.allowed ?? []
  return allowed.find((subject) => subject !== 'anonymous') ?? 'anonymous'
}

type Fields = [name: string, value: string][]

/** The fields of every form of a page, with the values it was shown with. */
function fieldsOf(html: string): Fields {
  const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return [...html.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)].flatMap(([tag]) => {
    const name = attribute(tag, 'name')
    return name === undefined ? [] : [[name, attribute(tag, 'value') ?? ''] as [string, string]]
  })
}

/** Fields of actions that no page shows at this moment, or that only scripts call. */
const fieldsWithoutPage: Readonly<Record<string, Fields>> = {
  '/:lang/proposals/:proposal/autosave': [
    ['question', 'title'],
    ['value', 'A title'],
    ['version', '1'],
  ],
  '/:lang/proposals/:proposal/completion/autosave': [
    ['question', 'plan'],
    ['value', 'A plan'],
    ['version', '0'],
  ],
  '/:lang/proposals/:proposal/uploads': [
    ['question', 'attachments'],
    ['name', 'plan.pdf'],
    ['bytes', '400'],
  ],
  '/:lang/organise/challenges/:challenge/autosave': [
    ['part', 'brief'],
    ['version', 'v'],
    ['title', 'A title'],
    ['faq.0.question', 'Why?'],
  ],
  '/:lang/organise/programmes/:programme/settings/autosave': [
    ['intent', 'save'],
    ['version', '1'],
    ['name', 'A name'],
    ['theme', 'city'],
    ['languages[]', 'en'],
    ['contactEmail', 'programme@haaste.test'],
  ],
  '/:lang/jury/assignments/:assignment/autosave': [
    ['version', '1'],
    ['commentToTeam', 'Good'],
  ],
}

const long = 'x'.repeat(100_000)

/** Values no keyboard writes, or nobody should. */
const badValues: Readonly<Record<string, string>> = {
  empty: '',
  long,
  nul: 'a\u0000b',
  control: '\u0001\u001b[31m',
  'right to left': '\u202Egnp.exe\u202C',
  'zero width': '\u200B\u200D\uFEFF',
  markup: '<script>alert(1)</script>"\'><img src=x onerror=1>',
  'sql quotes': `'; drop table people; --`,
  path: '../../../../etc/passwd',
  'prototype key': '__proto__',
  'negative number': '-1',
  'huge number': '9007199254740993',
  'not a number': 'NaN',
  exponent: '1e309',
  'foreign id': '6a0f5e0e-1111-4222-8333-444455556666',
  'past date': '1999-02-29',
  'ambiguous time': '2021-10-31T03:30',
  template: '{{constructor}} ${7*7} %s %n',
  formula: '=cmd|calc!A1',
}

function* badForms(
  fields: Fields,
  intent: string | null,
): Generator<[name: string, body: URLSearchParams | string]> {
  const base = new URLSearchParams(fields.filter(([name]) => name !== 'intent'))
  if (intent !== null) base.set('intent', intent)
  const but = (change: (form: URLSearchParams) => void) => {
    const form = new URLSearchParams(base)
    change(form)
    return form
  }
  const names = [...new Set(base.keys())].filter((name) => name !== 'intent')
  yield ['nothing', new URLSearchParams(intent === null ? {} : { intent })]
  for (const [kind, value] of Object.entries(badValues)) {
    // As many fields as fit the largest body, so that the value and not the size is what is refused.
    const few = value === long ? names.slice(0, 2) : names
    yield [kind, but((form) => few.forEach((name) => form.set(name, value)))]
  }
  for (const name of names) {
    yield [`${name} missing`, but((form) => form.delete(name))]
    yield [`${name} twice`, but((form) => form.append(name, 'another'))]
    yield [`${name} as a list`, but((form) => (form.delete(name), form.append(`${name}[]`, 'x')))]
    yield [
      `${name} as an object`,
      but((form) => (form.delete(name), form.append(`${name}.toString.call`, 'x'))),
    ]
  }
  yield [
    'extra fields',
    but((form) => {
      for (const name of [
        '__proto__',
        '__proto__.isAdmin',
        'constructor.prototype.x',
        'role',
        'personId',
        'proposalId',
      ])
        form.append(name, 'administrator')
    }),
  ]
  yield [
    'a thousand fields',
    but((form) => Array.from({ length: 1_000 }, (_, index) => form.append(`f${index}`, '1'))),
  ]
  yield ['deep names', but((form) => form.append(`${'a.'.repeat(200)}b`, '1'))]
  yield ['half a surrogate', `${base}&title=%ED%A0%80&value=%ED%A0%80`]
  yield ['broken encoding', `${base}&title=%E0%A4%A&%=%`]
}

/** Other ways to hand something in. */
function* badBodies(intent: string | null): Generator<[name: string, ask: Partial<Ask>]> {
  yield ['text', { form: 'intent', headers: { 'content-type': 'text/plain' } }]
  yield [
    'multipart',
    { form: '--x\r\n\r\n--x--', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
  ]
  yield ['no type', { form: 'a=b', headers: { 'content-type': '' } }]
  yield ['json null', { json: 'null' }]
  yield ['json list', { json: '[[[]]]' }]
  yield [
    'json of wrong types',
    { json: JSON.stringify({ intent, question: [], value: {}, version: 'x', scores: 1 }) },
  ]
  yield [
    'json with half a surrogate',
    { json: `{"intent":${JSON.stringify(intent)},"value":"\\ud800","question":"title"}` },
  ]
  yield ['json prototype', { json: '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}' }]
  yield ['deep json', { json: '['.repeat(10_000) + ']'.repeat(10_000) }]
  yield ['half of json', { json: '{"a":' }]
  yield ['another intent', { form: 'intent=become-administrator' }]
  yield ['two intents', { form: `intent=${intent ?? 'x'}&intent=become-administrator` }]
}

describe('what was typed', () => {
  it('comes back with a refusal, to the letter', async () => {
    const typed = 'Zwölf Töne 十二音 \u{1F30A} "quoted" & <b>'
    const forms: [string, Subject | 'draft lead', Record<string, string>][] = [
      [
        `/en/proposals/${world.draft.proposalId}/team`,
        'draft lead',
        { intent: 'invite', email: typed, role: 'editor' },
      ],
      ['/en/account', 'stranger', { intent: 'save', name: typed, locale: 'no-such', zone: '' }],
      ['/en/organise/programmes/new', 'organiser', { name: typed }],
      [`/en/organise/challenges/${world.slugs.open}/extend`, 'organiser', { reason: typed }],
    ]
    for (const [path, subject, form] of forms) {
      const reply = await site.send({ path, method: 'POST', as: await cookieOf(subject), form })
      expect([400, 409, 422], path).toContain(reply.status)
      const shown = typed
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
      expect(reply.body.includes(shown) ? '' : reply.body, path).toBe('')
    }
  })
})

describe('the wrong person', () => {
  /** Everything that a write could have changed, but sign-in's own counters and sessions. */
  async function fingerprint(): Promise<string> {
    const { rows } = await database.ownerDb.execute<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'public'
          and tablename not in ('sessions', 'rate_limits', 'verifications') order by 1`,
    )
    const parts = rows.map(
      ({ name }) =>
        sql`select ${name} as name, count(*) as rows, coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as hash from ${sql.identifier(name)} t`,
    )
    const result = await database.ownerDb.execute(sql`${sql.join(parts, sql` union all `)} order by 1`)
    return JSON.stringify(result.rows)
  }

  it('writes nothing, whatever they send', { timeout: 900_000 }, async () => {
    // Reading a proposal is written down, so the forms are read before anything is compared.
    const forms = new Map<Handler, URLSearchParams>()
    for (const handler of actions) {
      const page = await site.send({
        path: addressOf(handler.pattern, world),
        as: await cookieOf(mayCall(handler)),
      })
      const form = new URLSearchParams(fieldsOf(page.body).filter(([name]) => name !== 'intent'))
      if (handler.intent !== null) form.set('intent', handler.intent)
      forms.set(handler, form)
    }
    const before = await fingerprint()
    for (const [handler, form] of forms) {
      const expected = expectedFor(handler)
      const path = addressOf(handler.pattern, world)
      for (const subject of subjects.filter((one) => !expected?.allowed.includes(one))) {
        const ask = { path, method: 'POST', data: handler.routeId, as: await cookieOf(subject), form }
        const reply = await site.send(ask)
        expect([403, 404, 204], `${handler.pattern} ${subject}`).toContain(reply.status)
      }
    }
    expect(await fingerprint()).toBe(before)
  })

  it('writes nothing from another site, in whatever name', async () => {
    const before = await fingerprint()
    for (const handler of actions.filter(({ rule }) => rule.origin !== 'anywhere')) {
      const as = await cookieOf(mayCall(handler))
      const path = addressOf(handler.pattern, world)
      const form = { intent: handler.intent ?? undefined }
      const foreign: Record<string, string>[] = [
        { origin: 'https://elsewhere.example' },
        { origin: 'null' },
        { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' },
      ]
      for (const headers of foreign) {
        const reply = await site.send({ path, method: 'POST', as, form, headers })
        expect(reply.status, handler.pattern).toBe(403)
      }
    }
    expect(await fingerprint()).toBe(before)
  })
})

/** What one may do once and then not again, last; the page is read before each. */
const final = new Set(['withdraw', 'leave', 'remove', 'end-sessions', 'cancel', 'declined', 'lead'])
const inOrder = (handlers: Handler[]) =>
  [...handlers].sort((a, b) => Number(final.has(a.intent ?? '')) - Number(final.has(b.intent ?? '')))

describe('every action', () => {
  it('answers bad input with a sentence and never with a failure', { timeout: 900_000 }, async () => {
    const failures: string[] = []
    let asked = 0
    for (const handler of inOrder(inBreadth(actions))) {
      if (handler.pattern === '/:lang/sign-out') continue
      const subject = mayCall(handler)
      const path = addressOf(handler.pattern, world)
      const page = await site.send({ path, as: await cookieOf(subject) })
      const fields = fieldsWithoutPage[handler.pattern] ?? fieldsOf(page.body)
      const asks: [string, Partial<Ask>][] = [
        ...[...badForms(fields, handler.intent)].map(
          ([name, form]) => [name, { form }] as [string, Partial<Ask>],
        ),
        ...badBodies(handler.intent),
      ]
      for (const [name, ask] of asks) {
        const reply = await site.send({
          path,
          method: 'POST',
          data: handler.routeId,
          as: await cookieOf(subject),
          ...ask,
        })
        asked += 1
        const isSignedOut = reply.location?.includes('/sign-in') && subject !== 'anonymous'
        if (isSignedOut) cookies.delete(subject)
        if (reply.status >= 500)
          failures.push(`${handler.intent ?? 'act'} ${handler.pattern}: ${name}: ${reply.status}`)
      }
    }
    expect(failures).toEqual([])
    expect(asked).toBeGreaterThan(leastInBreadth(3_000))
  })
})
