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
import { htmlLangOf } from '#app/platform/languages.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { longestComment, rewriteSchema } from '../core/feedback-form.ts'
import { announceHeading } from '../data/heading.server.ts'
import { ownReturnedComments } from '../data/returned-comments.server.ts'
import { rewriteComment } from '../flows/rewrite-comment.server.ts'
import { PlainText } from '../parts/plain-text.tsx'

const rule = { who: 'juror of :challenge', bodyBytes: 256 * 1024 } as const

export const access = { loader: { who: 'juror of :challenge' }, action: rule } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id: challengeId } = sure(context.subject.challenge)
  const comments = await ownReturnedComments(context)
  return json({
    heading: await announceHeading(context.db, { challengeId, lang: context.lang }),
    // One at a time, so that nothing typed for another is lost.
    comment: comments[0] ?? null,
    others: Math.max(0, comments.length - 1),
    languages: languageChoices(context.lang),
    pageTitle: context.t('announce')('returned.title'),
  })
}

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, rewriteSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const rewritten = await rewriteComment(
    { ...form.value, challengeId, by: context.signedIn.personId },
    context.ports,
  )
  if (!rewritten.ok) return refusalResponse(context, 'announce', rewritten.refusal)
  return redirectWithToast(
    context,
    pathsIn(context.lang).returnedComments(slug),
    'announce:toasts.comment-rewritten',
  )
}

/** For a juror: what was sent back of what they wrote to teams, why, and the place to write it anew. */
export default function ReturnedComments() {
  const { heading, comment, others, languages } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('announce')
  const { paths } = useSite()
  return (
    <AreaLayout
      area="juror"
      title={t('returned.title')}
      lede={t('returned.lede')}
      breadcrumb={[{ to: paths.juryQueue(heading.slug), label: heading.title }]}
    >
      {comment ? (
        <Section
          id="comment"
          title={t('feedback.to', { reference: comment.reference })}
          intro={<span lang={comment.titleLang}>{comment.title}</span>}
          tone="raised"
        >
          <h3>{t('returned.why')}</h3>
          <p dir="auto">
            <PlainText text={comment.reason} />
          </p>
          <Form
            key={comment.scorecardId}
            result={result}
            hidden={{ scorecardId: comment.scorecardId, seen: comment.number }}
            label={t('feedback.to', { reference: comment.reference })}
          >
            <TextArea
              name="wording"
              label={t('returned.wording')}
              hint={t('returned.wording-hint')}
              rows={6}
              maxCharacters={longestComment}
              defaultValue={comment.wording}
              lang={htmlLangOf(comment.language)}
              required
            />
            <SelectField
              name="language"
              label={t('feedback.language')}
              choices={languages}
              defaultValue={comment.language}
            />
            <SubmitButton>{t('returned.send')}</SubmitButton>
          </Form>
          {others > 0 ? <p>{t('returned.others', { count: others })}</p> : null}
        </Section>
      ) : (
        <EmptyState
          title={t('returned.none')}
          action={<a href={paths.juryQueue(heading.slug)}>{t('returned.back')}</a>}
        >
          <p>{t('returned.none-hint')}</p>
        </EmptyState>
      )}
    </AreaLayout>
  )
}
