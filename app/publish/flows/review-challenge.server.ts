import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { essentialsMissing } from '../core/readiness.ts'
import { remarkSections, type RemarkSection } from '../core/section-remarks.ts'
import { notNamedFor } from '#app/people/data/approvals.server.ts'
import { readinessFacts } from '../data/readiness-facts.server.ts'
import { insertSectionRemarks, markRemarkAnswered } from '../data/section-remarks.server.ts'
import { writersOf } from '../data/writers.server.ts'
import { changePhase, type Asking } from './change-phase.server.ts'

/** Asks another organiser to approve. Refused while something essential is missing from the brief or the criteria. */
export async function requestReview({ challengeId, by }: Asking, ports: Ports) {
  return changePhase(challengeId, { type: 'requestReview', by }, ports, {
    async before(tx) {
      const missing = essentialsMissing(await readinessFacts(tx, challengeId, by))
      return missing > 0 ? { code: 'not-ready' as const, count: missing } : null
    },
  })
}

/** Hands the brief back to its authors, with what to change. */
export async function requestChanges(
  {
    challengeId,
    by,
    remarks,
    bySection = { general: remarks },
  }: Asking & {
    /** All of it as one text. */
    remarks: string
    /** The same part by part. */
    bySection?: Readonly<Partial<Record<RemarkSection, string>>>
  },
  ports: Ports,
) {
  return changePhase(challengeId, { type: 'requestChanges', by, remarks }, ports, {
    also: (tx, _, at) =>
      insertSectionRemarks(tx, {
        ...{ challengeId, by, at },
        remarks: remarkSections
          .map((section) => ({ section, remark: bySection[section]?.trim() ?? '' }))
          .filter(({ remark }) => remark !== ''),
      }),
  })
}

/** Marks a remark as dealt with, with what the authors say to it. Once: an answer stays as it was given. */
export async function answerRemark(
  { challengeId, by, remarkId, answer }: Asking & { remarkId: string; answer: string },
  { db, clock }: Ports,
): Promise<Result<null, { readonly code: 'remark-answered' }>> {
  return db.transaction(async (tx) => {
    const at = await clock.now(tx)
    const isMarked = await markRemarkAnswered(tx, { challengeId, id: remarkId, by, at, answer })
    return isMarked ? accept(null) : refuse('remark-answered')
  })
}

/**
 * Approves the challenge as it stands. Always another person than those who wrote in it and who asked, and one of those the
 * programme has named for it, if it has named any.
 */
export async function approveChallenge({ challengeId, by }: Asking, ports: Ports) {
  return changePhase(challengeId, { type: 'approve', by }, ports, {
    before: async (tx, { programmeId }) => {
      const writers = await writersOf(tx, challengeId)
      return writers.some(({ personId }) => personId === by)
        ? { code: 'approver-is-author' as const }
        : notNamedFor(tx, { programmeId, approval: 'opening', by })
    },
  })
}
