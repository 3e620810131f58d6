import { and, eq, sql } from 'drizzle-orm'
import { programmeParties, programmes, programmeTexts } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { forgetUnusedImages, lockImages } from '../data/images.server.ts'
import { isSameProgrammeSitting } from '../data/one-sitting.server.ts'
import { organisationNamed, type NamedOrganisation } from '../data/organisation-named.server.ts'
import type { Relation } from '../templates/template.ts'

export type EditProgramme = {
  readonly programmeId: string
  readonly by: string
  readonly version: number
  readonly locale: Locale
  readonly texts: { readonly name: string; readonly tagline: string; readonly about: string }
  readonly theme: 'city' | 'wave' | 'leaf' | 'circuit'
  readonly languages: readonly Locale[]
  readonly partnerZones: readonly string[]
  /** ISO 3166-1 alpha-2: whose days off the calendars are compared with. */
  readonly holidayCountries: readonly string[]
  /** The language proposals are read in here. */
  readonly workingLanguage: ContentLanguage
  readonly contactEmail: string
  /** Saved while it is written: what the record says of this sitting already is not said again. */
  readonly isAutomatic?: boolean
}

/** Saves what a programme says of itself, with one language of its texts. */
export async function editProgramme(
  input: EditProgramme,
  { db, clock }: Ports,
): Promise<Result<null, { readonly code: 'programme-changed' }>> {
  const { programmeId, by, version, locale, texts, theme, languages, partnerZones, contactEmail } = input
  const { workingLanguage, holidayCountries, isAutomatic = false } = input
  return db.transaction(async (tx) => {
    const saved = await tx
      .update(programmes)
      .set({
        theme,
        languages: [...languages],
        workingLanguage,
        partnerZones: [...partnerZones],
        holidayCountries: [...holidayCountries],
        contactEmail,
        version: sql`${programmes.version} + 1`,
      })
      .where(and(eq(programmes.id, programmeId), eq(programmes.version, version)))
      .returning({ id: programmes.id })
    if (saved.length === 0) return refuse('programme-changed')
    await tx
      .insert(programmeTexts)
      .values({ programmeId, locale, ...texts })
      .onConflictDoUpdate({ target: [programmeTexts.programmeId, programmeTexts.locale], set: texts })
    const now = await clock.now(tx)
    if (isAutomatic && (await isSameProgrammeSitting(tx, programmeId, by, now))) return accept(null)
    await appendEntry(tx, {
      programmeId,
      type: 'ProgrammeEdited',
      at: now,
      body: { by, locale },
    })
    return accept(null)
  })
}

export type NewParty = NamedOrganisation & {
  readonly programmeId: string
  readonly by: string
  readonly relation: Relation
}

/** Adds an organisation to a programme. One that is known by this name already is taken as it is. */
export async function addParty(
  { programmeId, by, name, kind, country, relation }: NewParty,
  { db, clock }: Ports,
): Promise<Result<null, { readonly code: 'party-there' }>> {
  return db.transaction(async (tx) => {
    const organisationId = await organisationNamed(tx, { name, kind, country }, by)
    const added = await tx
      .insert(programmeParties)
      .values({
        programmeId,
        organisationId,
        relation,
        position: sql`(select coalesce(max(position), -1) + 1 from programme_parties where programme_id = ${programmeId})`,
      })
      .onConflictDoNothing()
      .returning({ organisationId: programmeParties.organisationId })
    if (added.length === 0) return refuse('party-there')
    await appendEntry(tx, {
      programmeId,
      type: 'PartyAdded',
      at: await clock.now(tx),
      body: { by, organisationId, relation },
    })
    return accept(null)
  })
}

/** Takes an organisation's relation away. Doing it twice does nothing the second time. */
export async function removeParty(
  input: { programmeId: string; by: string; organisationId: string; relation: Relation },
  { db, clock }: Ports,
): Promise<Result<null, never>> {
  const { programmeId, by, organisationId, relation } = input
  return db.transaction(async (tx) => {
    await lockImages(tx)
    const removed = await tx
      .delete(programmeParties)
      .where(
        and(
          eq(programmeParties.programmeId, programmeId),
          eq(programmeParties.organisationId, organisationId),
          eq(programmeParties.relation, relation),
        ),
      )
      .returning({ logo: programmeParties.logoHash })
    if (removed.length > 0) {
      await forgetUnusedImages(
        tx,
        removed.map(({ logo }) => logo),
      )
      await appendEntry(tx, {
        programmeId,
        type: 'PartyRemoved',
        at: await clock.now(tx),
        body: { by, organisationId, relation },
      })
    }
    return accept(null)
  })
}
