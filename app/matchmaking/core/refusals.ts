/** Every way match-making says no. The sentences stand in texts/ under `refusals`. */
import type { IntroductionRefusal } from './introductions.ts'
import type { profileRefusal } from './entry.ts'

export type MatchmakingRefusal =
  | IntroductionRefusal
  | NonNullable<ReturnType<typeof profileRefusal>>
  | { readonly code: 'matchmaking-closed' }
  | { readonly code: 'entry-gone' }
  | { readonly code: 'entry-changed' }
  | { readonly code: 'entry-checked' }
  | { readonly code: 'entry-over' }
  | { readonly code: 'entries-many'; readonly most: number }
  | { readonly code: 'introduction-exists' }
  | { readonly code: 'introduction-own' }
  | { readonly code: 'introduction-kinds' }
