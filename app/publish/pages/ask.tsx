import { json, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { formatInstant } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { zoneFromForm } from '../core/follow-form.ts'
import { isTrapped } from '../core/public-form.ts'
import { askSchema, longestQuestion } from '../core/question-form.ts'
import { followedChallenge } from '../data/followers.server.ts'
import { publicQuestions } from '../data/questions.server.ts'
import { publicStyles } from '../data/public-look.server.ts'
import { publicSession } from '../data/sessions.server.ts'
import { askQuestion } from '../flows/questions.server.ts'
import { PublicFormFields } from '../parts/public-form-fields.tsx'

export const access = {
  loader: { who: 'anyone', database: 'app' },
  action: { who: 'anyone', database: 'app', bodyBytes: 32_768 },
} satisfies Access

export const meta = ({ data }: { data?: { title: string } }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
]

/** One page for a challenge and for a session: what is asked about stands in the address. */
async function askedAbout({ db, lang, now }: RequestContext, params: LoaderArgs['params']) {
  if (params.session !== undefined) {
    const session = await publicSession(db, { slug: params.session, lang, now })
    if (!session) return null
    const { slug, title, titleLocale, zone, endsAtIso, isOver, isCancelled } = session
    return {
      isSession: true,
      slug,
      title,
      locale: titleLocale,
      zone,
      closesAtIso: endsAtIso,
      isOpen: !isOver && !isCancelled,
    }
  }
  const slug = params.challenge ?? ''
  const challenge = await followedChallenge(db, { slug }, lang)
  const asking = challenge && (await publicQuestions(db, { slug, lang, now }))
  if (!challenge || !asking) return null
  const { title, locale, zone } = challenge
  const { closesAtIso, isOpen } = asking
  return { isSession: false, slug, title, locale, zone, closesAtIso, isOpen }
}

export async function loader({ context, params, request }: LoaderArgs) {
  const about = await askedAbout(context, params)
  if (!about) throw notFound()
  return json({
    title: `${context.t('publish')('questions.ask')} · ${about.title}`,
    about,
    styles: about.isSession ? null : await publicStyles(context.db, { challenge: about.slug }),
    isSent: new URL(request.url).searchParams.has('sent'),
  })
}

export async function action({ context, params }: ActionArgs) {
  const form = await parseForm({ context }, askSchema)
  if (!form.ok) return form.response
  const { lang, clientAddress, ports } = context
  const { text, email, zone } = form.value
  const paths = pathsIn(lang)
  const { session, challenge = '' } = params
  const sent = `${session === undefined ? paths.ask(challenge) : paths.askSession(session)}?sent=1`
  if (isTrapped(form.value)) return redirect(sent, 303)
  const asked = await askQuestion(
    {
      about: session === undefined ? { challenge } : { session },
      text,
      language: lang,
      email,
      zone: zoneFromForm(zone),
      clientAddress,
    },
    ports,
  )
  if (asked.ok) return redirect(sent, 303)
  if (asked.refusal.code === 'about-unknown') throw notFound()
  return refusalResponse(context, 'publish', asked.refusal)
}

export default function Ask() {
  const { about, styles, isSent } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const { lang, paths } = useSite()
  const back = about.isSession ? paths.session(about.slug) : paths.challenge(about.slug)
  return (
    <PublicLayout width="reading" styles={styles}>
      <PageHeader
        eyebrow={
          <a href={back} lang={about.locale === lang ? undefined : htmlLangs[about.locale]}>
            {about.title}
          </a>
        }
        title={isSent ? t('questions.sent-title') : t('questions.ask')}
        lede={isSent ? t('questions.sent') : t('questions.ask-lede')}
      />
      {isSent ? (
        <p>
          <a href={back}>{t('questions.back')}</a>
        </p>
      ) : about.isOpen ? (
        <Form result={result} label={t('questions.ask')}>
          <TextArea
            name="text"
            label={t('questions.text')}
            hint={t('questions.text-hint')}
            rows={6}
            maxCharacters={longestQuestion}
          />
          <TextField
            name="email"
            label={t('questions.email')}
            hint={t('questions.email-hint')}
            type="email"
            autoComplete="email"
            width="medium"
            optional
          />
          <PublicFormFields />
          <SubmitButton>{t('questions.send')}</SubmitButton>
          <p className="note">
            {t('questions.until', { at: formatInstant(lang, about.closesAtIso, about.zone) })}
          </p>
        </Form>
      ) : (
        <Callout>
          <p>{t('refusals.questions-closed')}</p>
        </Callout>
      )}
    </PublicLayout>
  )
}
