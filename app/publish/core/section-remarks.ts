/** What a reviewer wants changed, part by part, and what became of it. */
import { hasReached, isEndState, type ChallengeState } from '#app/lifecycle/phases.ts'

export const remarkSections = ['brief', 'facts', 'criteria', 'form', 'timeline', 'general'] as const
export type RemarkSection = (typeof remarkSections)[number]

export type SectionRemark = {
  readonly id: string
  readonly section: RemarkSection
  readonly remark: string
  readonly by: string | null
  readonly atIso: string
  /** Null while nobody has dealt with it. */
  readonly answered: { readonly by: string | null; readonly atIso: string; readonly answer: string } | null
}

/** Those nobody has dealt with, in the order of the parts and then as they were written. */
export function openRemarks<Remark extends Pick<SectionRemark, 'section' | 'answered'>>(
  remarks: readonly Remark[],
): Remark[] {
  return remarkSections.flatMap((section) =>
    remarks.filter((remark) => remark.section === section && remark.answered === null),
  )
}

/** Everything a reviewer wrote as one text, each part under its name: what the mail and the record hold. */
export function remarksAsText(
  written: Readonly<Partial<Record<RemarkSection, string>>>,
  nameOf: (section: RemarkSection) => string,
): string {
  return remarkSections
    .flatMap((section) => {
      const remark = written[section]?.trim() ?? ''
      if (remark === '') return []
      return section === 'general' ? [remark] : [`${nameOf(section)}: ${remark}`]
    })
    .join('\n\n')
}

/** Remarks ask for changes before anybody reads: once a challenge is open, nothing they are about can be changed. */
export function canRemarksBeAnswered(state: ChallengeState): boolean {
  return !isEndState(state) && !hasReached(state, 'open')
}
