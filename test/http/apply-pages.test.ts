import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { draftAnswers, proposals } from '#db/schema/index.ts'
import { findSection } from '#app/publish/core/form/form.ts'
import { standardForm } from '#app/publish/core/form/standard-form.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'
import { aWorld, instants, type World } from './world.ts'

/* The applicant's pages without script: what is asked first, and what is told on the way. */

const database = useDatabase({ keepsRows: true })

let site: Site
let world: World
let as: string
let draftPath: string

beforeAll(async () => {
  const build = await theBuild()
  world = await aWorld(database)
  site = openSite(build, database)
  await database.setClock(instants.whileOpen)
  as = await site.signIn(world.draft.leadId)
  draftPath = `/en/proposals/${world.draft.proposalId}`
}, 900_000)

const title = (body: string) => /<title>([^<]*)/.exec(body)?.[1]

describe('the start', () => {
  const apply = () => `/en/challenges/${world.slugs.open}/apply`
  const post = (form: Record<string, string>) => site.send({ path: apply(), method: 'POST', as, form })

  it('asks who applies before anything else', async () => {
    const page = await site.send({ path: apply(), as })
    expect(page.body).toContain('name="kind"')
    expect(page.body).not.toContain('name="language"')
  })

  it('goes on with who may, and tells who may not by which rule', async () => {
    const may = await post({ intent: 'other', kind: 'enterprise', country: 'FI' })
    expect(may.location).toBe(`${apply()}?kind=enterprise&country=FI`)
    expect((await site.send({ path: may.location ?? '', as })).body).toContain('name="language"')
    const mayNot = await site.send({ path: `${apply()}?kind=individual&country=FI`, as })
    expect(mayNot.body).toContain('Rule 1')
    expect(mayNot.body).not.toContain('name="language"')
  })

  it.each([
    ['nothing', { intent: 'other' }],
    ['a forged kind', { intent: 'other', kind: 'king', country: 'FI' }],
    ['a forged country', { intent: 'other', kind: 'city', country: 'XX' }],
    ['a foreign organisation', { intent: 'own', organisationId: 'not-an-id' }],
  ])('answers %s with a sentence', async (_, form) => {
    const reply = await post(form)
    expect(reply.status).toBe(422)
    expect(reply.body).toContain('error-summary')
    expect(title(reply.body)).toMatch(/^Error: /)
  })
})

describe('a section', () => {
  const long = 'x'.repeat(100_000)
  const save = (fields: Record<string, string>, intent = 'continue') =>
    site.send({ path: `${draftPath}/sections/pilot`, method: 'POST', as, form: { intent, ...fields } })
  const kept = async (question: string) => {
    const rows = await database.db
      .select({ value: draftAnswers.value, version: draftAnswers.version })
      .from(draftAnswers)
      .innerJoin(proposals, eq(proposals.id, draftAnswers.proposalId))
      .where(and(eq(proposals.id, world.draft.proposalId), eq(draftAnswers.question, question)))
    return rows[0] ?? { value: '', version: 0 }
  }
  /** The whole section as its page would send it back. */
  const asShown = async () => {
    const asked = await Promise.all(
      findSection(standardForm, 'pilot')!.questions.map(async ({ key }) => [key, await kept(key)] as const),
    )
    return Object.fromEntries(
      asked.flatMap(([key, { value, version }]) => [
        [`answers.${key}`, value],
        [`versions.${key}`, String(version)],
      ]),
    )
  }

  it('saves what was typed, and tells beside the field what is still wrong with it', async () => {
    const reply = await save({
      ...(await asShown()),
      'answers.weeks': 'soon',
      'answers.plan': 'One. \u202B',
    })
    expect(reply.status).toBe(422)
    expect(title(reply.body)).toMatch(/^Error: /)
    expect(reply.body).toContain('href="#field-answers-weeks"')
    expect(reply.body).toContain('needs a whole number')
    expect(reply.body).toContain('What you wrote is saved')
    expect((await kept('weeks')).value).toBe('soon')
    expect((await kept('plan')).value).toBe('One. \u202B')
  })

  it('lets the same answers be left for later', async () => {
    const later = await save(
      { ...(await asShown()), 'answers.weeks': 'soon', 'answers.plan': 'One.' },
      'return',
    )
    expect(later.location).toBe(draftPath)
  })

  it('keeps 100,000 characters in sight and says that they are too many', async () => {
    const reply = await save({ ...(await asShown()), 'answers.plan': long })
    expect(reply.status).toBe(422)
    expect(reply.body).toContain(long)
    expect(reply.body).toContain('20,000 characters')
  })

  it('keeps text with control characters in sight and says so', async () => {
    const reply = await save({ ...(await asShown()), 'answers.plan': 'A plan\u0001' })
    expect(reply.status).toBe(422)
    expect(reply.body).toContain('error-summary')
    expect(reply.body).toContain('A plan')
  })
})
