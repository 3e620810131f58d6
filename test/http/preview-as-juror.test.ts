import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { challenges, criteria, proposals, roleGrants, siteTexts, sites } from '#db/schema/index.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { locales } from '#app/platform/i18n.ts'
import type { Question } from '#app/publish/core/form/form.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aFile } from '#test/factories/a-file.ts'
import { aChoice, aFormBody, aLongText, insertForm } from '#test/factories/a-form.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { aPdf } from '#test/factories/file-bytes.ts'
import { useDatabase } from '#test/setup/database.ts'
import { everythingIn, marksIn } from './crawl.ts'
import { openSite, theBuild, type Site } from './site.ts'

/*
 * The preview shows an organiser what a juror meets. A real juror opens a real proposal of the same challenge, and the two
 * pages are compared: parts, questions, what is said of the sender, criteria and their order. Everything that somebody
 * wrote begins with "canary" and is on the juror's page alone.
 */

const database = useDatabase({ keepsRows: true })
let site: Site
beforeAll(async () => {
  site = openSite(await theBuild(), database)
}, 400_000)

const named = (type: Question['type'], config: object = {}): Question =>
  ({
    ...{ key: `a-${type}`, type, config, isRequired: false, visibility: 'jurors', condition: null },
    texts: { en: { label: `Asked: ${type}`, help: '', parts: {} } },
  }) as Question

/** A form with every way of naming somebody, in two parts, and a question that jurors are not shown. */
const form = {
  sections: [
    ...aFormBody(aLongText('story'), aChoice('data', ['yes', 'no'])).sections,
    {
      key: 'team',
      texts: { en: { title: 'Who you are', hint: '' } },
      questions: [
        named('organisation'),
        named('member'),
        named('country'),
        aLongText('price', { visibility: 'organisers' } as Partial<Question>),
        named('link'),
        named('file', { most: 2 }),
        aLongText('last'),
      ],
    },
  ],
}

type Given = { readonly isBlind: boolean; readonly hasSite: boolean; readonly hasFinal: boolean }

/** A challenge in its judging: one eligible proposal, a juror who reads it, and another who has scored it. */
async function aWorld({ isBlind, hasSite, hasFinal }: Given) {
  const { db } = database
  const ports = { db, clock: databaseClock, notices: realNotices }
  await database.setClock('2021-11-20T10:00:00Z')
  const weights = [50, 30, 20]
  const challenge = await insertChallenge(db, { state: 'scheduled', isBlind, weights })
  const { id: challengeId, slug } = challenge
  await insertForm(db, challengeId, form)
  if (hasFinal)
    await db
      .update(criteria)
      .set({ isForFinalists: true })
      .where(sql`challenge_id = ${challengeId} and position = 3`)
  const [place] = hasSite
    ? await db
        .insert(sites)
        .values({ challengeId, position: 1, maximumPilots: 1, minimumMonths: 3, maximumMonths: 6 })
        .returning({ id: sites.id })
    : []
  if (place)
    await db
      .insert(siteTexts)
      .values({ siteId: place.id, locale: 'en', name: 'The old harbour', limits: 'No noise' })
  await database.setClock('2021-12-10T10:00:00Z')
  await db.update(challenges).set({ state: 'open' }).where(eq(challenges.id, challengeId))
  const lead = await aPerson(db, { name: 'canary-lead' })
  const { proposalId } = await aDraft(db, {
    ...{ challengeId, leadId: lead.id, organisation: { name: 'canary-organisation', country: 'SE' } },
    answers: {
      ...{ title: 'canary-title', language: 'en', story: 'canary-story', data: 'yes' },
      ...{ price: 'canary-price', last: 'canary-last', 'a-member': lead.id, 'a-country': 'SE' },
      'a-organisation': JSON.stringify({ name: 'canary-named', country: 'SE', website: '' }),
      'a-link': 'https://canary-link.example',
    },
  })
  if (place)
    await db.update(proposals).set({ siteId: place.id, pilotMonths: 3 }).where(eq(proposals.id, proposalId))
  const file = await aFile(db, {
    ...{ proposalId, question: 'a-file', name: 'canary-file.pdf', type: 'pdf', bytes: aPdf() },
  })
  await db.execute(sql`insert into draft_answers (proposal_id, question, value) values
    (${proposalId}, 'a-file', ${JSON.stringify([file.id])})`)
  const sent = { proposalId, personId: lead.id, role: 'lead', draftVersion: 1 } as const
  const submitted = await submitProposal({ ...sent, requestId: randomUUID() }, ports)
  if (!submitted.ok) throw new Error(JSON.stringify(submitted.refusal))
  await database.setClock('2021-12-28T10:00:00Z')
  await db
    .update(proposals)
    .set({ screening: 'eligible', screenedAt: sql`haaste_now()` })
    .where(eq(proposals.id, proposalId))
  await db.update(challenges).set({ state: 'judging' }).where(eq(challenges.id, challengeId))
  const juror = await aJuror(db, { challengeId })
  const { id: assignmentId } = await anAssignment(db, { challengeId, proposalId, jurorId: juror.id })
  const { id: otherId } = await aJuror(db, {
    challengeId,
    personId: (await aPerson(db, { name: 'canary-juror' })).id,
  })
  await anAssignment(db, { challengeId, proposalId, jurorId: otherId })
  const asked = await db.select().from(criteria).where(eq(criteria.challengeId, challengeId))
  const points = Object.fromEntries(asked.map(({ id }) => [id, 4]))
  const card = await aScorecard(db, { challengeId, proposalId, jurorId: otherId, points })
  await db.execute(sql`update scorecards set comment_to_team = 'canary-comment', private_note = 'canary-note'
    where id = ${card}`)
  const { id: personId } = await aPerson(db, { name: 'An organiser' })
  await db.insert(roleGrants).values({ personId, role: 'organiser', programmeId: challenge.programmeId })
  return {
    preview: { path: `/en/organise/challenges/${slug}/judging/preview`, as: await site.signIn(personId) },
    ofJuror: { path: `/en/jury/assignments/${assignmentId}`, as: await site.signIn(juror.personId) },
    asked: asked.sort((one, other) => one.position - other.position),
  }
}

const textIn = (html: string) => html.replace(/<!-- -->|<[^>]+>/g, '').trim()
const between = (html: string, from: string, to: string) => html.slice(html.indexOf(from)).split(to)[0] ?? ''

/** What is read of a proposal: what is said above it, the way to each part, and all headings, in their order. */
function readingOf(body: string) {
  const article = between(body, '<article', '</article>')
  return {
    facts: [...article.matchAll(/<dt[^>]*>(.*?)<\/dt>/g)].map(([, term = '']) => textIn(term)),
    parts: [...between(article, '<nav', '</nav>').matchAll(/href="(#[^"]+)"/g)].map(([, to]) => to),
    headings: [...article.matchAll(/<(h[23])[^>]*>(.*?)<\/h[23]>/g)].map(([, level, said = '']) => [
      level,
      textIn(said),
    ]),
    isBlind: body.includes('You read blind'),
  }
}

/** What is asked of a juror: every field with what it takes and what is said at it, in their order. */
function askedOf(body: string) {
  const sheet = body.slice(body.indexOf('id="scorecard"'))
  const inputs = [...sheet.matchAll(/<(?:input|textarea)[^>]*>/g)].map(([tag]) => ({
    name: / name="([^"]*)"/.exec(tag)?.[1] ?? '',
    value: / value="([^"]*)"/.exec(tag)?.[1] ?? '',
    isGiven: tag.includes(' checked'),
  }))
  return {
    fields: inputs.filter(({ name }) => /^(scores\.|commentToTeam|privateNote)/.test(name)),
    legends: [...sheet.matchAll(/<legend[^>]*>(.*?)<\/legend>/g)].map(([, said = '']) => textIn(said)),
  }
}

const page = async (ask: { path: string; as: string }) => {
  const reply = await site.send(ask)
  expect(reply.status).toBe(200)
  return reply
}

const worlds: [string, Given][] = [
  ['read with names', { isBlind: false, hasSite: false, hasFinal: false }],
  ['read with names, tried at a site', { isBlind: false, hasSite: true, hasFinal: false }],
  ['read blind', { isBlind: true, hasSite: false, hasFinal: false }],
  ['with a criterion for finalists', { isBlind: false, hasSite: false, hasFinal: true }],
]

describe.each(worlds)('the preview of a challenge %s', (_name, given) => {
  let world: Awaited<ReturnType<typeof aWorld>>
  beforeAll(async () => {
    world = await aWorld(given)
  }, 400_000)

  it('has the parts, the questions and the words about the sender that a juror has, in that order', async () => {
    const [shown, met] = [await page(world.preview), await page(world.ofJuror)]
    const reading = readingOf(met.body)
    expect(readingOf(shown.body)).toEqual(reading)
    expect(reading.parts).toEqual(['#part-all', '#part-team', '#scorecard'])
    expect(reading.headings.map(([, said]) => said)).not.toContain('Tell price')
    expect(reading.isBlind).toBe(given.isBlind)
    const naming = ['Asked: organisation', 'Asked: member', 'Asked: country', 'Asked: link']
    const asked = reading.headings.map(([, said]) => said).filter((said) => naming.includes(said ?? ''))
    expect(asked).toEqual(given.isBlind ? [] : naming)
    expect(reading.facts.includes('From')).toBe(!given.isBlind)
  })

  it('asks what a juror is asked, with nothing given; what is for finalists alone stands after it', async () => {
    const { asked } = world
    const [shown, met] = [
      askedOf((await page(world.preview)).body),
      askedOf((await page(world.ofJuror)).body),
    ]
    expect(met.fields.length).toBeGreaterThan(10)
    expect(shown.fields.slice(0, met.fields.length)).toEqual(met.fields)
    expect(shown.legends.slice(0, met.legends.length)).toEqual(met.legends)
    expect(shown.fields.some(({ isGiven }) => isGiven)).toBe(false)
    const later = new Set(shown.fields.slice(met.fields.length).map(({ name }) => name))
    expect([...later]).toEqual(given.hasFinal ? [`scores.${asked[2]!.id}`] : [])
  })

  it('holds nothing of a real proposal, team or juror, in any language', async () => {
    const { path, as } = world.preview
    const canaries = ['canary', 'The old harbour']
    expect(marksIn(everythingIn(await page(world.ofJuror)), canaries)).toContain('canary')
    for (const lang of locales)
      for (const data of [undefined, 'judge/pages/preview-as-juror']) {
        const reply = await site.send({ path: path.replace('/en/', `/${lang}/`), as, data })
        expect(reply.status).toBe(200)
        // The site is the challenge's own, and public.
        expect(marksIn(everythingIn(reply), canaries)).toEqual(given.hasSite ? ['The old harbour'] : [])
      }
  })

  it('saves nothing: its fields are in no form, and nothing takes what would be posted', async () => {
    const { path, as } = world.preview
    const { body } = await page(world.preview)
    const forms = [...body.matchAll(/<form[^]*?<\/form>/g)].map(([form]) => form)
    expect(forms.filter((form) => /name="(scores\.|commentToTeam|privateNote)/.test(form))).toEqual([])
    expect(body).not.toMatch(/ form="/)
    const kept = async () =>
      (
        await database.db.execute(sql`select (select count(*) from scorecards) as cards,
        (select count(*) from scores) as scores, (select count(*) from record_entries) as entries`)
      ).rows
    const before = await kept()
    const form = { intent: 'save', commentToTeam: 'typed', [`scores.${world.asked[0]!.id}`]: '4' }
    const posted = await site.send({ path, as, method: 'POST', form })
    expect(posted.status).toBeGreaterThanOrEqual(400)
    expect(posted.status).toBeLessThan(500)
    expect(await kept()).toEqual(before)
  })
})
