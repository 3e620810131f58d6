import { people } from '#db/schema/index.ts'
import type { Locale } from '#app/platform/i18n.ts'

/** What notices know of a person, to select. */
export const personColumns = {
  personId: people.id,
  name: people.name,
  email: people.email,
  locale: people.locale,
  zone: people.zone,
}

/** A person's row as notices know it: without a language of their own they read English. */
export function personFrom<Row extends { locale: Locale | null }>(row: Row): Row & { locale: Locale } {
  return { ...row, locale: row.locale ?? 'en' }
}
