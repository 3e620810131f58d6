/** Every way deciding and announcing says no. The sentences stand in texts/ under `refusals`. */
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'

type Nothing = Record<never, never>

type RefusalData = {
  // recording
  'outcome-missing': { count: number }
  /** A proposal was named that does not take part, or one twice. */
  'proposals-changed': Nothing
  'too-many-winners': { count: number; offered: number }
  /** More winners chose a site than it takes. `number` is its place in the list of sites. */
  'site-full': { number: number; count: number; room: number }
  'reserve-places': Nothing
  'reasons-missing': { proposalIds: readonly string[] }
  'deviation-unexplained': { proposalIds: readonly string[] }
  'own-proposal-decided': Nothing

  // confirming
  /** The planned messages are not the ones the decision asks for. */
  'audience-mismatch': Nothing

  // answering
  'no-award': Nothing
  'award-answered': { answer: 'accepted' | 'declined' }
  'lead-only': Nothing

  // moving up
  /** Nobody declined it, or somebody has moved up to it, or it is not the time. */
  'place-not-free': Nothing
  'no-reserve': Nothing
  /** `place` is the reserve place whose turn it is. */
  'reserve-out-of-order': { place: number }
}

export type AnnounceRefusalCode = keyof RefusalData

export type AnnounceRefusal =
  | {
      [Code in AnnounceRefusalCode]: { readonly code: Code } & Readonly<RefusalData[Code]>
    }[AnnounceRefusalCode]
  | LifecycleRefusal
