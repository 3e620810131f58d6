import { inArray, like, or } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import {
  challenges,
  organisations,
  programmeParties,
  programmes,
  programmeTexts,
  roleGrants,
} from '#db/schema/index.ts'
import type { NewCalendar } from '#app/lifecycle/calendar.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { mostHolidayCountries } from '../core/country-list.ts'
import type { PartyTemplate, ProgrammeTemplate } from '../templates/template.ts'
import { insertChallenge } from './insert-challenge.server.ts'

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
      holidayCountries: countriesOf(template.parties),
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
      now,
    })
    inserted.push({ id, slug: challengeSlug })
  }
  return { id: programme.id, slug, challenges: inserted }
}

/** Where the parties sit: their days off are the ones a calendar runs into first. */
function countriesOf(parties: readonly PartyTemplate[]): string[] {
  return [...new Set(parties.flatMap(({ country }) => country ?? []))].sort().slice(0, mostHolidayCountries)
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
