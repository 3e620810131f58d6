import { beforeAll, describe, expect, it } from 'vitest'
import { proposals } from '#db/schema/index.ts'
import { namesInList } from '#app/judge/data/names-to-declare.server.ts'
import { aJuror } from '#test/factories/a-jury.ts'
import { judgingWorld } from '#test/judge/judging-world.ts'
import { useDatabase } from '#test/setup/database.ts'
import { handlersOf, openSite, theBuild, type Handler, type Site } from './site.ts'

/* Where a challenge is read blind, the page of declarations is a list of names, and tells of no proposal. */

const database = useDatabase()
let site: Site
let handlers: Handler[]

beforeAll(async () => {
  const build = await theBuild()
  site = openSite(build, database)
  handlers = handlersOf(build).filter(({ rule, kind }) => kind === 'loader' && rule.who.startsWith('juror'))
}, 400_000)

describe('declaring by name', () => {
  /** A jury of two before anything is assigned, and what a juror gets from each of their pages. */
  async function aJuryOfTwo() {
    const world = await judgingWorld(database, { state: 'closed', isBlind: true })
    const { db } = database
    const { challengeId, slug } = world
    const seats = [await aJuror(db, { challengeId }), await aJuror(db, { challengeId })]
    const signedIn = await Promise.all(seats.map(({ personId }) => site.signIn(personId)))
    const { names } = await namesInList(db, { challengeId, lang: 'en' })
    const references = (await db.select({ reference: proposals.reference }).from(proposals)).map(
      ({ reference }) => reference,
    )
    const pagesOf = async (as: string) => {
      const pages: Record<string, string> = {}
      for (const { pattern, routeId } of handlers) {
        const path = pattern.replace(':lang', 'en').replace(':challenge', slug)
        if (path.includes(':')) continue
        for (const data of [undefined, routeId]) {
          const { body, status } = await site.send({ path, as, data })
          pages[`${path} ${data ?? ''}`] = `${status} ${body}`
        }
      }
      return pages
    }
    const post = (as: string, form: Record<string, string>) =>
      site.send({ path: `/en/jury/challenges/${slug}/conflicts`, as, method: 'POST', form })
    return { ...world, seats, signedIn, names, references, pagesOf, post }
  }

  it('shows no proposal beside the names, before and after', async () => {
    const { signedIn, names, references, pagesOf, post, challengeId } = await aJuryOfTwo()
    const as = signedIn[0]!
    const page = async () => JSON.stringify(await pagesOf(as))
    for (const name of names) expect(await page()).toContain(name)
    const { hash: list } = await namesInList(database.db, { challengeId, lang: 'en' })
    const tick = await post(as, { intent: 'name', 'tied[]': names[0]!, nameKind: 'family', nameNote: '' })
    expect(tick.status).toBe(303)
    expect((await post(as, { intent: 'whole', list, nameKind: '', nameNote: '' })).status).toBe(303)
    for (const reference of references) expect(await page()).not.toContain(reference)
  }, 900_000)

  it('answers two jurors alike who name different teams', async () => {
    const { signedIn, names, pagesOf, post, seats } = await aJuryOfTwo()
    const people = names.filter((name) => /Lead/i.test(name)).slice(0, 2)
    expect(people).toHaveLength(2)
    const answers: Record<string, string>[] = []
    for (const [index, as] of signedIn.entries()) {
      const name = people[index]!
      const form = { intent: 'name', 'tied[]': name, nameKind: 'family', nameNote: '' }
      const { status, location, body } = await post(as, form)
      // As data: the page around it bears tokens and the reader’s own name.
      const pages = Object.entries(await pagesOf(as)).filter(([at]) => !at.endsWith(' '))
      expect(pages.length).toBeGreaterThan(5)
      const plain = (text: string) =>
        text
          .replaceAll(people[0]!, 'NAME')
          .replaceAll(people[1]!, 'NAME')
          .replaceAll(seats[index]!.id, 'SEAT')
          .replaceAll(seats[index]!.personId, 'PERSON')
          .replaceAll(/"nowIso":"[^"]*"/g, 'NOW')
      answers.push(
        Object.fromEntries(
          [...pages, ['post', `${status} ${location} ${body}`] as const].map(([at, text]) => [
            at,
            plain(text),
          ]),
        ),
      )
    }
    const [one, other] = answers
    for (const at of Object.keys(one!)) expect(other![at], at).toBe(one![at])
  }, 900_000)

  it('says what is missing, with everything as typed', async () => {
    const { signedIn, names, post } = await aJuryOfTwo()
    const nothing = await post(signedIn[0]!, { intent: 'name', nameKind: 'family', nameNote: 'kept note' })
    expect(nothing.status).toBe(422)
    expect(nothing.body).toContain('Tick at least one name.')
    expect(nothing.body).toContain('kept note')
    const noKind = await post(signedIn[0]!, {
      intent: 'name',
      'tied[]': names[0]!,
      nameKind: '',
      nameNote: '',
    })
    expect(noKind.status).toBe(422)
    expect(noKind.body).toContain('Choose what the conflict comes from.')
  }, 900_000)
})
