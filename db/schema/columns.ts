import { sql, type AnyColumn } from 'drizzle-orm'
import { customType, timestamp, uuid, text } from 'drizzle-orm/pg-core'

/** A random identity made by the database: never guessable, never in order of arrival. */
export const id = () => uuid().primaryKey().defaultRandom()

/** A point in time, kept as UTC, read as `Date` (millisecond precision). */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' })

/** The instant the row was written, by the database's (possibly shifted) clock. */
export const writtenAt = () =>
  instant()
    .notNull()
    .default(sql`haaste_now()`)

/** Bytes as they are, for small files. */
export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** What a full-text search looks into: `tsvector`. */
export const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** One of the four interface languages. */
export const locale = () => text().$type<'en' | 'fi' | 'sv' | 'zh-CN'>()

/** A check that a text column holds one of the listed words. */
export const oneOf = (column: AnyColumn, words: readonly string[]) =>
  sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`

/** The listed words as an array, for checks on columns that hold several. */
export const anyOf = (words: readonly string[]) =>
  sql.raw(`array[${words.map((word) => `'${word}'`).join(', ')}]::text[]`)

export const LOCALES = ['en', 'fi', 'sv', 'zh-CN'] as const
