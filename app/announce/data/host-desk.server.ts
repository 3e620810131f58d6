import type { RequestContext } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { htmlLangOf, type ContentLanguage } from '#app/platform/languages.ts'
import { isOrganiserOf, isOwnerOf } from '#app/people/core/viewer.ts'
import { isKeptFromOne } from '#app/judge/data/closed-proposals.server.ts'
import { isAskable, isStatable } from '../core/hosting.ts'
import {
  hasOwner,
  hostableProposals,
  hostStatementsOf,
  hostStep,
  proposalsToHost,
  type HostableProposal,
} from './hosting.server.ts'

/**
 * What the page of the challenge's owner shows: to the owner what they are asked about, to an organiser all that takes
 * part and what was said. An organiser who also sits on the jury reads no statement before the judging has ended.
 */
export async function hostDesk({ db, now, subject, signedIn }: RequestContext) {
  const { id: challengeId, recorded } = sure(subject.challenge)
  const { personId } = signedIn
  const scope = { programmeId: recorded.programmeId, challengeId }
  const { state } = settled(recorded, now)
  const isConflicted = await isKeptFromOne(db, { challengeId, personId })
  const isOrganiser = isOrganiserOf(signedIn, scope)
  const isOwner = isOwnerOf(signedIn, scope)
  const isStillJudging = subject.juror?.state === 'accepted' && (state === 'closed' || state === 'judging')
  const statements = await hostStatementsOf(db, { challengeId })
  const newest = (proposalId: string) => statements.find((each) => each.proposalId === proposalId)
  const own = isOwner ? await proposalsToHost(db, { challengeId, personId }) : []
  const { waiver } = await hostStep(db, challengeId)
  const all =
    isOrganiser && !isConflicted && !isBeforeDeadline(state) ? await hostableProposals(db, challengeId) : []
  return {
    isConflicted,
    isOrganiser,
    isOwner,
    canAsk: isOrganiser && !isConflicted && isAskable(state),
    canState: isOwner && isStatable(state),
    hasOwner: await hasOwner(db, scope),
    isHidden: isStillJudging,
    waiver:
      isOrganiser && waiver ? { reason: waiver.reason, statedAtIso: waiver.statedAt.toISOString() } : null,
    own: own.map((row) => ({ ...lineOf(row), feasibility: newest(row.proposalId)?.feasibility ?? null })),
    asked: all.map((row) => {
      const said = newest(row.proposalId)
      return {
        ...lineOf(row),
        isStated: said !== undefined,
        said: said && !isStillJudging ? { ...said, statedAtIso: said.statedAt.toISOString() } : null,
      }
    }),
  }
}

/** Before the deadline nobody reads a proposal, and nothing says how many there are. */
function isBeforeDeadline(state: string): boolean {
  return ![
    'closed',
    'judging',
    'deliberating',
    'decided',
    'confirmed',
    'announced',
    'piloting',
    'completed',
  ].includes(state)
}

function lineOf({ proposalId, reference, title, language, dueAt }: HostableProposal) {
  return {
    proposalId,
    reference,
    title,
    titleLang: htmlLangOf((language ?? 'en') as ContentLanguage),
    dueAtIso: dueAt?.toISOString() ?? null,
  }
}
