import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { editSessionSchema, readHours } from '../core/session-form.ts'
import { textIn } from '../core/text-in.ts'
import { textLanguage } from '../data/locked.server.ts'
import { hoursProblem, sessionFrame } from '../data/session-frame.server.ts'
import { sessionOfProgramme } from '../data/sessions.server.ts'
import { editSession } from '../flows/edit-session.server.ts'
import { LanguageTabs } from '../parts/language-tabs.tsx'
import { ProgrammePage } from '../parts/programme-page.tsx'
import { SessionFields } from '../parts/session-fields.tsx'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'organiser of :programme' },
  action: { who: 'organiser of :programme' },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context, params, request }: LoaderArgs) {
  const { db, lang } = context
  const { id } = sure(context.subject.programme)
  const session = await sessionOfProgramme(db, id, params.session ?? '')
  if (!session) throw notFound()
  const frame = await sessionFrame(db, id, lang)
  const locale = textLanguage(request, frame.languages, lang)
  const text = session.texts.find((each) => each.locale === locale)
  const title = textIn(session.texts, lang)?.title ?? session.slug
  const wallOf = (instant: Date) => {
    const { date, time } = instantToWallClock(instant, session.zone)
    return { date, time }
  }
  return json({
    pageTitle: `${context.t('publish')('session-desk.nav.edit')} · ${title}`,
    programme: frame.programme,
    challenges: frame.challenges,
    locale,
    tabs: frame.languages.map((each) => ({
      locale: each,
      written: session.texts.some((row) => row.locale === each) ? 1 : 0,
      of: 1,
    })),
    session: { slug: session.slug, title, isCancelled: session.cancelledAt !== null },
    version: session.version,
    values: {
      kind: session.kind,
      challenge: session.challengeId ?? '',
      zone: session.zone,
      startsAt: wallOf(session.startsAt),
      endsAt: wallOf(session.endsAt),
      place: session.place,
      joinLink: session.joinLink ?? '',
      capacity: session.capacity === null ? '' : String(session.capacity),
      title: text?.title ?? '',
      description: text?.description ?? '',
    },
    recordingLink: session.recordingLink ?? '',
    slidesLink: session.slidesLink ?? '',
  })
}

export async function action({ context, params, request }: ActionArgs) {
  const form = await parseForm({ context }, editSessionSchema)
  if (!form.ok) return form.response
  const programme = sure(context.subject.programme)
  const session = await sessionOfProgramme(context.db, programme.id, params.session ?? '')
  if (!session) throw notFound()
  const frame = await sessionFrame(context.db, programme.id, context.lang)
  const { title, description, challenge, startsAt, endsAt, zone, ...facts } = form.value
  const hours = readHours({ zone, startsAt, endsAt })
  if (!hours.ok) return hoursProblem(context, hours.refusal)
  if (challenge !== '' && !frame.challenges.some(({ id }) => id === challenge))
    return problemResponse(context, { errors: { challenge: context.t('ui')('errors.choice') } })
  const locale = textLanguage(request, frame.languages, context.lang)
  const edited = await editSession(
    {
      ...facts,
      ...hours.value,
      id: session.id,
      zone,
      challengeId: challenge || null,
      joinLink: facts.joinLink || null,
      recordingLink: facts.recordingLink || null,
      slidesLink: facts.slidesLink || null,
      texts: { [locale]: { title, description } },
    },
    context.ports,
  )
  if (!edited.ok) return refusalResponse(context, 'publish', edited.refusal)
  const next = `${pathsIn(context.lang).organise.editSession(programme.slug, session.slug)}?text=${locale}`
  return redirectWithToast(context, next, 'publish:toasts.session-saved')
}

export default function EditSession() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const form = useZodForm(editSessionSchema)
  return (
    <ProgrammePage
      programme={data.programme}
      title={t('session-desk.nav.edit')}
      lede={t('session-desk.edit-lede')}
      session={{ ...data.session, current: 'edit' }}
    >
      <LanguageTabs tabs={data.tabs} current={data.locale} />
      {data.session.isCancelled ? (
        <Callout>
          <p>{t('refusals.session-cancelled')}</p>
        </Callout>
      ) : (
        <Form key={data.locale} form={form} result={result} hidden={{ version: data.version }}>
          <SessionFields textLocale={data.locale} challenges={data.challenges} values={data.values} />
          <TextField
            name="recordingLink"
            label={t('session-desk.recording')}
            hint={t('session-desk.after-hint')}
            type="url"
            defaultValue={data.recordingLink}
            optional
          />
          <TextField
            name="slidesLink"
            label={t('session-desk.slides')}
            type="url"
            defaultValue={data.slidesLink}
            optional
          />
          <SubmitButton>{t('session-desk.save')}</SubmitButton>
        </Form>
      )}
    </ProgrammePage>
  )
}
