/** What stands in a programme's catalogue, and when. */

export const entryKinds = ['profile', 'need', 'offer'] as const
export type EntryKind = (typeof entryKinds)[number]

export const offerKinds = ['support', 'investor'] as const
export type OfferKind = (typeof offerKinds)[number]

/** As many as fit on a page of a catalogue. */
export const entriesPerPage = 24

export type EntryState = 'waiting' | 'public' | 'returned' | 'withdrawn'

/**
 * The state of an entry that was just written. Organisers check what strangers write before anybody reads it; a team that has
 * taken part, and whose words they have had before them, need not wait.
 */
export function stateWhenWritten({ isFromProposal }: { isFromProposal: boolean }): 'waiting' | 'public' {
  return isFromProposal ? 'public' : 'waiting'
}

/** True on the last day too; days are those of the programme's own calendar. */
export function holdsOn(untilOn: string | null, today: string): boolean {
  return untilOn === null || untilOn >= today
}

/** Why a profile cannot be written from a proposal now; null when it can. Who won makes no difference, and is not asked. */
export function profileRefusal({
  isLead,
  isSubmitted,
  isAnnounced,
  hasProfile,
}: {
  readonly isLead: boolean
  readonly isSubmitted: boolean
  readonly isAnnounced: boolean
  readonly hasProfile: boolean
}): {
  readonly code: 'profile-not-lead' | 'profile-not-submitted' | 'profile-early' | 'profile-exists'
} | null {
  if (!isLead) return { code: 'profile-not-lead' }
  if (!isAnnounced) return { code: 'profile-early' }
  if (!isSubmitted) return { code: 'profile-not-submitted' }
  return hasProfile ? { code: 'profile-exists' } : null
}

export type CheckVerdict =
  { readonly verdict: 'approve' } | { readonly verdict: 'return'; readonly reason: string }

/** Words with commas between as themes: small letters, each once, as they were typed; without a limit here. */
export function themesOf(typed: string): string[] {
  const words = typed
    .split(/[,;、，；\n]/)
    .map((word) => word.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en'))
    .filter((word) => word !== '')
  return [...new Set(words)]
}

/** The beginning of a text for a card: whole words where it has spaces, with an ellipsis where more follows. */
export function excerpt(text: string, most = 180): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const signs = [...line]
  if (signs.length <= most) return line
  const cut = signs.slice(0, most).join('')
  const lastSpace = cut.lastIndexOf(' ')
  return `${(lastSpace > most / 2 ? cut.slice(0, lastSpace) : cut).replace(/[\s.,;:，。；：]+$/u, '')}…`
}
