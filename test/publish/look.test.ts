import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { images, programmeParties, programmes, programmeTexts, recordEntries } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { storedLimits, type StoredLimits } from '#app/publish/core/look/picture.ts'
import { lookSeen } from '#app/publish/core/look/look.ts'
import { pictureOfProgramme, programmeLook } from '#app/publish/data/programme-look.server.ts'
import { publicImage, publicLook, publicStyles } from '#app/publish/data/public-look.server.ts'
import { redrawPicture, type DrawnPicture } from '#app/publish/data/redraw-picture.server.ts'
import { changePartyLogo, removeLogo, saveLogo, saveLook } from '#app/publish/flows/change-look.server.ts'
import { removeParty } from '#app/publish/flows/edit-programme.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aBomb, aJpeg, aPng, aTurnedJpeg, withText } from '#test/factories/a-picture.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { anOrganisation } from '#test/factories/an-organisation.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
const ports = (): Ports => ({ db: database.db, clock: databaseClock, notices: realNotices })

let programmeId: string
let slug: string
let by: string
const scope = () => ({ programmeId, by })

beforeEach(async () => {
  await database.setClock('2027-01-04T08:00:00Z')
  const programme = await insertProgramme(database.db, { name: 'North' })
  programmeId = programme.id
  slug = programme.slug
  by = (await aPerson(database.db)).id
})

async function drawn(bytes: Uint8Array, limits: StoredLimits = storedLimits.logo): Promise<DrawnPicture> {
  const picture = await redrawPicture(bytes, limits)
  if (!picture.ok) throw new Error(picture.refusal.code)
  return picture.value
}

const stored = async () =>
  (await database.db.select({ hash: images.hash }).from(images)).map(({ hash }) => hash)
const entries = async () =>
  (await database.db.select({ type: recordEntries.type }).from(recordEntries)).map(({ type }) => type)

async function aParty(name: string, relation: 'supporter' | 'organiser' = 'supporter') {
  const { id: organisationId } = await anOrganisation(database.db, { name })
  await database.db.insert(programmeParties).values({ programmeId, organisationId, relation })
  return organisationId
}

describe('a picture drawn anew', () => {
  it('is a PNG whose address is its hash, and leaves what the file told behind', async () => {
    const file = withText(await aPng(), 'SECRET <script>alert(1)</script>')
    expect(Buffer.from(file).includes('SECRET')).toBe(true)
    const { bytes, hash, width, height } = await drawn(file)
    expect([width, height]).toEqual([64, 48])
    expect(Buffer.from(bytes.subarray(0, 8)).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    expect(Buffer.from(bytes).includes('SECRET')).toBe(false)
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it.each([
    ['opaque', { opacity: 1 }],
    ['half transparent', { opacity: 0.37, colour: '#c81e3c' }],
  ])('comes out of a second drawing byte by byte: %s', async (_, look) => {
    const once = await drawn(await aPng(look))
    expect(await drawn(once.bytes)).toEqual(once)
  })

  it('may be a JPEG', async () => {
    expect(await drawn(aJpeg())).toMatchObject({ width: 60, height: 40 })
  })

  // The corner that is green when it is looked at: across and down.
  it.each([
    [1, 0, 0],
    [2, 1, 0],
    [3, 1, 1],
    [4, 0, 1],
    [5, 0, 0],
    [6, 1, 0],
    [7, 1, 1],
    [8, 0, 1],
    [9, 0, 0],
  ])('comes out upright, however the camera was held: %i', async (turn, across, down) => {
    const { renderAsync } = await import('@resvg/resvg-js')
    const picture = await drawn(aTurnedJpeg(turn, turn % 2 === 0 ? 'II' : 'MM'))
    const isOnItsSide = turn >= 5 && turn <= 8
    expect([picture.width, picture.height]).toEqual(isOnItsSide ? [40, 60] : [60, 40])
    const { pixels } = await renderAsync(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${picture.width}" height="${picture.height}"><image href="data:image/png;base64,${Buffer.from(picture.bytes).toString('base64')}" width="${picture.width}" height="${picture.height}"/></svg>`,
    )
    const isGreen = (x: number, y: number) => pixels[(y * picture.width + x) * 4]! < 100
    const corners = [0, 1].flatMap((y) =>
      [0, 1].flatMap((x) =>
        isGreen(x * (picture.width - 5) + 2, y * (picture.height - 5) + 2) ? [[x, y]] : [],
      ),
    )
    expect(corners).toEqual([[across, down]])
  })

  it('is scaled down to what may be stored', async () => {
    const { width, height, bytes } = await drawn(await aPng({ width: 3_000, height: 1_500 }))
    expect([width, height]).toEqual([2_000, 1_000])
    expect(bytes.length).toBeLessThanOrEqual(200_000)
  })

  it('becomes smaller until it has few enough bytes', async () => {
    // Noise, which nothing packs.
    const { renderAsync } = await import('@resvg/resvg-js')
    const noise = await renderAsync(
      '<svg xmlns="http://www.w3.org/2000/svg" width="700" height="500"><filter id="f"><feTurbulence type="fractalNoise" baseFrequency="0.9" numOctaves="3"/></filter><rect width="700" height="500" filter="url(#f)"/></svg>',
    )
    const file = new Uint8Array(noise.asPng())
    expect(file.length).toBeGreaterThan(400_000)
    const { width, height, bytes } = await drawn(file)
    expect(bytes.length).toBeLessThanOrEqual(200_000)
    expect(bytes.length).toBeGreaterThan(100_000)
    expect(width / height).toBeCloseTo(1.4, 1)
    expect(await drawn(bytes)).toEqual({ ...(await drawn(file)) })
    const small = await drawn(file, storedLimits.partyLogo)
    expect(small.bytes.length).toBeLessThanOrEqual(60_000)
    expect(await drawn(small.bytes, storedLimits.partyLogo)).toEqual(small)
  })

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ['one pixel', () => aPng({ width: 1, height: 1 }), 'picture-too-small'],
    ['20,000 by 20,000 in few bytes', () => aBomb(20_000, 20_000), 'picture-too-wide'],
    ['a PNG that stops', async () => (await aPng()).subarray(0, 120), 'picture-broken'],
    ['a JPEG that stops', () => aJpeg().subarray(0, 300), 'picture-broken'],
    ['a picture of nothing', () => aPng({ opacity: 0, spot: 'none' }), 'picture-broken'],
    [
      'SVG',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      'picture-other-kind',
    ],
    ['a page called PNG', () => Buffer.from('<!doctype html><p>x'), 'picture-unknown'],
  ])('refuses %s', async (_, file, code) => {
    expect(await redrawPicture(await file(), storedLimits.logo)).toMatchObject({
      ok: false,
      refusal: { code },
    })
  })
})

describe('colours and sender', () => {
  const typed = { brand: null, accentLight: '#1f5c4d', accentDark: '#9fd3bf', senderName: 'Kaupungit' }
  const seen = lookSeen({ accents: null, senderName: null })

  it('are saved, are in the record once, and leave the settings as they are for whoever has them open', async () => {
    expect(await saveLook({ ...scope(), ...typed, seen }, ports())).toEqual({ ok: true, value: null })
    const look = await programmeLook(database.db, programmeId)
    expect(look).toMatchObject({ accents: { light: '#1f5c4d', dark: '#9fd3bf' }, senderName: 'Kaupungit' })
    expect(await saveLook({ ...scope(), ...typed, seen: lookSeen(look) }, ports())).toEqual({
      ok: true,
      value: null,
    })
    expect(await entries()).toEqual(['LookChanged'])
    const [row] = await database.db.select().from(programmes).where(eq(programmes.id, programmeId))
    expect(row?.version).toBe(1)
  })

  it('are refused when somebody else saved meanwhile, and where they cannot be read', async () => {
    await saveLook({ ...scope(), ...typed, seen }, ports())
    const again = await saveLook({ ...scope(), ...typed, senderName: 'Other', seen }, ports())
    expect(again).toEqual({ ok: false, refusal: { code: 'look-changed' } })
    const weak = await saveLook({ ...scope(), ...typed, accentLight: '#ffd400', seen }, ports())
    expect(weak).toMatchObject({ ok: false, refusal: { code: 'accents-unreadable' } })
    expect((await programmeLook(database.db, programmeId)).senderName).toBe('Kaupungit')
  })
})

describe('a logo', () => {
  it('replaces the one before, which is gone unless somebody else shows it', async () => {
    const [red, blue] = [
      await drawn(await aPng({ colour: '#c00' })),
      await drawn(await aPng({ colour: '#00c' })),
    ]
    await saveLogo({ ...scope(), picture: red, alts: { en: 'A red flag' } }, ports())
    const other = await insertProgramme(database.db)
    await saveLogo({ programmeId: other.id, by, picture: red, alts: {} }, ports())
    await saveLogo({ ...scope(), picture: blue, alts: {} }, ports())
    expect((await stored()).sort()).toEqual([red.hash, blue.hash].sort())
    await removeLogo({ programmeId: other.id, by }, ports())
    expect(await stored()).toEqual([blue.hash])
    const [text] = await database.db
      .select()
      .from(programmeTexts)
      .where(eq(programmeTexts.programmeId, programmeId))
    expect(text?.logoAlt).toBe('A red flag')
    expect(await entries()).toEqual(['LogoChanged', 'LogoChanged', 'LogoChanged', 'LogoChanged'])
  })

  it('needs a picture the first time; afterwards what it shows can change alone', async () => {
    const words = { ...scope(), picture: null, alts: { en: 'A flag' } }
    expect(await saveLogo(words, ports())).toEqual({ ok: false, refusal: { code: 'no-logo' } })
    const picture = await drawn(await aPng())
    await saveLogo({ ...words, picture }, ports())
    await saveLogo({ ...words, alts: { en: 'A green flag' } }, ports())
    const look = await programmeLook(database.db, programmeId)
    expect([look.logo?.hash, look.alts]).toEqual([picture.hash, [{ locale: 'en', alt: 'A green flag' }]])
  })

  it('of an organisation is its own in all its relations, and goes with the last of them', async () => {
    const organisationId = await aParty('Paperitehdas')
    await database.db.insert(programmeParties).values({ programmeId, organisationId, relation: 'organiser' })
    const picture = await drawn(await aPng())
    expect(await changePartyLogo({ ...scope(), organisationId, picture }, ports())).toMatchObject({
      ok: true,
    })
    const { parties } = await programmeLook(database.db, programmeId)
    expect(parties.map(({ name, logo }) => [name, logo?.hash])).toEqual([['Paperitehdas', picture.hash]])
    await removeParty({ ...scope(), organisationId, relation: 'supporter' }, ports())
    expect(await stored()).toEqual([picture.hash])
    await removeParty({ ...scope(), organisationId, relation: 'organiser' }, ports())
    expect(await stored()).toEqual([])
    expect(await changePartyLogo({ ...scope(), organisationId, picture }, ports())).toMatchObject({
      refusal: { code: 'party-gone' },
    })
  })

  it('that two give back and take at once is there for who took it', async () => {
    const picture = await drawn(await aPng())
    const other = await insertProgramme(database.db)
    for (let round = 0; round < 5; round += 1) {
      await saveLogo({ ...scope(), picture, alts: {} }, ports())
      await Promise.all([
        removeLogo(scope(), ports()),
        saveLogo({ programmeId: other.id, by, picture, alts: {} }, ports()),
      ])
      expect(await stored()).toEqual([picture.hash])
      await removeLogo({ programmeId: other.id, by }, ports())
      expect(await stored()).toEqual([])
    }
  })
})

describe('what the public sees', () => {
  it('begins with the first open challenge, not before', async () => {
    const picture = await drawn(await aPng())
    const seen = lookSeen({ accents: null, senderName: null })
    await saveLook(
      { ...scope(), brand: '#1f5c4d', accentLight: null, accentDark: null, senderName: null, seen },
      ports(),
    )
    await saveLogo({ ...scope(), picture, alts: {} }, ports())
    const organisationId = await aParty('Paperitehdas')
    const partys = await drawn(await aPng({ colour: '#c00' }))
    await changePartyLogo({ ...scope(), organisationId, picture: partys }, ports())
    const draft = await insertChallenge(database.db, { programmeId })
    const look = () => publicLook(database.publicDb, { programme: slug, lang: 'fi' })
    expect(await look()).toEqual({ styles: null, logo: null })
    expect(await publicStyles(database.publicDb, { challenge: draft.slug })).toBeNull()
    expect(await publicStyles(database.publicDb, { programme: slug })).toBeNull()
    expect(await publicImage(database.publicDb, picture.hash)).toBeNull()
    expect(await publicImage(database.publicDb, partys.hash)).toBeNull()
    expect(await pictureOfProgramme(database.db, { programmeId, hash: picture.hash })).not.toBeNull()

    const open = await insertChallenge(database.db, { programmeId, state: 'open' })
    const styles = expect.stringMatching(/^\/look\/1f5c4d-[0-9a-f]{6}\/page\.css$/) as string
    expect(await look()).toEqual({
      styles,
      logo: { src: `/images/${picture.hash}.png`, alt: 'North', width: 64, height: 48 },
    })
    expect(await publicStyles(database.publicDb, { challenge: open.slug })).toEqual(styles)
    expect(Buffer.from((await publicImage(database.publicDb, partys.hash)) ?? [])).toEqual(
      Buffer.from(partys.bytes),
    )
  })

  it('is another version of all that is public as soon as the look is another', async () => {
    const version = async () =>
      (await database.ownerDb.execute<{ version: string }>('select version from public_version')).rows[0]
        ?.version
    const before = await version()
    await saveLogo({ ...scope(), picture: await drawn(await aPng()), alts: {} }, ports())
    expect(await version()).not.toBe(before)
  })

  it('is nothing of another programme for those who work for this one', async () => {
    const other = await insertProgramme(database.db)
    const picture = await drawn(await aPng())
    await saveLogo({ programmeId: other.id, by, picture, alts: {} }, ports())
    expect(await pictureOfProgramme(database.db, { programmeId, hash: picture.hash })).toBeNull()
  })
})
