import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { metaFromPageTitle } from '../core/page-title.ts'
import { newSessionSchema, readHours } from '../core/session-form.ts'
import { textLanguage } from '../data/locked.server.ts'
import { hoursProblem, sessionFrame } from '../data/session-frame.server.ts'
import { createSession } from '../flows/edit-session.server.ts'
import { ProgrammePage } from '../parts/programme-page.tsx'
import { SessionFields } from '../parts/session-fields.tsx'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'organiser of :programme' },
  action: { who: 'organiser of :programme' },
} satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context, request }: LoaderArgs) {
  const { id } = sure(context.subject.programme)
  const frame = await sessionFrame(context.db, id, context.lang)
  return json({
    pageTitle: `${context.t('publish')('session-desk.make')} · ${frame.programme.name}`,
    locale: textLanguage(request, frame.languages, context.lang),
    ...frame,
  })
}

export async function action({ context, request }: ActionArgs) {
  const form = await parseForm({ context }, newSessionSchema)
  if (!form.ok) return form.response
  const programme = sure(context.subject.programme)
  const frame = await sessionFrame(context.db, programme.id, context.lang)
  const { title, description, challenge, startsAt, endsAt, zone, joinLink, ...facts } = form.value
  const hours = readHours({ zone, startsAt, endsAt })
  if (!hours.ok) return hoursProblem(context, hours.refusal)
  if (challenge !== '' && !frame.challenges.some(({ id }) => id === challenge))
    return problemResponse(context, { errors: { challenge: context.t('ui')('errors.choice') } })
  const made = await createSession(
    {
      ...facts,
      ...hours.value,
      zone,
      programmeId: programme.id,
      challengeId: challenge || null,
      joinLink: joinLink || null,
      texts: { [textLanguage(request, frame.languages, context.lang)]: { title, description } },
      agenda: [],
      by: context.signedIn.personId,
    },
    context.ports,
  )
  const next = pathsIn(context.lang).organise.session(programme.slug, made.slug)
  return redirectWithToast(context, next, 'publish:toasts.session-made')
}

export default function NewSession() {
  const { programme, zone, challenges, locale } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const form = useZodForm(newSessionSchema)
  return (
    <ProgrammePage
      programme={programme}
      isOrganiser
      title={t('session-desk.make')}
      lede={t('session-desk.make-lede')}
    >
      <Form form={form} result={result}>
        <SessionFields
          textLocale={locale}
          challenges={challenges}
          values={{
            kind: 'information',
            challenge: '',
            zone,
            place: '',
            joinLink: '',
            capacity: '',
            title: '',
            description: '',
          }}
        />
        <SubmitButton>{t('session-desk.save-draft')}</SubmitButton>
      </Form>
    </ProgrammePage>
  )
}
