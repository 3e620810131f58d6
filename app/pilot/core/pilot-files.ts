/** Files of a pilot: annexes of the next paper, and evidence of a value. How many there may be, and who does what with one. */
import type { Caution, Trace } from '#app/apply/core/files/inspection.ts'
import type { FileType } from '#app/apply/core/files/file-types.ts'
import { isForReaders } from '#app/apply/core/files/file-to-read.ts'
import type { PaperKind } from './papers.ts'
import type { MeasureBasis } from './plan.ts'
import { isOver, type PilotState } from './pilot-states.ts'
import type { PilotRefusal } from './refusals.ts'

/** Annexes of one paper. */
export const mostAnnexes = 10
/** Files that show one value. */
export const mostEvidence = 5
/** Bytes of all files of a pilot together, those of sent papers included. */
export const mostPilotBytes = 100_000_000

/** What a file belongs to. */
export type FilePlace = { readonly paperKind: PaperKind } | { readonly measurementId: string }

export type Scan = 'pending' | 'clean' | 'infected' | 'skipped'

/** A file as the sides of a pilot see it. */
export type PilotFileView = {
  readonly id: string
  readonly name: string
  readonly type: FileType
  readonly bytes: number
  readonly sha256: string
  readonly scan: Scan
  readonly cautions: readonly Caution[]
  readonly traces: readonly Trace[]
  readonly by: string | null
}

/** Evidence with where it stands on its way to the public. */
export type EvidenceView = PilotFileView & {
  readonly measurementId: string
  readonly standing: EvidenceStanding
  /** What the reader may do with it. */
  readonly may: readonly EvidenceStep[]
}

/** For the sides; offered by whoever uploaded it; confirmed by the manager, and public while the pilot is. */
export type EvidenceStanding = 'sides' | 'offered' | 'public'

/** What can be done with evidence that is there. */
export const evidenceSteps = ['offer', 'confirm', 'take-back', 'remove'] as const
export type EvidenceStep = (typeof evidenceSteps)[number]

/** A value that evidence can be of. */
export type ValueToShow = {
  readonly id: string
  readonly measureId: string
  readonly measure: string
  readonly value: number
  readonly unit: string
  readonly measuredOn: string
  readonly basis: MeasureBasis
}

/** Every way a step with evidence is refused. */
export const stepRefusals = [
  'manager-confirms',
  'file-not-offered',
  'file-unchecked',
  'file-not-yours',
  'pilot-over',
] as const

type Evidence = {
  readonly isOffered: boolean
  readonly isConfirmed: boolean
  readonly scan: Scan
  readonly isMine: boolean
}

/** Where a piece of evidence stands. */
export function evidenceStanding({
  isOffered,
  isConfirmed,
}: Pick<Evidence, 'isOffered' | 'isConfirmed'>): EvidenceStanding {
  if (isConfirmed) return 'public'
  return isOffered ? 'offered' : 'sides'
}

/**
 * What keeps somebody from a step, or null. Whoever uploaded it offers it to the public, the pilot's manager confirms;
 * either takes it back or removes it. After the end nothing is removed any more: taking back from the public stays.
 */
export function stepRefusal(
  step: EvidenceStep,
  evidence: Evidence,
  { isManager, state }: { readonly isManager: boolean; readonly state: PilotState },
): PilotRefusal | null {
  if (step === 'confirm') {
    if (!isManager) return { code: 'manager-confirms' }
    if (!evidence.isOffered) return { code: 'file-not-offered' }
    return isForReaders(evidence) ? null : { code: 'file-unchecked' }
  }
  if (!evidence.isMine && (step === 'offer' || !isManager)) return { code: 'file-not-yours' }
  return step === 'remove' && isOver(state) ? { code: 'pilot-over' } : null
}

/** The steps that would change something for this reader. */
export function stepsFor(
  evidence: Evidence,
  reader: { readonly isManager: boolean; readonly state: PilotState },
): EvidenceStep[] {
  const standing = evidenceStanding(evidence)
  const wanted: readonly EvidenceStep[] = {
    sides: ['offer', 'remove'] as const,
    offered: ['confirm', 'take-back', 'remove'] as const,
    public: ['take-back', 'remove'] as const,
  }[standing]
  return wanted.filter((step) => stepRefusal(step, evidence, reader) === null)
}

/** What keeps a file from being added beside `others`, or null. */
export function roomRefusal(
  place: FilePlace,
  others: readonly { readonly name: string }[],
  { name, bytes, bytesKept }: { readonly name: string; readonly bytes: number; readonly bytesKept: number },
): PilotRefusal | null {
  const isSame = (other: { readonly name: string }) => other.name.toLowerCase() === name.toLowerCase()
  const most = 'paperKind' in place ? mostAnnexes : mostEvidence
  // An annex gives way to a newer one of its name; evidence is somebody's, and stays.
  if (others.some(isSame)) {
    if ('measurementId' in place) return { code: 'file-name-taken' }
  } else if (others.length >= most) return { code: 'no-room-for-file', most }
  return bytesKept + bytes > mostPilotBytes ? { code: 'pilot-files-too-large' } : null
}

/** What the public gets of evidence while the pilot is public: confirmed files of the value that counts of each day. */
export function publicOf<Value extends Pick<ValueToShow, 'id' | 'measureId' | 'measuredOn'>>(
  values: readonly Value[],
  evidence: readonly EvidenceView[],
): (Value & EvidenceView)[] {
  const counted = values.filter(
    (value, index) =>
      values.findIndex(
        ({ measureId, measuredOn }) => measureId === value.measureId && measuredOn === value.measuredOn,
      ) === index,
  )
  return evidence.flatMap((file) => {
    const value = counted.find(({ id }) => id === file.measurementId)
    return value && file.standing === 'public' && isForReaders(file) ? [{ ...value, ...file }] : []
  })
}
