import { asc, inArray, like, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import {
  challenges,
  organisations,
  programmeModules,
  programmeParties,
  programmes,
  programmeTexts,
  roleGrants,
} from '#db/schema/index.ts'
import { locales } from '#app/platform/i18n.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { pictureHead } from '../core/look/picture.ts'
import type { OrganisationPlan, PicturePlan, ProgrammePlan } from '../core/programme-plan.ts'
import { keepImages, lockImages } from './images.server.ts'
import { insertChallenge } from './insert-challenge.server.ts'
import type { DrawnPicture } from './redraw-picture.server.ts'
import { carryActions, insertSession } from './insert-session.server.ts'

export type NewProgramme = {
  readonly plan: ProgrammePlan
  /** The creator, who becomes the programme's organiser. */
  readonly by: string
  readonly now: Date
}

export type InsertedProgramme = {
  readonly id: string
  readonly slug: string
  readonly challenges: readonly { readonly id: string; readonly slug: string }[]
}

/**
 * Writes a whole programme from a plan: texts, parties (organisations are reused by their name), challenges with first
 * briefs, criteria and sites, sessions as drafts (with what was promised at the edition before), and the creator's role. Throws the database's error when the slug is taken.
 */
export async function insertProgramme(tx: Tx, { plan, by, now }: NewProgramme): Promise<InsertedProgramme> {
  const { slug } = plan
  const pictures = plan.pictures.map(drawnPicture)
  if (pictures.length > 0) {
    await lockImages(tx)
    await keepImages(tx, pictures, by)
  }
  const [programme] = await tx
    .insert(programmes)
    .values({
      slug,
      templateKey: plan.templateKey,
      edition: plan.edition,
      theme: plan.theme,
      zone: plan.zone,
      partnerZones: [...plan.partnerZones],
      languages: [...plan.languages],
      holidayCountries: [...plan.holidayCountries],
      accentLight: plan.colours?.light ?? null,
      accentDark: plan.colours?.dark ?? null,
      senderName: plan.senderName,
      logoHash: plan.logo,
      contactEmail: plan.contactEmail,
      workingLanguage: plan.workingLanguage,
      hasSeparateJuries: plan.hasSeparateJuries,
      createdBy: by,
    })
    .returning({ id: programmes.id })
  if (!programme) throw new Error('the programme was not inserted')
  await tx.insert(programmeTexts).values(
    locales.flatMap((locale) => {
      const text = plan.texts[locale]
      return text === undefined ? [] : [{ programmeId: programme.id, locale, ...text }]
    }),
  )
  if (plan.modules.length > 0) {
    await tx
      .insert(programmeModules)
      .values(plan.modules.map((module) => ({ programmeId: programme.id, module, switchedOnBy: by })))
  }
  const idOf = await organisationsNamed(tx, plan, by)
  if (plan.parties.length > 0) {
    await tx.insert(programmeParties).values(
      plan.parties.map(({ name, relation, logo }, position) => ({
        programmeId: programme.id,
        organisationId: idOf(name),
        relation,
        position,
        logoHash: logo,
      })),
    )
  }
  await tx
    .insert(roleGrants)
    .values({ personId: by, role: 'organiser', programmeId: programme.id, grantedBy: by })
  await appendEntry(tx, {
    programmeId: programme.id,
    type: 'ProgrammeCreated',
    at: now,
    body: { by, slug, template: plan.templateKey },
  })
  const slugs = await freeSlugs(
    tx,
    plan.challenges.map((challenge) => challenge.slug),
  )
  const inserted: { id: string; slug: string }[] = []
  for (const [index, challenge] of plan.challenges.entries()) {
    const challengeSlug = slugs[index] ?? challenge.slug
    const id = await insertChallenge(tx, {
      programmeId: programme.id,
      slug: challengeSlug,
      number: index + 1,
      plan: challenge,
      ownerId: challenge.owner && idOf(challenge.owner.name),
      by,
      now,
    })
    inserted.push({ id, slug: challengeSlug })
  }
  for (const { challenge, previousId = null, ...session } of plan.sessions) {
    const index = plan.challenges.findIndex((each) => each.slug === challenge)
    const made = await insertSession(tx, {
      ...session,
      programmeId: programme.id,
      challengeId: inserted[index]?.id ?? null,
      joinLink: null,
      previousId,
      by,
    })
    if (previousId !== null) await carryActions(tx, previousId, made.id)
  }
  return { id: programme.id, slug, challenges: inserted }
}

/** @throws when a picture of the plan was not drawn by us: `redrawnPlan` comes first */
function drawnPicture({ hash, png }: PicturePlan): DrawnPicture {
  const bytes = new Uint8Array(Buffer.from(png, 'base64'))
  const head = pictureHead(bytes)
  if (!head.ok) throw new Error(`the picture ${hash} is none: ${head.refusal.code}`)
  return { hash, bytes, width: head.value.width, height: head.value.height }
}

/** The ids of every organisation a plan names: known ones as they are, the others added. */
async function organisationsNamed(
  tx: Tx,
  { parties, challenges: planned }: ProgrammePlan,
  by: string,
): Promise<(name: string) => string> {
  const named: OrganisationPlan[] = [...parties, ...planned.flatMap(({ owner }) => (owner ? [owner] : []))]
  const byName = new Map(named.map((organisation) => [organisation.name, organisation]))
  const ids = new Map<string, string>()
  if (byName.size > 0) {
    const known = await tx
      .select({ id: organisations.id, name: organisations.name })
      .from(organisations)
      .where(inArray(organisations.name, [...byName.keys()]))
      .orderBy(asc(organisations.createdAt))
    for (const { id, name } of known) if (!ids.has(name)) ids.set(name, id)
    const missing = [...byName.values()].filter(({ name }) => !ids.has(name))
    if (missing.length > 0) {
      const added = await tx
        .insert(organisations)
        .values(
          missing.map(({ name, shortName, kind, country, website }) => ({
            ...{ name, shortName, kind, country, website },
            createdBy: by,
          })),
        )
        .returning({ id: organisations.id, name: organisations.name })
      for (const { id, name } of added) ids.set(name, id)
    }
  }
  return (name) => {
    const id = ids.get(name)
    if (id === undefined) throw new Error(`the organisation ${name} was not inserted`)
    return id
  }
}

/** The addresses of challenges are unique in the whole house: a second edition gets `-2` and so on. */
async function freeSlugs(tx: Tx, wanted: readonly string[]): Promise<string[]> {
  if (wanted.length === 0) return []
  const taken = await tx
    .select({ slug: challenges.slug })
    .from(challenges)
    .where(or(...wanted.map((slug) => like(challenges.slug, `${slug}%`))))
  const used = new Set(taken.map((row) => row.slug))
  return wanted.map((slug) => {
    let free = slug
    for (let edition = 2; used.has(free); edition += 1) free = `${slug.slice(0, 76)}-${edition}`
    used.add(free)
    return free
  })
}
