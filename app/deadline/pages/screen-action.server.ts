import type { ActionArgs, RequestContext } from '#app/http/context.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { bodyOf } from '#app/http/request-body.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { mayRead, nobody } from '#app/lifecycle/embargo.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { askCompletionSchema, closeCompletionSchema } from '../core/completion-schema.ts'
import { duplicateSchema, notDuplicateSchema } from '../core/duplicate-schema.ts'
import { askMoveSchema, cancelMoveSchema } from '../core/move-schema.ts'
import { screeningSchema } from '../core/screening-schema.ts'
import { unlikeOriginal } from '../data/duplicates.server.ts'
import { nextToScreen } from '../data/screening.server.ts'
import { askCompletion, closeCompletion } from '../flows/ask-completion.server.ts'
import { askMove, cancelMove } from '../flows/ask-move.server.ts'
import { markDuplicate, takeBackDuplicate } from '../flows/mark-duplicate.server.ts'
import { screenProposal } from '../flows/screen-proposal.server.ts'

/** What the organisers may read of a proposal at this moment; the team's own members read it as a team. */
export function isReadable(context: RequestContext): boolean {
  const { recorded } = sure(context.subject.challenge)
  const isTeamMember = sure(context.subject.proposal).teamRole !== null
  const viewer = { ...nobody, isOrganiser: true, isTeamMember }
  return !isTeamMember && mayRead('proposal', viewer, recorded, context.now)
}

/** Each thing that is done on the page of a proposal that is screened. */
export async function screenAction({ context }: Pick<ActionArgs, 'context'>): Promise<Response> {
  if (!isReadable(context)) throw notFound()
  const body = bodyOf(context)
  const intent = body.kind === 'form' ? body.fields.get('intent') : null
  if (intent === 'duplicate') return mark(context)
  if (intent === 'not-duplicate') return takeBack(context)
  if (intent === 'ask-completion') return ask(context)
  if (intent === 'close-completion') return close(context)
  if (intent === 'ask-move') return askToMove(context)
  if (intent === 'cancel-move') return takeMoveBack(context)
  return verdict(context)
}

function about(context: RequestContext) {
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const { id: proposalId } = sure(context.subject.proposal)
  return { slug, ids: { challengeId, proposalId, personId: context.signedIn.personId } }
}

async function verdict(context: RequestContext): Promise<Response> {
  const form = await parseForm({ context }, screeningSchema)
  if (!form.ok) return form.response
  const { slug, ids } = about(context)
  const { outcome, version } = form.value
  const { rule, reason } = form.value.outcome === 'ineligible' ? form.value : { rule: '', reason: '' }
  const result = await screenProposal({ ...ids, outcome, rule, reason, version }, context.ports)
  if (!result.ok) return refusalResponse(context, 'deadline', result.refusal)
  const paths = pathsIn(context.lang)
  const next = await nextToScreen(context.ports.db, ids)
  const path = next ? paths.organise.proposal(slug, next) : paths.organise.proposals(slug)
  return redirectWithToast(context, path, next ? 'deadline:toasts.screened-next' : 'deadline:toasts.screened')
}

async function mark(context: RequestContext): Promise<Response> {
  const form = await parseForm({ context }, duplicateSchema)
  if (!form.ok) return form.response
  const { slug, ids } = about(context)
  const { confirmed, ...marked } = form.value
  if (confirmed.toUpperCase() !== marked.original) {
    const unlike = await unlikeOriginal(context.db, { ...ids, original: marked.original })
    if (unlike !== null) return refusalResponse(context, 'deadline', { code: 'duplicate-unlike', ...unlike })
  }
  const result = await markDuplicate({ ...ids, ...marked }, context.ports)
  if (!result.ok) return refusalResponse(context, 'deadline', result.refusal)
  const { organise } = pathsIn(context.lang)
  return redirectWithToast(context, organise.proposal(slug, ids.proposalId), 'deadline:toasts.duplicate')
}

async function takeBack(context: RequestContext): Promise<Response> {
  const form = await parseForm({ context }, notDuplicateSchema)
  if (!form.ok) return form.response
  const { slug, ids } = about(context)
  const result = await takeBackDuplicate({ ...ids, ...form.value }, context.ports)
  if (!result.ok) return refusalResponse(context, 'deadline', result.refusal)
  const { organise } = pathsIn(context.lang)
  return redirectWithToast(context, organise.proposal(slug, ids.proposalId), 'deadline:toasts.not-duplicate')
}

async function ask(context: RequestContext): Promise<Response> {
  const form = await parseForm({ context }, askCompletionSchema)
  if (!form.ok) return form.response
  const dueAt = wallClockToInstant(form.value.dueAt)
  if (!dueAt.ok)
    return problemResponse(context, {
      errors: { dueAt: refusalSentence(context, 'deadline', dueAt.refusal) },
    })
  const { slug, ids } = about(context)
  const result = await askCompletion({ ...ids, ...form.value, dueAt: dueAt.value }, context.ports)
  if (!result.ok) return refusalResponse(context, 'deadline', result.refusal)
  const { organise } = pathsIn(context.lang)
  return redirectWithToast(
    context,
    organise.proposal(slug, ids.proposalId),
    'deadline:toasts.completion-asked',
  )
}

async function close(context: RequestContext): Promise<Response> {
  const form = await parseForm({ context }, closeCompletionSchema)
  if (!form.ok) return form.response
  const { slug, ids } = about(context)
  const result = await closeCompletion({ ...ids, ...form.value }, context.ports)
  if (!result.ok) return refusalResponse(context, 'deadline', result.refusal)
  const { organise } = pathsIn(context.lang)
  return redirectWithToast(
    context,
    organise.proposal(slug, ids.proposalId),
    'deadline:toasts.completion-closed',
  )
}

async function askToMove(context: RequestContext): Promise<Response> {
  const form = await parseForm({ context }, askMoveSchema)
  if (!form.ok) return form.response
  const dueAt = wallClockToInstant(form.value.dueAt)
  if (!dueAt.ok)
    return problemResponse(context, {
      errors: { dueAt: refusalSentence(context, 'deadline', dueAt.refusal) },
    })
  const { slug, ids } = about(context)
  const { toChallengeId, reason, version } = form.value
  const result = await askMove({ ...ids, toChallengeId, reason, version, dueAt: dueAt.value }, context.ports)
  if (!result.ok) return refusalResponse(context, 'deadline', result.refusal)
  const { organise } = pathsIn(context.lang)
  return redirectWithToast(context, organise.proposal(slug, ids.proposalId), 'deadline:toasts.move-asked')
}

async function takeMoveBack(context: RequestContext): Promise<Response> {
  const form = await parseForm({ context }, cancelMoveSchema)
  if (!form.ok) return form.response
  const { slug, ids } = about(context)
  const result = await cancelMove({ ...ids, ...form.value }, context.ports)
  if (!result.ok) return refusalResponse(context, 'deadline', result.refusal)
  const { organise } = pathsIn(context.lang)
  return redirectWithToast(
    context,
    organise.proposal(slug, ids.proposalId),
    'deadline:toasts.move-taken-back',
  )
}
