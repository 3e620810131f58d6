import type { Locale } from '#app/platform/i18n.ts'
import type { PhaseStation } from '#app/ui/phase-rail.tsx'
import type { PublicState } from './public-stations.ts'

/** "Closing soon": the deadline is less than seven days away. */
export const soonMs = 7 * 24 * 3_600_000

/** A public challenge as its card shows it; instants as ISO strings. */
export type ChallengeCardData = {
  readonly slug: string
  readonly state: PublicState
  readonly number: number
  readonly zone: string
  readonly partnerZones: readonly string[]
  readonly theme: 'city' | 'wave' | 'leaf' | 'circuit'
  readonly owner: string | null
  readonly programme: { readonly slug: string; readonly name: string }
  readonly title: string
  readonly question: string
  readonly tagline: string
  /** The language of the three texts above, when the reader's was not written. */
  readonly textLocale: Locale
  readonly opensAtIso: string
  readonly closesAtIso: string
  readonly judgingEndsAtIso: string
  readonly announcesAtIso: string
  /** Announced minutes after the deadline in which what was begun is still taken. */
  readonly graceMinutes: number
  readonly isClosingSoon: boolean
  readonly stations: readonly PhaseStation[]
}
