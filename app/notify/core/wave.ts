/**
 * A wave is what goes of one notice about one challenge (or about none) on one day of the organiser's zone: readers'
 * nights spread what belongs together over several instants.
 */
import { Temporal } from 'temporal-polyfill'
import type { Audience } from './audience.ts'
import type { HeldWave } from './holds.ts'

export type WaveName = {
  readonly notice: string
  readonly challengeId: string | null
  /** Calendar day, `2021-12-22`. */
  readonly day: string
}

/** Reads an address; null when it names no wave. */
export function readWave(search: URLSearchParams): WaveName | null {
  const notice = search.get('notice') ?? ''
  const challengeId = search.get('challenge') ?? ''
  const day = search.get('day') ?? ''
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(challengeId)
  if (!/^[a-z_]+\.[a-z_]+$/.test(notice) || (challengeId !== '' && !isId) || !isDay(day)) return null
  return { notice, challengeId: isId ? challengeId : null, day }
}

/** The address that reads as this. */
export function writeWave({ notice, challengeId, day }: WaveName): string {
  return `?${new URLSearchParams({ notice, ...(challengeId && { challenge: challengeId }), day }).toString()}`
}

function isDay(day: string): boolean {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(day)) return false
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' }).toString() === day
  } catch {
    return false
  }
}

/** What a hand on this wave covers: its day, from midnight to midnight in the zone. */
export function heldWaveOf({ notice, day }: WaveName, zone: string): HeldWave {
  const date = Temporal.PlainDate.from(day)
  const at = (one: Temporal.PlainDate) => new Date(one.toZonedDateTime(zone).epochMilliseconds)
  return { notice, fromAt: at(date), toAt: at(date.add({ days: 1 })) }
}

/** Whoever runs a challenge: what their mail says may tell of scores, conflicts and what is not decided yet. */
const insiders: readonly Audience[] = [
  'approvers',
  'authors',
  'organisers',
  'jury-leads',
  'jury-leads-and-organisers',
  'recused-jurors',
  'jurors-to-write-anew',
  'jury-chairs',
  'challenge-owners',
  'deciders',
]

/**
 * True when the data of such a mail may be shown to any organiser of the programme, its proposal being open to them. Of
 * what goes to insiders, or to nobody in particular, an example is shown instead.
 */
export function isShownWithItsData(audience: Audience | null): boolean {
  return audience !== null && !insiders.includes(audience)
}

/** Part of an address: enough to know whose it is, nothing to copy. */
export function maskedAddress(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '…' : `${email.slice(0, Math.min(2, at - 1) || 1)}…${email.slice(at)}`
}
