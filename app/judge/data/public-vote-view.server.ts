import type { RequestContext } from '#app/http/context.ts'
import { countryName } from '#app/platform/format.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import type { Executor } from '#db/client.server.ts'
import { fundingByCounts, fundingOf, type FundingResult } from '../core/ballots/budget-vote.ts'
import type { PublicVoteView } from '../core/ballots/vote-view.ts'
import {
  countedPatterns,
  publicVoteFor,
  voteCounts,
  voteProjects,
  type PublicVoteRow,
  type VoteProject,
} from './public-vote.server.ts'
import { voteFacts } from './stated-vote.server.ts'

/**
 * A public vote as its page shows it: when, by which rule, what stands on the ballot, and after it has closed how it went.
 * Null where a challenge has none.
 */
export async function publicVoteView(
  context: Pick<RequestContext, 'db' | 'lang' | 'now'>,
  slug: string,
): Promise<PublicVoteView | null> {
  const { db, lang, now } = context
  const found = await publicVoteFor(db, slug)
  if (!found) return null
  const { vote } = found
  const facts = voteFacts(found, now)
  const { stage } = facts
  const projects = stage === 'before' ? [] : await voteProjects(db, vote.challengeId)
  const result = stage === 'closed' ? await voteResult(db, vote, projects) : null
  return {
    ...facts,
    projects: projects.map(({ country, language, ...project }) => ({
      ...project,
      language: htmlLangOf(language),
      // Named here: browsers and servers name some countries differently.
      country: country && countryName(lang, country),
    })),
    result,
  }
}

/** How a closed vote went, by the rule stated for it; null where nobody voted. At most one query. */
export async function voteResult(
  db: Executor,
  vote: Pick<PublicVoteRow, 'challengeId' | 'budget' | 'afterUnaffordable' | 'counting'>,
  projects: readonly Pick<VoteProject, 'projectId' | 'cost'>[],
): Promise<FundingResult | null> {
  if (vote.counting === 'equal-shares')
    return fundingOf(vote, projects, await countedPatterns(db, vote.challengeId))
  const counts = await voteCounts(db, vote.challengeId)
  return counts.some(({ voters }) => voters > 0) ? fundingByCounts(vote, projects, counts) : null
}
