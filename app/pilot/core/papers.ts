/** Letters of intent and agreements: what is signed, by which sides, and what a signature needs. */
import { canonicalJson } from '#app/record/core/chain.ts'
import type { Sha256 } from '#app/record/core/sha256.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { PilotRefusal } from './refusals.ts'

export const paperKinds = ['letter_of_intent', 'agreement'] as const
export type PaperKind = (typeof paperKinds)[number]

export const pilotSides = ['team', 'host', 'manager'] as const
export type PilotSide = (typeof pilotSides)[number]

/** A file as a signature covers it. */
export type AnnexFile = { readonly name: string; readonly bytes: number; readonly sha256: string }

/** All that a signature is given for. Days are ISO days. */
export type PaperText = {
  readonly pilotId: string
  readonly kind: PaperKind
  readonly number: number
  readonly locale: Locale
  readonly text: string
  /** What belongs to it, a line each. */
  readonly annexes: string
  /** Annexes as files, in their order. */
  readonly files: readonly AnnexFile[]
  readonly startsOn: string
  readonly endsOn: string
  readonly signBy: string
}

/** A paper in the form its hash is taken of: one without files says nothing of files. */
export function canonicalPaper({ files, ...words }: PaperText): string {
  const annexed = files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }))
  return canonicalJson(annexed.length === 0 ? words : { ...words, files: annexed })
}

/** SHA-256 of a paper in canonical form: of its words, its days and every file that belongs to it. */
export function hashOfPaper(paper: PaperText, sha256: Sha256): string {
  return sha256(canonicalPaper(paper))
}

/** What a page showed of the annexes on the shelf, to be sent back with the form: another file makes another mark. */
export function markOf(files: readonly AnnexFile[]): string {
  return files.map(({ sha256 }) => sha256).join(' ')
}

/** What keeps a paper from being sent, or null. `today` is an ISO day in the pilot's zone. */
export function paperRefusal(
  { startsOn, endsOn, signBy }: Pick<PaperText, 'startsOn' | 'endsOn' | 'signBy'>,
  today: string,
): PilotRefusal | null {
  if (startsOn > endsOn) return { code: 'paper-term' }
  return signBy < today ? { code: 'paper-sign-by' } : null
}

/** The sides that have not signed, in their order. */
export function unsignedSides(signed: readonly PilotSide[]): PilotSide[] {
  return pilotSides.filter((side) => !signed.includes(side))
}

/** True once every side has signed. */
export function isSigned(signed: readonly PilotSide[]): boolean {
  return unsignedSides(signed).length === 0
}

/** For which side somebody signs: the first part they have, or null. */
export function sideOf(parts: {
  readonly isHostContact: boolean
  readonly isManager: boolean
  readonly isLead: boolean
}): PilotSide | null {
  if (parts.isHostContact) return 'host'
  if (parts.isManager) return 'manager'
  return parts.isLead ? 'team' : null
}
