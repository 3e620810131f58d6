import { beforeEach, describe, expect, it } from 'vitest'
import { challenges, criteria, images, people, programmes, proposals, roleGrants } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { programmeFileText } from '#app/publish/core/programme-file.ts'
import { programmePlan } from '#app/publish/data/programme-plan.server.ts'
import { copyProgramme, plannedEdition } from '#app/publish/flows/copy-programme.server.ts'
import { createProgramme } from '#app/publish/flows/create-programme.server.ts'
import { importProgramme } from '#app/publish/flows/import-programme.server.ts'
import { changePartyLogo, saveLogo, saveLook } from '#app/publish/flows/change-look.server.ts'
import { addParty } from '#app/publish/flows/edit-programme.server.ts'
import { lookSeen } from '#app/publish/core/look/look.ts'
import { storedLimits, type StoredLimits } from '#app/publish/core/look/picture.ts'
import { programmeLook } from '#app/publish/data/programme-look.server.ts'
import { redrawPicture } from '#app/publish/data/redraw-picture.server.ts'
import { templates } from '#app/publish/templates/index.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aPng, withText } from '#test/factories/a-picture.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { useDatabase, type TestDatabase } from '#test/setup/database.ts'

const here = useDatabase()
const elsewhere = useDatabase({ isAlone: true })

const portsOf = ({ db }: TestDatabase): Ports => ({ db, clock: databaseClock, notices: realNotices })

beforeEach(async () => {
  await here.setClock('2027-01-04T08:00:00Z')
  await elsewhere.setClock('2027-01-04T08:00:00Z')
})

async function aProgramme(templateKey: string) {
  const by = (await aPerson(here.db, { name: 'Secret Author' })).id
  const created = await createProgramme(
    {
      ...{ templateKey, name: 'A programme', lang: 'en', slug: 'a-programme', by },
      contactEmail: 'programme@haaste.test',
      opening: { date: '2027-02-01', time: '09:00', zone: 'Europe/Helsinki' },
    },
    portsOf(here),
  )
  if (!created.ok) throw new Error(created.refusal.code)
  return { ...created.value, by }
}

/** Colours, sender, a logo with its words, and the logo of a party. */
async function aLook(programmeId: string, by: string) {
  const draw = async (colour: string, limits: StoredLimits) => {
    const picture = await redrawPicture(await aPng({ colour, opacity: 0.6 }), limits)
    if (!picture.ok) throw new Error(picture.refusal.code)
    return picture.value
  }
  const logo = await draw('#1f5c4d', storedLimits.logo)
  const scope = { programmeId, by }
  const seen = lookSeen({ accents: null, senderName: null })
  const colours = { brand: '#d01c5b', accentLight: null, accentDark: null }
  await saveLook({ ...scope, ...colours, senderName: 'Näyte', seen }, portsOf(here))
  await saveLogo({ ...scope, picture: logo, alts: { en: 'A field in green' } }, portsOf(here))
  await addParty(
    { ...scope, name: 'Paperitehdas', kind: 'enterprise', country: 'FI', relation: 'sponsor' },
    portsOf(here),
  )
  const party = (await programmeLook(here.db, programmeId)).parties.find(
    ({ name }) => name === 'Paperitehdas',
  )
  const organisationId = party!.organisationId
  const picture = await draw('#cc0000', storedLimits.partyLogo)
  await changePartyLogo({ ...scope, organisationId, picture }, portsOf(here))
  return { logo: logo.hash }
}

async function fileOf({ db }: TestDatabase, programmeId: string): Promise<string> {
  const plan = await programmePlan(db, programmeId)
  if (!plan) throw new Error('no programme')
  return programmeFileText(plan)
}

describe('a programme as a file', () => {
  it.each(templates.map(({ key }) => key))('comes back to the letter in another house: %s', async (key) => {
    const { id } = await aProgramme(key)
    const text = await fileOf(here, id)
    const { id: by } = await aPerson(elsewhere.db)
    const imported = await importProgramme({ text, by }, portsOf(elsewhere))
    if (!imported.ok) throw new Error(JSON.stringify(imported.refusal))
    expect(await fileOf(elsewhere, imported.value.id)).toBe(text)
    const rows = await elsewhere.db.select().from(challenges)
    expect(rows.map(({ state, createdBy }) => `${state} ${createdBy}`)).toEqual(
      templates.find((template) => template.key === key)?.challenges.map(() => `draft ${by}`),
    )
  })

  it('takes its look along, to the letter and to the byte', async () => {
    const { id, by } = await aProgramme('testbed-call')
    await aLook(id, by)
    const text = await fileOf(here, id)
    expect(Object.keys((JSON.parse(text) as { pictures: object }).pictures)).toHaveLength(2)
    const { id: theirs } = await aPerson(elsewhere.db)
    const imported = await importProgramme({ text, by: theirs }, portsOf(elsewhere))
    if (!imported.ok) throw new Error(JSON.stringify(imported.refusal))
    expect(await fileOf(elsewhere, imported.value.id)).toBe(text)
    const bytesOf = async ({ db }: TestDatabase) =>
      (await db.select({ hash: images.hash, bytes: images.bytes }).from(images)).map(({ hash, bytes }) => [
        hash,
        Buffer.from(bytes).toString('hex'),
      ])
    expect((await bytesOf(elsewhere)).sort()).toEqual((await bytesOf(here)).sort())
  })

  it('stores no picture as it came in a file, and none that is none', async () => {
    const { id, by } = await aProgramme('testbed-call')
    const { logo } = await aLook(id, by)
    const text = await fileOf(here, id)
    const file = JSON.parse(text) as { pictures: Record<string, string> }
    const spoilt = (png: Uint8Array) =>
      JSON.stringify({ ...file, pictures: { ...file.pictures, [logo]: Buffer.from(png).toString('base64') } })
    const { id: theirs } = await aPerson(elsewhere.db)
    const none = spoilt(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))
    expect(await importProgramme({ text: none, by: theirs }, portsOf(elsewhere))).toMatchObject({
      refusal: { code: 'file-invalid', problems: [{ path: `pictures.${logo}`, code: 'picture-unusable' }] },
    })
    const talking = spoilt(withText(await aPng({ colour: '#00c' }), 'SECRET'))
    const imported = await importProgramme({ text: talking, by: theirs }, portsOf(elsewhere))
    if (!imported.ok) throw new Error(JSON.stringify(imported.refusal))
    const stored = await elsewhere.db.select().from(images)
    expect(stored).toHaveLength(2)
    expect(stored.map(({ hash }) => hash)).not.toContain(logo)
    expect(stored.some(({ bytes }) => Buffer.from(bytes).includes('SECRET'))).toBe(false)
  })

  it('holds nobody: not the author, not a proposal', async () => {
    const {
      id,
      challenges: [challenge],
    } = await aProgramme('testbed-call')
    await here.db.update(challenges).set({ state: 'draft' })
    const draft = await aDraft(here.db, {
      challengeId: challenge?.id ?? '',
      answers: { title: 'SECRET PROPOSAL' },
      organisation: { name: 'SECRET FIRM' },
    })
    const text = await fileOf(here, id)
    const everybody = await here.db.select().from(people)
    expect(everybody.length).toBeGreaterThan(1)
    for (const secret of [
      'SECRET',
      draft.reference,
      ...everybody.flatMap((one) => [one.id, one.name, one.email]),
    ]) {
      expect(text).not.toContain(secret)
    }
  })

  it('is tried without a trace, refused where its address is taken, and never half written', async () => {
    const { id, by } = await aProgramme('city-network')
    const text = await fileOf(here, id)
    const counted = async () => [
      (await here.db.select().from(programmes)).length,
      (await here.db.select().from(criteria)).length,
      (await here.db.select().from(roleGrants)).length,
    ]
    const before = await counted()
    const tried = await importProgramme({ text, by, slug: 'tried', isDryRun: true }, portsOf(here))
    expect(tried).toMatchObject({ ok: true, value: { slug: 'tried' } })
    expect(await importProgramme({ text, by }, portsOf(here))).toMatchObject({
      refusal: { code: 'slug-taken', slug: 'a-programme' },
    })
    const spoilt = text.replace('"weight": 30', '"weight": 31')
    expect(spoilt).not.toBe(text)
    expect(await importProgramme({ text: spoilt, by, slug: 'spoilt' }, portsOf(here))).toMatchObject({
      refusal: { code: 'file-invalid', count: 1 },
    })
    expect(await counted()).toEqual(before)
  })
})

describe('the next edition', () => {
  it('counts on, keeps its clocks on new days, and takes nobody along', async () => {
    const {
      id,
      by,
      challenges: [challenge],
    } = await aProgramme('matchmaking-event')
    await aDraft(here.db, {
      challengeId: challenge?.id ?? '',
      organisation: { kind: 'enterprise', country: 'FI' },
    })
    await aLook(id, by)
    const colleague = await aPerson(here.db)
    await here.db.insert(roleGrants).values({ personId: colleague.id, role: 'organiser', programmeId: id })
    const wanted = { programmeId: id, slug: 'second', opensOn: '2027-10-04' }
    const planned = await plannedEdition(wanted, { db: here.db, now: new Date('2027-01-04T08:00:00Z') })
    expect(planned.ok && planned.value.edition).toBe(2)
    const copied = await copyProgramme({ ...wanted, by: colleague.id }, portsOf(here))
    if (!copied.ok) throw new Error(copied.refusal.code)
    const [first, second] = [await programmePlan(here.db, id), await programmePlan(here.db, copied.value.id)]
    expect([first?.edition, second?.edition]).toEqual([1, 2])
    expect(second?.challenges[0]).toMatchObject({
      slug: 'call-for-pitches-2',
      // 09:00 and 16:00 in Helsinki: summer time ends in between.
      calendar: { opensAt: new Date('2027-10-04T06:00:00Z'), closesAt: new Date('2027-11-08T14:00:00Z') },
    })
    expect({ ...second?.challenges[0], slug: '', calendar: null }).toEqual({
      ...first?.challenges[0],
      slug: '',
      calendar: null,
    })
    expect(second?.parties).toEqual(first?.parties)
    const lookOf = (plan: typeof first) => [
      plan?.colours,
      plan?.senderName,
      plan?.logo,
      plan?.pictures,
      plan?.texts,
    ]
    expect(lookOf(second)).toEqual(lookOf(first))
    expect(second?.pictures).toHaveLength(2)
    expect(await here.db.select().from(proposals)).toHaveLength(1)
    const roles = await here.db.select().from(roleGrants)
    expect(roles.filter(({ programmeId }) => programmeId === copied.value.id)).toMatchObject([
      { personId: colleague.id },
    ])
    expect(await copyProgramme({ ...wanted, by }, portsOf(here))).toMatchObject({
      refusal: { code: 'slug-taken' },
    })
    expect(
      await copyProgramme({ ...wanted, slug: 'third', opensOn: '2026-10-05', by }, portsOf(here)),
    ).toMatchObject({
      refusal: { code: 'calendar-refused', challenge: 'call-for-pitches' },
    })
  })
})
