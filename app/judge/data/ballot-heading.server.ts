import type { RequestContext } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { isFinalSinceEnd } from '../core/judging-window.ts'
import { juryStageOf } from '../core/jury-stage.ts'
import { lastJudgingEnd } from './judging-end.server.ts'
import { judgingHeading } from './judging-heading.server.ts'

/** What both pages of a ballot know: whose challenge, until when, and whether proposals may be read and ballots written now. */
export async function ballotHeading(context: RequestContext, title: string) {
  const { id: challengeId, recorded, effectiveState } = sure(context.subject.challenge)
  const heading = await judgingHeading(context.db, { challengeId, lang: context.lang })
  const juror = { ...nobody, isJuror: true, assignment: 'clear' } as const
  const endedAt = await lastJudgingEnd(context.db, challengeId)
  return {
    pageTitle: `${title}: ${heading.title}`,
    heading,
    isOpen: juryStageOf(effectiveState) === 'judging',
    isReadable: mayRead('proposal', juror, recorded, context.now),
    nowIso: context.now.toISOString(),
    isFinalSinceEnd: (finalisedAt: Date | null) => isFinalSinceEnd({ finalisedAt }, endedAt),
  }
}
