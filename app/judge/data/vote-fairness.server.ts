import type { RequestContext } from '#app/http/context.ts'
import { voteFairness, type VoteFairness, type VoteFairnessView } from '../core/fairness/vote-report.ts'
import { createKept } from './kept-reports.server.ts'
import { patternsOfVote } from './public-vote.server.ts'
import { publicVoteView } from './public-vote-view.server.ts'

const kept = createKept<VoteFairness | null>()

/**
 * How firm the result of a challenge's public vote is; null before it has closed, where nobody voted, and where there is
 * none. What is closed to the reader is named nowhere, but its votes count: the result is public.
 */
export async function voteFairnessOf(
  context: Pick<RequestContext, 'db' | 'lang' | 'now'>,
  { challengeId, slug, without }: { challengeId: string; slug: string; without: ReadonlySet<string> },
): Promise<VoteFairnessView | null> {
  const view = await publicVoteView(context, slug)
  if (!view?.result) return null
  const { budget, afterUnaffordable, counting } = view
  const projects = view.projects.map(({ projectId, cost }) => ({ projectId, cost }))
  const groups = await patternsOfVote(context.db, challengeId)
  const key = JSON.stringify([challengeId, budget, afterUnaffordable, counting, projects, groups])
  const report = await kept(key, async () =>
    voteFairness({ budget, afterUnaffordable, counting }, projects, groups),
  )
  if (report === null) return null
  return {
    ...{ ...report, counting },
    rows: report.rows.filter(({ projectId }) => !without.has(projectId)),
    titles: Object.fromEntries(
      view.projects
        .filter(({ projectId }) => !without.has(projectId))
        .map(({ projectId, title, language }) => [projectId, { title, language }]),
    ),
  }
}
