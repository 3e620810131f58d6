import { readFrozenBody } from '#app/apply/core/frozen-body.ts'
import { titleIn } from '#app/apply/core/proposal-frame.ts'
import { findVersion, memberIdsOf } from '#app/apply/data/proposals.server.ts'
import type { TeamProposal } from '#app/apply/data/team-proposal.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { findQuestion, type Form } from '#app/publish/core/form/form.ts'
import { shownQuestion } from '#app/publish/core/form/form-words.ts'
import { currentForm, formNumbered } from '#app/publish/data/forms.server.ts'
import { sitesOf } from '#app/publish/data/sites.server.ts'
import { termsView } from '#app/publish/data/terms.server.ts'
import { usualDue } from '../core/completion.ts'
import { carriedAnswers, moveStanding, openQuestions } from '../core/move.ts'
import { isOrganisationIn, movesOf, moveTargets, newestBrief, type MoveRow } from '../data/moves.server.ts'

/** What whoever screens sees of moves: what was asked and answered, and where the proposal can go. */
export async function moveView(context: RequestContext, { proposalId }: { proposalId: string }) {
  const { id: exceptId, recorded } = sure(context.subject.challenge)
  const { programmeId, calendar } = recorded
  const titleOf = (titles: Parameters<typeof titleIn>[0]) => titleIn(titles, context.lang).title
  const targets = await moveTargets(context.db, { programmeId, exceptId, now: context.now })
  return {
    targets: targets.map(({ id, titles }) => ({ id, title: titleOf(titles) })),
    due: usualDue(context.now, calendar.zone),
    asked: (await movesOf(context.db, proposalId)).map(({ move, toTitles, fromTitles }) => ({
      id: move.id,
      from: titleOf(fromTitles),
      to: titleOf(toTitles),
      reason: move.reason,
      words: move.words ?? '',
      dueAt: move.dueAt.toISOString(),
      standing: moveStanding(move, context.now),
    })),
  }
}

/** What a team sees of the question: why, where to, and what would be different. Null when nothing was ever asked. */
export async function askedToMove(context: RequestContext, { row }: TeamProposal) {
  const [newest] = await movesOf(context.db, row.id)
  if (!newest) return null
  const { move, toSlug } = newest
  const standing = moveStanding(move, context.now)
  const isAbout = row.submittedVersion === move.version && row.state === 'submitted'
  return {
    id: move.id,
    reason: move.reason,
    words: move.words ?? '',
    dueAt: move.dueAt.toISOString(),
    answeredAt: move.answeredAt?.toISOString() ?? null,
    standing: standing === 'open' && !isAbout ? ('closed' as const) : standing,
    from: titleIn(newest.fromTitles, context.lang).title,
    to: { slug: toSlug, ...titleIn(newest.toTitles, context.lang) },
    difference: standing === 'open' && isAbout ? await differenceOf(context, move, row) : null,
  }
}

async function differenceOf(context: RequestContext, move: MoveRow, row: TeamProposal['row']) {
  const { db, lang } = context
  const { toChallengeId: challengeId } = move
  const version = await findVersion(db, row.id, move.version)
  if (version === null) throw new Error('A version was asked about that does not exist')
  const body = readFrozenBody(version.body)
  const from = { challengeId: move.fromChallengeId, number: body.formNumber ?? 0 }
  const [before, now] = [await formNumbered(db, from), await currentForm(db, challengeId)]
  const facts = { language: body.language, members: await memberIdsOf(db, row.id) }
  const { carried, left } = carriedAnswers(body.answers, { before, now, facts })
  const briefNumber = await newestBrief(db, challengeId)
  const { organisationId } = row
  const labelsIn = (form: Form, keys: readonly string[]) =>
    keys.flatMap((key) => {
      const question = findQuestion(form, key)
      return question ? [shownQuestion(question, lang, context.t('publish')).label] : []
    })
  return {
    briefNumber,
    carried: Object.keys(carried).length,
    left: labelsIn(before, Object.keys(left)),
    open: labelsIn(now, openQuestions(now, carried)),
    hasSites: body.site !== undefined || (await sitesOf(db, challengeId, lang)).length > 0,
    terms: await termsView(db, { challengeId, answered: briefNumber, lang }),
    isOrganisationThere: await isOrganisationIn(db, { challengeId, organisationId }),
  }
}
