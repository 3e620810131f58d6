import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { languageChoices } from '#app/publish/core/form/language-word.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { checkSchema } from '../core/feedback-form.ts'
import { feedbackDesk } from '../data/feedback-desk.server.ts'
import { announceHeading } from '../data/heading.server.ts'
import { checkComment } from '../flows/check-comment.server.ts'
import { AnnouncePage } from '../parts/announce-page.tsx'
import { CommentList } from '../parts/comment-list.tsx'
import { CommentToCheck } from '../parts/comment-to-check.tsx'
import { RatingsTold } from '../parts/ratings-told.tsx'

const rule = { who: 'chair of :challenge', bodyBytes: 256 * 1024 } as const

export const access = {
  loader: { who: 'chair of :challenge' },
  action: { approve: rule, 'send-back': rule, withhold: rule },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context, request }: LoaderArgs) {
  const { id: challengeId } = sure(context.subject.challenge)
  return json({
    heading: await announceHeading(context.db, { challengeId, lang: context.lang }),
    desk: await feedbackDesk(context, { asked: new URL(request.url).searchParams.get('comment') }),
    languages: languageChoices(context.lang),
    pageTitle: context.t('announce')('feedback.title'),
  })
}

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, checkSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const { intent: step, ...given } = form.value
  const checked = await checkComment(
    { ...given, challengeId, step, by: context.signedIn.personId },
    context.ports,
  )
  if (!checked.ok) {
    const t = context.t('announce')
    const errors: Record<string, string> =
      checked.refusal.code === 'comment-reason-missing'
        ? { reason: t('errors.check-reason') }
        : checked.refusal.code === 'comment-wording-missing'
          ? { wording: t('errors.check-wording') }
          : {}
    return refusalResponse(context, 'announce', checked.refusal, { errors })
  }
  return redirectWithToast(
    context,
    pathsIn(context.lang).organise.feedback(slug),
    checked.value.waiting === 0 ? 'announce:toasts.comments-checked' : `announce:toasts.comment-${step}`,
  )
}

/** The queue of what jurors wrote to teams: one comment at a time, and all of them below. */
export default function CheckComments() {
  const { heading, desk, languages } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('announce')
  if (desk.isTooEarly) {
    return (
      <AnnouncePage heading={heading} step="feedback" isOrganiser={desk.isOrganiser}>
        <EmptyState title={t('feedback.too-early')}>
          <p>{t('feedback.too-early-hint')}</p>
        </EmptyState>
      </AnnouncePage>
    )
  }
  return (
    <AnnouncePage heading={heading} step="feedback" isOrganiser={desk.isOrganiser}>
      {desk.lines.length === 0 ? (
        <EmptyState title={t('feedback.none')}>
          <p>{t('feedback.none-hint')}</p>
        </EmptyState>
      ) : null}
      {desk.open ? (
        <CommentToCheck
          key={desk.open.scorecardId}
          comment={desk.open}
          languages={languages}
          zone={heading.zone}
          result={result}
        />
      ) : desk.lines.length > 0 ? (
        <Section id="done" title={t('feedback.done')}>
          <p>{t('feedback.done-hint')}</p>
        </Section>
      ) : null}
      {desk.hidden > 0 ? <p>{t('feedback.hidden', { count: desk.hidden })}</p> : null}
      {desk.lines.length > 0 ? (
        <CommentList
          slug={heading.slug}
          counts={desk.counts}
          lines={desk.lines}
          openId={desk.open?.scorecardId ?? null}
        />
      ) : null}
      {desk.mayCount ? <RatingsTold ratings={desk.ratings} /> : null}
    </AnnouncePage>
  )
}
