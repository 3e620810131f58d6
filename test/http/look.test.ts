import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { images, programmeParties, programmes, roleGrants } from '#db/schema/index.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aPng, withText } from '#test/factories/a-picture.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { anOrganisation } from '#test/factories/an-organisation.ts'
import { useDatabase } from '#test/setup/database.ts'
import { openSite, theBuild, type Site } from './site.ts'

/* A programme's own look, from the organiser's form to the public page, through the gate. */

const database = useDatabase({ keepsRows: true })

let site: Site
let as: string
let programmeId: string
let organisationId: string
const page = '/en/organise/programmes/north/look'

beforeAll(async () => {
  const { db } = database
  await database.setClock('2021-12-10T10:00:00Z')
  site = openSite(await theBuild(), database)
  programmeId = (await insertProgramme(db, { slug: 'north', name: 'North' })).id
  const organiser = await aPerson(db)
  await db.insert(roleGrants).values({ personId: organiser.id, role: 'organiser', programmeId })
  as = await site.signIn(organiser.id)
  organisationId = (await anOrganisation(db, { name: 'Paperitehdas' })).id
  await db.insert(programmeParties).values({ programmeId, organisationId, relation: 'supporter' })
}, 900_000)

const seenOn = async () =>
  /name="seen" value="([^"]*)"/
    .exec((await site.send({ path: page, as })).body)![1]!
    .replaceAll('&quot;', '"')

const post = (form: Record<string, string>) => site.send({ path: page, as, method: 'POST', form })

function upload(fields: Record<string, string | Uint8Array>) {
  const multipart = new FormData()
  for (const [name, value] of Object.entries(fields))
    multipart.set(
      name,
      typeof value === 'string' ? value : new File([new Uint8Array(value)], 'a picture.png'),
    )
  return site.send({ path: page, as, method: 'POST', multipart })
}

describe('colours', () => {
  it('are shown in light and dark without being saved, made of one', async () => {
    const { status, body } = await post({ intent: 'try', brand: '1F5C4D', senderName: 'Näin' })
    expect(status).toBe(200)
    expect(body).toMatch(/name="accentLight"[^>]* value="#1f5c4d"|value="#1f5c4d"[^>]* name="accentLight"/)
    expect(body).toMatch(/href="\/look\/1f5c4d-[0-9a-f]{6}\/sample\.css"/)
    expect(body).toContain('value="Näin"')
    expect(body).not.toContain(' style=')
    const [row] = await database.db.select().from(programmes).where(eq(programmes.id, programmeId))
    expect(row?.accentLight).toBeNull()
  })

  it('that cannot be read are refused, with how far off they are, what would do, and what was typed', async () => {
    const typed = { accentLight: '#ffd400', accentDark: '#9fd3bf', senderName: 'Näin' }
    const { status, body } = await post({ intent: 'save', seen: await seenOn(), ...typed })
    expect(status).toBe(422)
    expect(body).toMatch(/Too weak for: links on the page, .*lowest contrast is 1\.\d\d?, and 4\.5 is needed/)
    expect(body).toMatch(/The nearest colour that can be read is #[0-9a-f]{6}\./)
    for (const value of Object.values(typed)) expect(body).toContain(`value="${value}"`)
  })

  it.each([
    ['accentLight', 'red', /Write a colour as a number sign/],
    ['senderName', 'Bank <bank@bank.example>', /A sender’s name has at most 60 characters/],
    ['senderName', 'North\r\nBcc: all@haaste.test', /A sender’s name has at most 60 characters/],
  ])('%s cannot be %j', async (name, value, sentence) => {
    const { status, body } = await post({ intent: 'save', seen: await seenOn(), [name]: value })
    expect(status).toBe(422)
    expect(body).toMatch(sentence)
  })

  it('are saved, unless somebody else saved meanwhile', async () => {
    const seen = await seenOn()
    expect((await post({ intent: 'save', seen, brand: '#1f5c4d' })).status).toBe(303)
    const again = await post({ intent: 'save', seen, brand: '#c00' })
    expect([again.status, again.body.includes('Somebody else saved the look')]).toEqual([409, true])
  })
})

describe('the style sheet', () => {
  it('is CSS and nothing else, for colours alone', async () => {
    const sheet = await site.send({ path: '/look/1f5c4d-9fd3bf/page.css' })
    expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
    expect(sheet.headers.get('cache-control')).toBe('public, max-age=86400')
    expect(sheet.body).toContain('--accent:#1f5c4d')
    for (const path of ['/look/red-blue/page.css', '/look/1f5c4d/page.css', '/look/1f5c4d-9fd3bf/other.css'])
      expect((await site.send({ path })).status).toBe(404)
  })
})

describe('a logo', () => {
  it('that is none is refused with a sentence, and the words beside it stay', async () => {
    const { status, body } = await upload({
      ...{ intent: 'save-logo', 'alt.en': 'A green flag' },
      logo: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    })
    expect(status).toBe(422)
    expect(body).toContain('This is a file of the kind SVG. Save the picture as PNG or JPEG')
    expect(body).toContain('value="A green flag"')
    const large = await upload({ intent: 'save-logo', logo: new Uint8Array(5_000_001) })
    expect([large.status, large.body.includes('Make it smaller than 5 MB')]).toEqual([422, true])
    const none = await upload({ intent: 'save-party-logo', organisationId })
    expect([none.status, none.body.includes('Choose a picture file.')]).toEqual([422, true])
    expect(await database.db.select().from(images)).toEqual([])
  })

  it('is for the programme’s own people until a challenge opens, then for everybody at the address of its content', async () => {
    const file = withText(await aPng(), 'SECRET')
    const saved = await upload({ intent: 'save-logo', 'alt.en': 'A green flag', logo: file })
    expect(saved.location).toBe(`${page}#logo`)
    const partys = await upload({
      ...{ intent: 'save-party-logo', organisationId },
      partyLogo: await aPng({ colour: '#c00' }),
    })
    expect(partys.status).toBeLessThan(400)
    const stored = await database.db.select().from(images)
    expect(stored.length).toBe(2)
    for (const { hash, bytes } of stored) {
      expect(Buffer.from(bytes).includes('SECRET')).toBe(false)
      expect((await site.send({ path: `/images/${hash}.png` })).status).toBe(404)
      expect((await site.send({ path: `/images/${hash}.png`, as })).status).toBe(404)
      const own = await site.send({ path: `/en/organise/programmes/north/images/${hash}.png`, as })
      expect([own.status, own.headers.get('content-type')]).toEqual([200, 'image/png'])
      expect(own.headers.get('cache-control')).toBe('private, no-store')
    }
    expect((await site.send({ path: '/en/programmes/north' })).status).toBe(404)

    await insertChallenge(database.db, { programmeId, slug: 'opened', state: 'open' })
    const [programme] = await database.db.select().from(programmes).where(eq(programmes.id, programmeId))
    const picture = await site.send({ path: `/images/${programme?.logoHash}.png` })
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(picture.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    for (const path of ['/en/programmes/north', '/en/challenges/opened']) {
      const { body } = await site.send({ path })
      expect(body).toContain(
        `<img src="/images/${programme?.logoHash}.png" alt="A green flag" width="64" height="48"`,
      )
      expect(body).toMatch(/<link rel="stylesheet" href="\/look\/1f5c4d-[0-9a-f]{6}\/page\.css"/)
    }
    const { body } = await site.send({ path: '/en/programmes/north' })
    expect(body).toMatch(
      /<img src="\/images\/[0-9a-f]{64}\.png" alt="" width="64" height="48"\/><\/span>Paperitehdas/,
    )
  })

  it('is gone everywhere once it is removed', async () => {
    expect((await post({ intent: 'remove-logo' })).status).toBeLessThan(400)
    expect((await post({ intent: 'remove-party-logo', organisationId })).status).toBeLessThan(400)
    expect(await database.db.select().from(images)).toEqual([])
    const { body } = await site.send({ path: '/en/programmes/north' })
    expect(body).not.toContain('/images/')
    expect(body).toContain('Paperitehdas')
  })
})
