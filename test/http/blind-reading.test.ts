import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { challenges, consortiumPartners, messages, proposals } from '#db/schema/index.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { latestMeeting } from '#app/judge/data/meetings.server.ts'
import { attendMeeting } from '#app/judge/flows/attend-meeting.server.ts'
import { moveMeeting } from '#app/judge/flows/move-meeting.server.ts'
import { planMeeting } from '#app/judge/flows/plan-meeting.server.ts'
import { pressRound } from '#app/judge/flows/press-round.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import type { Question } from '#app/publish/core/form/form.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aFile } from '#test/factories/a-file.ts'
import { aFormBody, aLongText, insertForm } from '#test/factories/a-form.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { aJpeg, aPdf, aPng, exif } from '#test/factories/file-bytes.ts'
import { withText } from '#test/factories/a-picture.ts'
import { useDatabase } from '#test/setup/database.ts'
import { handlersOf, openSite, theBuild, type Handler, type Site } from './site.ts'

/* Where a challenge is read blind, nothing a juror is sent says who applies: names begin with "canary" here. */

const database = useDatabase({ keepsRows: true })
let site: Site
let handlers: Handler[]

beforeAll(async () => {
  const build = await theBuild()
  site = openSite(build, database)
  handlers = handlersOf(build).filter(({ rule, kind }) => kind === 'loader' && rule.who.startsWith('juror'))
}, 400_000)
afterAll(() => expect(handlers.length).toBeGreaterThan(9))

const named = (type: Question['type'], config: object = {}): Question =>
  ({
    ...{ key: `a-${type}`, type, config, isRequired: false, visibility: 'jurors', condition: null },
    texts: { en: { label: `Asked: ${type}`, help: '', parts: {} } },
  }) as Question

const office = (author: string) =>
  Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(`<w:document><w:ins w:author="${author}">Kept words</w:ins></w:document>`),
      'word/people.xml': strToU8(`<w15:people><w15:person w15:author="${author}"/></w15:people>`),
      'docProps/core.xml': strToU8(
        `<cp:coreProperties><dc:creator>${author}</dc:creator></cp:coreProperties>`,
      ),
      'docProps/app.xml': strToU8(`<Properties><Company>${author}</Company></Properties>`),
    }),
  )

/** A proposal full of names, handed in to a challenge that is read blind or not, and the juror it is assigned to. */
async function aReading(isBlind: boolean) {
  const { db } = database
  const ports = { db, clock: databaseClock, notices: realNotices }
  await database.setClock('2021-11-20T10:00:00Z')
  const { id: challengeId, slug } = await insertChallenge(db, { state: 'scheduled', isBlind })
  const form = aFormBody(
    aLongText('story'),
    named('member'),
    named('organisation'),
    named('country'),
    named('link'),
    named('file', { most: 8 }),
  )
  await insertForm(db, challengeId, form)
  await database.setClock('2021-12-10T10:00:00Z')
  await db.update(challenges).set({ state: 'open' }).where(eq(challenges.id, challengeId))
  const lead = await aPerson(db, { name: 'canary-lead' })
  const { proposalId, reference } = await aDraft(db, {
    challengeId,
    leadId: lead.id,
    organisation: { name: 'canary-organisation', country: 'TO' },
    answers: {
      ...{ title: 'A title', language: 'en', story: 'The words of the team' },
      'a-member': lead.id,
      'a-organisation': JSON.stringify({
        name: 'canary-named',
        country: 'TO',
        website: 'https://canary.example',
      }),
      'a-country': 'TO',
      'a-link': 'https://canary-link.example',
    },
  })
  await db.insert(consortiumPartners).values({
    ...{
      proposalId,
      name: 'canary-partner',
      country: 'TO',
      part: 'canary-part',
      contactName: 'canary-contact',
    },
    hasAgreed: true,
  })
  const file = async (name: string, type: 'pdf' | 'png' | 'jpeg' | 'docx', bytes: Buffer, author = '') =>
    aFile(db, {
      ...{ proposalId, question: 'a-file', name: `canary-${name}`, type, bytes },
      traces: author === '' ? [] : [{ field: 'author', value: author }],
    })
  const files = {
    png: await file('a.png', 'png', Buffer.from(withText(aPng(), 'canary-png'))),
    jpeg: await file('b.jpg', 'jpeg', aJpeg({ parts: [exif('canary-artist')] }), 'canary-artist'),
    docx: await file('c.docx', 'docx', office('canary-author'), 'canary-author'),
    named: await file('d.pdf', 'pdf', aPdf({ info: '/Author (canary-pdf)' }), 'canary-pdf'),
    plain: await file('e.pdf', 'pdf', aPdf()),
  }
  await db.execute(sql`insert into draft_answers (proposal_id, question, value) values
    (${proposalId}, 'a-file', ${JSON.stringify(Object.values(files).map(({ id }) => id))})`)
  const submitted = await submitProposal(
    { proposalId, personId: lead.id, role: 'lead', draftVersion: 1, requestId: randomUUID() },
    ports,
  )
  if (!submitted.ok) throw new Error(JSON.stringify(submitted.refusal))
  await database.setClock('2021-12-28T10:00:00Z')
  await db
    .update(proposals)
    .set({ screening: 'eligible', screenedAt: sql`haaste_now()` })
    .where(eq(proposals.id, proposalId))
  await db.update(challenges).set({ state: 'judging' }).where(eq(challenges.id, challengeId))
  const juror = await aJuror(db, { challengeId })
  const { id: assignmentId } = await anAssignment(db, { challengeId, proposalId, jurorId: juror.id })
  await db.transaction((tx) => realNotices.replan(tx, { challengeId }))
  const as = await site.signIn(juror.personId)
  return { challengeId, slug, reference, assignmentId, files, juror, ports, as }
}

type Reading = Awaited<ReturnType<typeof aReading>>

/** Everything a juror can be sent, archives unpacked, in one text. */
async function everything(
  { slug, assignmentId, files, juror, as }: Reading,
  isAsked = (_pattern: string) => true,
): Promise<string> {
  const texts: string[] = []
  for (const { pattern, routeId, isPage } of handlers.filter((each) => isAsked(each.pattern))) {
    const base = pattern
      .replace(':lang', 'en')
      .replace(':challenge', slug)
      .replace(':assignment', assignmentId)
    for (const path of pattern.includes(':file')
      ? Object.values(files).map(({ id }) => base.replace(':file', id))
      : [base])
      for (const data of isPage ? [undefined, routeId] : [undefined]) {
        const { headers, body, bytes } = await site.send({ path, as, data })
        texts.push(JSON.stringify([...headers]), textOf(body, bytes))
      }
  }
  const wrong = `/en/jury/assignments/${assignmentId}`
  for (const form of [{ intent: 'check' }, { intent: 'reopen' }, { intent: 'nonsense' }])
    texts.push((await site.send({ path: wrong, as, method: 'POST', form })).body)
  const told = await database.db.select().from(messages).where(eq(messages.personId, juror.personId))
  return [...texts, JSON.stringify(told)].join('\n')
}

function textOf(body: string, bytes: Uint8Array): string {
  if (!body.startsWith('PK')) return body
  return Object.entries(unzipSync(bytes))
    .map(([name, content]) => `${name}\n${textOf(strFromU8(content, true), content)}`)
    .join('\n')
}

const namesIn = (text: string) => [...new Set(text.match(/canary[\w-]*|Tonga\b/gi) ?? [])].sort()

describe('a challenge that is read blind', () => {
  it('tells a juror nothing of who applies, on no page, in no file and in no mail', async () => {
    const reading = await aReading(true)
    // Declaring is by name: what that page holds is asked in names-page.test.ts.
    const text = await everything(reading, (pattern) => !pattern.endsWith('/conflicts'))
    expect(namesIn(text)).toEqual([])
    expect(text).toContain('The words of the team')
    expect(text).toContain('Kept words')
  }, 900_000)

  it('nor while the jury meets and talks about it', async () => {
    const reading = await aReading(true)
    const { challengeId, juror, ports, slug, as } = reading
    const { personId: by } = juror
    await database.setClock('2022-01-13T10:00:00Z')
    await database.db.update(challenges).set({ state: 'deliberating' }).where(eq(challenges.id, challengeId))
    const done = [
      await pressRound({ challengeId, by, kind: 'consensus', act: 'open' }, ports),
      await planMeeting({ challengeId, by, atLeast: 0 }, ports),
      await attendMeeting({ challengeId, personId: by, act: 'come' }, ports),
    ]
    const seen = (await latestMeeting(database.db, challengeId))!.version
    const roles = { isOrganiser: true, isChairByRole: false }
    done.push(await moveMeeting({ challengeId, by, roles, act: 'start', seen }, ports))
    expect(done.filter(({ ok }) => !ok)).toEqual([])
    const { body } = await site.send({ path: `/en/jury/challenges/${slug}/meeting`, as })
    expect(body).toContain('A title')
    const text = await everything(reading, (pattern) => !pattern.endsWith('/conflicts'))
    expect(namesIn(text)).toEqual([])
  }, 900_000)

  it('gives pictures and Office files in a copy, a PDF without names as it is, and no PDF with them', async () => {
    const { assignmentId, files, as } = await aReading(true)
    const save = (id: string) => site.send({ path: `/en/jury/assignments/${assignmentId}/files/${id}`, as })
    const statuses = await Promise.all(
      (['png', 'jpeg', 'docx', 'plain', 'named'] as const).map(
        async (name) => (await save(files[name].id)).status,
      ),
    )
    expect(statuses).toEqual([200, 200, 200, 200, 404])
    const png = await save(files.png.id)
    expect(Buffer.from(png.bytes)).toEqual(aPng())
    expect(png.headers.get('content-length')).toBe(String(png.bytes.byteLength))
  }, 900_000)
})

it('where it is not, the same juror is told', async () => {
  const names = namesIn(await everything(await aReading(false)))
  for (const name of [
    'canary-organisation',
    'canary-partner',
    'canary-lead',
    'canary-link',
    'canary-named',
    'Tonga',
  ])
    expect(names).toContain(name)
  for (const name of ['canary-png', 'canary-artist', 'canary-author', 'canary-pdf'])
    expect(names).toContain(name)
}, 900_000)
