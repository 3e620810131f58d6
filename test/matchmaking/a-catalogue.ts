import { programmeModules, roleGrants } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import type { EntryGiven } from '#app/matchmaking/core/entry-form.ts'
import type { EntryKind } from '#app/matchmaking/core/entry.ts'
import { checkEntry } from '#app/matchmaking/flows/check-entry.server.ts'
import { writeEntry } from '#app/matchmaking/flows/write-entry.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import type { TestDatabase } from '#test/setup/database.ts'

export type Given = Omit<EntryGiven, 'consent' | 'version'>

/** What an owner types; everything that is not said is dull. */
export function aGiven(changes: Partial<Given> = {}): Given {
  return {
    organisation: 'City of Example',
    title: 'Heat from waste water',
    body: 'We look for somebody who takes heat out of it.',
    language: 'en',
    themes: ['heat'],
    country: 'SE',
    site: '',
    maturity: null,
    offerKind: null,
    forWhom: '',
    amount: null,
    currency: null,
    amountNote: '',
    untilOn: null,
    ...changes,
  }
}

export type Catalogue = {
  readonly ports: Ports
  readonly programmeId: string
  readonly slug: string
  readonly organiserId: string
  readonly cityId: string
  readonly teamId: string
}

/** A programme whose match-making is open, its organiser, somebody of a city and somebody of a team. */
export async function aCatalogue(
  { db }: Pick<TestDatabase, 'db'>,
  { slug = 'match', openedAt = new Date('2021-12-01T00:00:00Z') as Date | null } = {},
): Promise<Catalogue> {
  const programme = await insertProgramme(db, { slug, name: 'Match-making', zone: 'Europe/Stockholm' })
  await db.insert(programmeModules).values({ programmeId: programme.id, module: 'matchmaking', openedAt })
  const organiser = await aPerson(db, { name: 'Organiser', email: `organiser@${slug}.example` })
  await db
    .insert(roleGrants)
    .values({ personId: organiser.id, role: 'organiser', programmeId: programme.id, challengeId: null })
  const city = await aPerson(db, { name: 'Canary City Person', email: `canary-city@${slug}.example` })
  const team = await aPerson(db, {
    name: 'Canary Team Person',
    email: `canary-team@${slug}.example`,
    locale: 'sv',
  })
  return {
    ports: { db, clock: databaseClock, notices: realNotices },
    programmeId: programme.id,
    slug: programme.slug,
    organiserId: organiser.id,
    cityId: city.id,
    teamId: team.id,
  }
}

/** Writes an entry that waits for its check. */
export async function aWaitingEntry(
  { ports, programmeId }: Catalogue,
  { by, kind, ...changes }: Partial<Given> & { by: string; kind: EntryKind },
): Promise<string> {
  const given = aGiven({ ...(kind === 'offer' && { offerKind: 'support', forWhom: 'Anybody' }), ...changes })
  const written = await writeEntry({ programmeId, by, kind, proposalId: null, given }, ports)
  if (!written.ok) throw new Error(`the entry was refused: ${written.refusal.code}`)
  return written.value.id
}

/** An entry that the organiser has let into the catalogue. */
export async function anEntry(
  catalogue: Catalogue,
  facts: Partial<Given> & { by: string; kind: EntryKind },
): Promise<string> {
  const id = await aWaitingEntry(catalogue, facts)
  const { ports, programmeId, organiserId: by } = catalogue
  const checked = await checkEntry(
    { programmeId, id, version: 1, by, verdict: { verdict: 'approve' } },
    ports,
  )
  if (!checked.ok) throw new Error(`the check was refused: ${checked.refusal.code}`)
  return id
}
