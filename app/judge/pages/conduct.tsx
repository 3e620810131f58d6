import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { renderMarkdown, type RenderedMarkdown } from '#app/platform/markdown.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { MarkdownView } from '#app/ui/markdown-view.tsx'
import { useSite } from '#app/ui/site.ts'
import { ownSeatSchema } from '../core/conduct-schema.ts'
import { juryStageOf } from '../core/jury-stage.ts'
import { currentConduct, needsConduct } from '../data/conduct.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { acceptConduct } from '../flows/accept-conduct.server.ts'
import { leaveJury } from '../flows/leave-jury.server.ts'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'juror of :challenge' },
  action: { accept: { who: 'juror of :challenge' }, leave: { who: 'juror of :challenge' } },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, recorded, effectiveState } = sure(context.subject.challenge)
  const { id: jurorId } = sure(context.subject.juror)
  const { lang } = context
  const { version, texts } = await currentConduct(context.db, recorded.programmeId)
  return json({
    pageTitle: context.t('judge')('conduct.title'),
    heading: await judgingHeading(context.db, { challengeId, lang }),
    version,
    html: renderMarkdown(texts[lang], { headingLevel: 3 }),
    isWaiting: await needsConduct(context.db, jurorId),
    canLeave: juryStageOf(effectiveState) !== 'over' || effectiveState === 'deliberating',
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, ownSeatSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const { id: jurorId } = sure(context.subject.juror)
  const { personId } = context.signedIn
  const paths = pathsIn(context.lang)
  if (form.value.intent === 'leave') {
    const { leaveReason: reason } = form.value
    const leaving = { challengeId, jurorId, by: personId, reason, finals: 'count' } as const
    const result = await leaveJury(leaving, context.ports)
    if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
    // Whoever left their only seat is not a juror any more and may not come back here.
    return redirectWithToast(context, paths.account, 'judge:toasts.left')
  }
  const { version } = form.value
  const result = await acceptConduct({ challengeId, personId, version }, context.ports)
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  return redirectWithToast(context, paths.juryQueue(slug), 'judge:toasts.conduct-accepted')
}

export default function ConductPage() {
  const { heading, version, html, isWaiting, canLeave } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const form = useZodForm(ownSeatSchema)
  const resultOf = (intent: string) => (result?.values['intent'] === intent ? result : undefined)
  return (
    <AreaLayout
      area="juror"
      title={t('conduct.title')}
      lede={t('conduct.version', { version })}
      breadcrumb={[
        { to: paths.jury, label: t('juror-home.title') },
        { to: paths.juryQueue(heading.slug), label: heading.title },
      ]}
    >
      {isWaiting ? <Callout tone="warn">{t('conduct.waiting')}</Callout> : null}
      <MarkdownView html={html as RenderedMarkdown} />
      {isWaiting ? (
        <Form intent="accept" result={resultOf('accept')} hidden={{ version }} label={t('conduct.accept')}>
          <SubmitButton>{t('conduct.accept')}</SubmitButton>
        </Form>
      ) : (
        <p>{t('conduct.accepted')}</p>
      )}
      {canLeave ? (
        <Section id="leave" title={t('leave.title')} intro={t('leave.hint')}>
          <Form form={form} intent="leave" result={resultOf('leave')} label={t('leave.title')}>
            <TextField name="leaveReason" label={t('progress.reason')} hint={t('leave.reason-hint')} />
            <SubmitButton tone="secondary">{t('leave.button')}</SubmitButton>
          </Form>
        </Section>
      ) : null}
    </AreaLayout>
  )
}
