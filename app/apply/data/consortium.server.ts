import { asc, eq } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { consortiumPartners } from '#db/schema/index.ts'
import { countryName } from '#app/platform/format.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { ConsortiumPartner } from '../core/consortium.ts'

/** The partners of a draft in the order in which they were added, with who speaks for each to the team. */
export async function partnersOf(db: Executor, proposalId: string) {
  return db
    .select({
      id: consortiumPartners.id,
      name: consortiumPartners.name,
      country: consortiumPartners.country,
      part: consortiumPartners.part,
      contactName: consortiumPartners.contactName,
      hasAgreed: consortiumPartners.hasAgreed,
    })
    .from(consortiumPartners)
    .where(eq(consortiumPartners.proposalId, proposalId))
    .orderBy(asc(consortiumPartners.addedAt), asc(consortiumPartners.id))
}

/** Partners for a page: their countries in the reader's words. Nobody's name goes with them. */
export function partnersInWords(partners: readonly ConsortiumPartner[], lang: Locale) {
  return partners.map(({ name, country, part, hasAgreed }) => ({
    ...{ name, part, hasAgreed },
    countryName: countryName(lang, country),
  }))
}

/** The same as a version freezes them: organisations, no people. */
export function partnersWithoutPeople(partners: readonly ConsortiumPartner[]): ConsortiumPartner[] {
  return partners.map(({ name, country, part, hasAgreed }) => ({ name, country, part, hasAgreed }))
}
