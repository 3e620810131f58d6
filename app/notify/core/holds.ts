/** What a hand on the mail covers. */
import type { MessageReason } from './reasons.ts'

/** A wave that somebody holds: what is of this notice and goes from `fromAt` until before `toAt`. */
export type HeldWave = { readonly notice: string; readonly fromAt: Date; readonly toAt: Date }

/** What is held of the mail of one challenge, or of what is about no challenge. */
export type HeldMail = {
  /** All of it, with the challenge or the whole programme. */
  readonly isMailHeld: boolean
  readonly heldWaves: readonly HeldWave[]
}

/** Nobody's hand is on it. */
export const nothingHeld: HeldMail = { isMailHeld: false, heldWaves: [] }

/** Copies that organisers send to themselves: no hand on the mail stops them, and no list counts them. */
export const testNotice = 'mail.test'

/** Why a message has to wait; null when no hand is on it. */
export function heldAs(
  { notice, sendAt }: { readonly notice: string; readonly sendAt: Date },
  { isMailHeld, heldWaves }: HeldMail,
): Extract<MessageReason, 'held-with-challenge' | 'held-with-wave'> | null {
  if (notice === testNotice) return null
  if (isMailHeld) return 'held-with-challenge'
  const isInWave = heldWaves.some(
    (wave) => wave.notice === notice && wave.fromAt <= sendAt && sendAt < wave.toAt,
  )
  return isInWave ? 'held-with-wave' : null
}
