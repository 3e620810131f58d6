import { inArray, like, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import {
  briefs,
  briefTexts,
  challenges,
  criteria,
  criterionTexts,
  organisations,
  programmeParties,
  programmes,
  programmeTexts,
  roleGrants,
} from '#db/schema/index.ts'
import type { NewCalendar } from '#app/lifecycle/calendar.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { ChallengeTemplate, PartyTemplate, ProgrammeTemplate } from '../templates/template.ts'

export type NewProgramme = {
  readonly template: ProgrammeTemplate
  readonly slug: string
  readonly names: Readonly<Record<Locale, string>>
  readonly calendar: NewCalendar
  readonly contactEmail: string
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
 * Writes a whole programme from a template: texts, parties (organisations are reused by their name), challenges with
 * first briefs and criteria, all on one calendar, and the creator's role. Throws the database's error when the slug is
 * taken.
 */
export async function insertProgramme(tx: Tx, input: NewProgramme): Promise<InsertedProgramme> {
  const { template, slug, names, calendar, contactEmail, by, now } = input
  const [programme] = await tx
    .insert(programmes)
    .values({
      slug,
      templateKey: template.key,
      theme: template.theme,
      zone: calendar.zone,
      partnerZones: [...calendar.partnerZones],
      languages: [...locales],
      contactEmail,
      createdBy: by,
    })
    .returning({ id: programmes.id })
  if (!programme) throw new Error('the programme was not inserted')
  await tx.insert(programmeTexts).values(
    locales.map((locale) => ({
      programmeId: programme.id,
      locale,
      name: names[locale],
      tagline: template.texts[locale].tagline,
      about: template.texts[locale].about,
    })),
  )
  await insertParties(tx, programme.id, template.parties, by)
  await tx
    .insert(roleGrants)
    .values({ personId: by, role: 'organiser', programmeId: programme.id, grantedBy: by })
  await appendEntry(tx, {
    programmeId: programme.id,
    type: 'ProgrammeCreated',
    at: now,
    body: { by, slug, template: template.key },
  })
  const slugs = await freeSlugs(
    tx,
    template.challenges.map((challenge) => challenge.slug),
  )
  const inserted: { id: string; slug: string }[] = []
  for (const [index, challenge] of template.challenges.entries()) {
    const challengeSlug = slugs[index] ?? challenge.slug
    const id = await insertChallenge(tx, {
      programmeId: programme.id,
      slug: challengeSlug,
      number: index + 1,
      challenge,
      criteria: template.criteria,
      calendar,
      by,
    })
    await appendEntry(tx, {
      programmeId: programme.id,
      challengeId: id,
      type: 'ChallengeDrafted',
      at: now,
      body: { by, number: index + 1, slug: challengeSlug },
    })
    inserted.push({ id, slug: challengeSlug })
  }
  return { id: programme.id, slug, challenges: inserted }
}

async function insertParties(tx: Tx, programmeId: string, parties: readonly PartyTemplate[], by: string) {
  if (parties.length === 0) return
  const names = parties.map((party) => party.name)
  const known = await tx
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(inArray(organisations.name, names))
  const isKnown = (party: PartyTemplate) => known.some((organisation) => organisation.name === party.name)
  const missing = parties.filter((party) => !isKnown(party))
  const added =
    missing.length === 0
      ? []
      : await tx
          .insert(organisations)
          .values(
            missing.map(({ name, shortName, kind, country }) => ({
              name,
              shortName,
              kind,
              country,
              createdBy: by,
            })),
          )
          .returning({ id: organisations.id, name: organisations.name })
  const all = [...known, ...added]
  await tx.insert(programmeParties).values(
    parties.flatMap((party, position) => {
      const organisation = all.find((each) => each.name === party.name)
      return organisation
        ? [{ programmeId, organisationId: organisation.id, relation: party.relation, position }]
        : []
    }),
  )
}

async function insertChallenge(
  tx: Tx,
  input: {
    programmeId: string
    slug: string
    number: number
    challenge: ChallengeTemplate
    criteria: ProgrammeTemplate['criteria']
    calendar: NewCalendar
    by: string
  },
): Promise<string> {
  const { programmeId, slug, number, challenge, calendar, by } = input
  const [row] = await tx
    .insert(challenges)
    .values({
      programmeId,
      slug,
      number,
      zone: calendar.zone,
      opensAt: calendar.opensAt,
      closesAt: calendar.closesAt,
      judgingEndsAt: calendar.judgingEndsAt,
      announcesAt: calendar.announcesAt,
      pilotsOffered: challenge.pilotsOffered,
      createdBy: by,
    })
    .returning({ id: challenges.id })
  if (!row) throw new Error('the challenge was not inserted')
  const [brief] = await tx.insert(briefs).values({ challengeId: row.id }).returning({ id: briefs.id })
  if (!brief) throw new Error('the brief was not inserted')
  await tx
    .insert(briefTexts)
    .values(locales.map((locale) => ({ briefId: brief.id, locale, ...challenge.texts[locale] })))
  const criterionRows = await tx
    .insert(criteria)
    .values(challenge.weights.map((weight, index) => ({ challengeId: row.id, position: index + 1, weight })))
    .returning({ id: criteria.id, position: criteria.position })
  await tx.insert(criterionTexts).values(
    criterionRows.flatMap(({ id, position }) => {
      const template = input.criteria[position - 1]
      if (!template) throw new Error(`the template has no criterion ${position}`)
      return locales.map((locale) => ({
        criterionId: id,
        locale,
        name: template[locale].name,
        question: template[locale].question,
        anchors: { ...template[locale].anchors },
      }))
    }),
  )
  return row.id
}

/** The addresses of challenges are unique in the whole house: a second edition gets `-2` and so on. */
async function freeSlugs(tx: Tx, wanted: readonly string[]): Promise<string[]> {
  const taken = await tx
    .select({ slug: challenges.slug })
    .from(challenges)
    .where(or(...wanted.map((slug) => like(challenges.slug, `${slug}%`))))
  const used = new Set(taken.map((row) => row.slug))
  return wanted.map((slug) => {
    let free = slug
    for (let edition = 2; used.has(free); edition += 1) free = `${slug}-${edition}`
    used.add(free)
    return free
  })
}
