import { json, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { formatInstant } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { zoneFromForm } from '../core/follow-form.ts'
import { isTrapped } from '../core/public-form.ts'
import { placeSchema } from '../core/session-form.ts'
import { publicStyles } from '../data/public-look.server.ts'
import { publicSession } from '../data/sessions.server.ts'
import { askForPlace } from '../flows/take-place.server.ts'
import { MailSent, TitleLink } from '../parts/mail-sent.tsx'
import { PublicFormFields } from '../parts/public-form-fields.tsx'

export const access = {
  // Kept out of the cache of public pages: who is signed in finds their own name and address here.
  loader: { who: 'anyone', database: 'app' },
  action: { who: 'anyone', database: 'app', bodyBytes: 16_384 },
} satisfies Access

export const meta = ({ data }: { data?: { title: string } }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ context, params, request }: LoaderArgs) {
  const { db, lang, now, viewer, t } = context
  const session = await publicSession(db, { slug: params.session ?? '', lang, now })
  if (!session) throw notFound()
  const { slug, title, titleLocale, zone, startsAtIso, isFull, isOver, isCancelled } = session
  return json({
    title: `${t('publish')('place.ask-title')} · ${title}`,
    session: { slug, title, titleLocale, zone, startsAtIso, isFull, isClosed: isOver || isCancelled },
    styles: session.programme && (await publicStyles(db, { programme: session.programme.slug })),
    own: viewer && { name: viewer.name, email: viewer.email },
    isSent: new URL(request.url).searchParams.has('sent'),
  })
}

export async function action({ context, params }: ActionArgs) {
  const form = await parseForm({ context }, placeSchema)
  if (!form.ok) return form.response
  const { viewer, lang, clientAddress, ports } = context
  const slug = params.session ?? ''
  const paths = pathsIn(lang)
  const sent = `${paths.askForPlace(slug)}?sent=1`
  if (isTrapped(form.value)) return redirect(sent, 303)
  const { name, email, organisation, zone, isOpenToMeet } = form.value
  const asked = await askForPlace(
    {
      slug,
      name,
      email,
      organisation,
      locale: lang,
      zone: viewer?.zone ?? zoneFromForm(zone),
      isOpenToMeet: isOpenToMeet === 'yes',
      clientAddress,
      isOwnAddress: viewer?.email === email,
    },
    ports,
  )
  if (!asked.ok) {
    if (asked.refusal.code === 'session-unknown') throw notFound()
    return refusalResponse(context, 'publish', asked.refusal)
  }
  const { state, placeId } = asked.value
  if (state === null) return redirect(sent, 303)
  return redirectWithToast(context, paths.place(placeId), `publish:toasts.place-${state}`)
}

export default function AskForPlacePage() {
  const { session, styles, own, isSent } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const { lang, paths } = useSite()
  const eyebrow = (
    <TitleLink to={paths.session(session.slug)} title={session.title} locale={session.titleLocale} />
  )
  if (isSent) return <MailSent eyebrow={eyebrow} lede={t('place.sent')} />
  return (
    <PublicLayout width="reading" styles={styles}>
      <PageHeader
        eyebrow={eyebrow}
        title={t('place.ask-title')}
        lede={formatInstant(lang, session.startsAtIso, session.zone)}
      />
      {session.isClosed ? (
        <Callout>
          <p>
            {t('place.closed')} <a href={paths.session(session.slug)}>{t('place.to-session')}</a>
          </p>
        </Callout>
      ) : (
        <>
          {session.isFull ? (
            <Callout>
              <p>{t('place.full')}</p>
            </Callout>
          ) : null}
          <Form result={result} label={t('place.ask-title')}>
            <TextField
              name="name"
              label={t('place.name')}
              autoComplete="name"
              defaultValue={own?.name}
              required
              width="medium"
            />
            <TextField
              name="email"
              label={t('follow.email')}
              hint={t('place.email-hint')}
              type="email"
              autoComplete="email"
              defaultValue={own?.email}
              required
              width="medium"
            />
            <TextField
              name="organisation"
              label={t('place.organisation')}
              autoComplete="organization"
              width="medium"
              optional
            />
            <CheckboxField
              name="isOpenToMeet"
              label={t('place.open-to-meet')}
              hint={t('place.open-to-meet-hint')}
            />
            <PublicFormFields />
            <SubmitButton>{t(session.isFull ? 'sessions.ask-waiting' : 'sessions.ask')}</SubmitButton>
            <p className="note">{t('place.privacy')}</p>
          </Form>
        </>
      )}
    </PublicLayout>
  )
}
