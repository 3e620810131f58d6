/** What an organiser writes to many: to whom it can go, what is agreed to, and until when it can be taken back. */
import { locales, type Locale } from '#app/platform/i18n.ts'
import type { Wording } from '#emails/subject-of.ts'
import type { MessageClass } from './notice.ts'
import { hours, minutes } from './moments.ts'

/** Of whom an audience is made; who they are is asked in data/broadcast-audiences.server.ts. */
type AudienceRule = {
  readonly class: Extract<MessageClass, 'service' | 'bulletin'>
  /** Who writes a proposal is sealed until the deadline: until then they are counted and not named. */
  readonly isSealed: boolean
  /** It tells of outcomes: before they are announced there is no such audience. */
  readonly tellsOutcome: boolean
}

const rule = (
  kind: AudienceRule['class'],
  { isSealed = false, tellsOutcome = false }: Partial<AudienceRule> = {},
): AudienceRule => ({ class: kind, isSealed, tellsOutcome })

/** One line each; its words stand under `broadcasts.audiences` in the texts. */
export const broadcastAudiences = {
  followers: rule('bulletin'),
  'draft-writers': rule('service', { isSealed: true }),
  'submitted-teams': rule('service', { isSealed: true }),
  leads: rule('service', { isSealed: true }),
  jury: rule('service'),
  'unfinished-jurors': rule('service'),
  winners: rule('service', { tellsOutcome: true }),
  reserve: rule('service', { tellsOutcome: true }),
  'not-selected': rule('service', { tellsOutcome: true }),
} as const satisfies Record<string, AudienceRule>

export type BroadcastAudience = keyof typeof broadcastAudiences
export const audienceNames = Object.keys(broadcastAudiences) as BroadcastAudience[]

/** An audience by its stored name; null for one that does not exist any more. */
export function audienceNamed(name: string): BroadcastAudience | null {
  return audienceNames.find((each) => each === name) ?? null
}

/** The audiences there are: those that tell outcomes only once something has been announced. */
export function audiencesOffered(isAnnounced: boolean): BroadcastAudience[] {
  return audienceNames.filter((name) => isAnnounced || !broadcastAudiences[name].tellsOutcome)
}

export type BroadcastTexts = Partial<Record<Locale, Wording>>

/** How long it can be undone after the second person has agreed. */
export const undoFor = minutes(10)
/** A message to many that is late by this has lost its meaning. */
export const broadcastLife = hours(72)
/** The least distance to other mail about the same challenge that somebody could have refused. */
export const broadcastDistance = hours(20)

/** Languages that recipients read and nothing is written in; empty when it is complete. */
export function missingLanguages(
  texts: BroadcastTexts,
  recipients: readonly { readonly locale: Locale }[],
): Locale[] {
  const read = new Set(recipients.map(({ locale }) => locale))
  return locales.filter((locale) => read.has(locale) && !texts[locale])
}

/** The words a reader gets: their language, else English, else the first there is. */
export function wordsFor(texts: BroadcastTexts, locale: Locale): Wording | null {
  const order: readonly Locale[] = [locale, 'en', ...locales]
  return order.map((each) => texts[each]).find((words) => words !== undefined) ?? null
}

/** Exactly what is agreed to, as one text to take the fingerprint of. The order of recipients and languages does not matter. */
export function whatIsSeen(seen: {
  readonly audience: string
  readonly challengeId: string | null
  readonly texts: BroadcastTexts
  readonly recipients: readonly string[]
}): string {
  const { audience, challengeId, texts, recipients } = seen
  const said = locales.flatMap((locale) => {
    const words = texts[locale]
    return words ? [[locale, words.subject, words.body]] : []
  })
  return JSON.stringify([audience, challengeId, said, [...recipients].sort()])
}

/**
 * When it goes to a reader who got other such mail lately: at a distance from that, null where it would have lost its
 * meaning by then.
 */
export function spaced(
  sendAt: Date,
  { lastAt, expiresAt }: { lastAt: Date | null; expiresAt: Date | null },
): Date | null {
  if (lastAt === null) return sendAt
  const earliest = new Date(lastAt.getTime() + broadcastDistance)
  if (earliest <= sendAt) return sendAt
  return expiresAt !== null && earliest >= expiresAt ? null : earliest
}
