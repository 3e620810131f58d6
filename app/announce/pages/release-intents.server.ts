import type { ActionArgs, RequestContext } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { pathsIn } from '#app/platform/paths.ts'
import {
  confirmSchema,
  moveAnswerSchema,
  moveUpSchema,
  postponeSchema,
  soonerSchema,
  withdrawSchema,
} from '../core/decision-form.ts'
import { askWaiverSchema } from '../core/feedback-form.ts'
import { signingErrors } from '../data/decision-problem.server.ts'
import { answerAnnouncementMove } from '../flows/answer-announcement-move.server.ts'
import { askAnnouncementMove } from '../flows/ask-announcement-move.server.ts'
import { confirmDecision } from '../flows/confirm-decision.server.ts'
import { moveUpReserve } from '../flows/move-up-reserve.server.ts'
import { postponeAnnouncement } from '../flows/postpone-announcement.server.ts'
import { agreeFeedbackWaiver, askFeedbackWaiver } from '../flows/waive-feedback.server.ts'
import { withdrawDecision } from '../flows/withdraw-decision.server.ts'

/** What the release page's forms do, by their intent. */
export const releaseIntents = {
  ...{ confirm, withdraw, postpone, 'move-up': moveUp },
  ...{ 'ask-later': askLater, 'ask-sooner': askSooner },
  agree: (args: ActionArgs) => answerMove(args, true),
  drop: (args: ActionArgs) => answerMove(args, false),
  ...{ 'ask-waiver': askWaiver, 'agree-waiver': agreeWaiver },
} as const

async function confirm(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, confirmSchema)
  if (!form.ok) return form.response
  const { hash, signedName, phrase } = form.value
  const confirmed = await confirmDecision(
    { ...whoAndWhere(context), hash, signedName, phrase },
    context.ports,
  )
  return confirmed.ok
    ? backWith(context, 'announce:toasts.confirmed')
    : refusalResponse(context, 'announce', confirmed.refusal, {
        errors: signingErrors(context, confirmed.refusal),
      })
}

async function withdraw(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, withdrawSchema)
  if (!form.ok) return form.response
  const { withdrawReason: reason } = form.value
  const withdrawn = await withdrawDecision({ ...whoAndWhere(context), reason }, context.ports)
  return withdrawn.ok
    ? backWith(context, 'announce:toasts.withdrawn')
    : refusalResponse(context, 'announce', withdrawn.refusal)
}

async function postpone(args: ActionArgs) {
  const { context } = args
  const later = await sentLater(args)
  if (!later.ok) return later.response
  const postponed = await postponeAnnouncement({ ...whoAndWhere(context), ...later.value }, context.ports)
  return postponed.ok
    ? backWith(context, 'announce:toasts.postponed')
    : refusalResponse(context, 'announce', postponed.refusal)
}

async function askLater(args: ActionArgs) {
  const later = await sentLater(args)
  return later.ok ? askMove(args.context, later.value) : later.response
}

/** The later instant as it was typed, with its reason; or the answer that says what is wrong with it. */
async function sentLater(args: ActionArgs) {
  const form = await parseForm(args, postponeSchema)
  if (!form.ok) return form
  const { announcesAt, postponeReason: reason, calendarVersion } = form.value
  const instant = wallClockToInstant(announcesAt)
  if (!instant.ok)
    return { ok: false, response: await refusalResponse(args.context, 'announce', instant.refusal) } as const
  return { ok: true, value: { announcesAt: instant.value, reason, calendarVersion } } as const
}

async function askSooner(args: ActionArgs) {
  const form = await parseForm(args, soonerSchema)
  if (!form.ok) return form.response
  const { soonerReason: reason, calendarVersion } = form.value
  return askMove(args.context, { announcesAt: null, reason, calendarVersion })
}

async function askMove(
  context: RequestContext,
  move: { announcesAt: Date | null; reason: string; calendarVersion: number },
) {
  const asked = await askAnnouncementMove({ ...whoAndWhere(context), ...move }, context.ports)
  return asked.ok
    ? backWith(context, 'announce:toasts.move-asked')
    : refusalResponse(context, 'announce', asked.refusal)
}

async function answerMove(args: ActionArgs, isAgreed: boolean) {
  const { context } = args
  const form = await parseForm(args, moveAnswerSchema)
  if (!form.ok) return form.response
  const answered = await answerAnnouncementMove(
    { ...whoAndWhere(context), ...form.value, isAgreed },
    context.ports,
  )
  return answered.ok
    ? backWith(context, isAgreed ? 'announce:toasts.moved' : 'announce:toasts.move-dropped')
    : refusalResponse(context, 'announce', answered.refusal)
}

async function moveUp(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, moveUpSchema)
  if (!form.ok) return form.response
  const moved = await moveUpReserve({ ...whoAndWhere(context), ...form.value }, context.ports)
  return moved.ok
    ? backWith(context, 'announce:toasts.moved-up')
    : refusalResponse(context, 'announce', moved.refusal)
}

async function askWaiver(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, askWaiverSchema)
  if (!form.ok) return form.response
  const { waiverReason: reason } = form.value
  const asked = await askFeedbackWaiver({ ...whoAndWhere(context), reason }, context.ports)
  return asked.ok
    ? backWith(context, 'announce:toasts.waiver-asked')
    : refusalResponse(context, 'announce', asked.refusal)
}

async function agreeWaiver({ context }: ActionArgs) {
  const agreed = await agreeFeedbackWaiver(whoAndWhere(context), context.ports)
  return agreed.ok
    ? backWith(context, 'announce:toasts.waiver-agreed')
    : refusalResponse(context, 'announce', agreed.refusal)
}

const whoAndWhere = ({ subject, signedIn }: RequestContext) => ({
  challengeId: sure(subject.challenge).id,
  by: signedIn.personId,
})

function backWith(context: RequestContext, toast: string) {
  const { slug } = sure(context.subject.challenge)
  return redirectWithToast(context, pathsIn(context.lang).organise.release(slug), toast)
}
