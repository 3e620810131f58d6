import type { Locale } from '#app/platform/i18n.ts'
import type { Block } from '../own-words.ts'
import { pathsIn } from '#app/platform/paths.ts'

/** What surrounds every mail: whose it is, in which language and zones it reads, and where its links lead. */
export type Mail = {
  readonly locale: Locale
  /** IANA zone of the reader. */
  readonly zone: string
  /** IANA zone of the organiser, in which deadlines are set. */
  readonly organiserZone: string
  /** The reader's full name. */
  readonly recipientName: string
  /** Name as the reader's language has it, and the address that answers; null for mail about the account alone. */
  readonly programme: {
    readonly name: string
    readonly contactEmail: string
    /** Its own accent on light and on dark grounds, `#rrggbb`; nothing for the house's. */
    readonly accents?: { readonly light: string; readonly dark: string } | null
  } | null
  /** Scheme and host of this installation, without a slash at the end. */
  readonly origin: string
  /** One sentence: why this person gets this mail. */
  readonly reason: string
  /** Where the reader says no to this kind of mail, without signing in. Null for mail that always comes. */
  readonly unsubscribePath: string | null
  /** What the programme says in its own words, in place of heading and first paragraph; absent for the standard words. */
  readonly own?: OwnWordsOfMail | null
  /** A copy for whoever prepares the mail: it says so. */
  readonly isTest?: boolean
}

/** Own words, read, and what their merge fields say in this mail. */
export type OwnWordsOfMail = {
  /** Without the reference that stands before it. */
  readonly heading: string
  readonly blocks: readonly Block[]
  readonly values: Readonly<Record<string, string>>
}

/** The addresses of the site in the reader's language, as paths; `linkTo` makes them whole. */
export function pathsFor(mail: Mail): ReturnType<typeof pathsIn> {
  return pathsIn(mail.locale)
}

/** A whole address of our own site from a path of `pathsFor`. */
export function linkTo(mail: Mail, path: string): string {
  return new URL(path, mail.origin).href
}

/** The host that names this installation's dates in other people's calendars. */
export function hostOf(mail: Mail): string {
  return new URL(mail.origin).host
}

/** The subject of anything about one proposal carries its reference, which also threads: `[HEL-2026-K7QF-3] Received`. */
export function withReference(reference: string, subject: string): string {
  return `[${reference}] ${subject}`
}
