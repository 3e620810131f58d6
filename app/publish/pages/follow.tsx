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
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { DisclosedFields } from '#app/ui/form/disclosed-fields.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { countryChoices } from '../core/countries.ts'
import { applicantKinds } from '../core/eligibility.ts'
import { followSchema, interestFromForm, zoneFromForm } from '../core/follow-form.ts'
import { isTrapped } from '../core/public-form.ts'
import { publicStyles } from '../data/public-look.server.ts'
import { followedChallenge } from '../data/followers.server.ts'
import { followChallenge } from '../flows/follow-challenge.server.ts'
import { MailSent, TitleLink } from '../parts/mail-sent.tsx'
import { PublicFormFields } from '../parts/public-form-fields.tsx'

export const access = {
  // Kept out of the cache of public pages: who is signed in finds their own address here.
  loader: { who: 'anyone', database: 'app' },
  action: { who: 'anyone', database: 'app', bodyBytes: 16_384 },
} satisfies Access

export const meta = ({ data }: { data?: { title: string } }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ context, params, request }: LoaderArgs) {
  const { db, lang, viewer, t } = context
  const challenge = await followedChallenge(db, { slug: params.challenge ?? '' }, lang)
  if (!challenge) throw notFound()
  const { slug, title, locale, state } = challenge
  return json({
    title: `${t('publish')('follow.title')} · ${title}`,
    challenge: { slug, title, locale },
    styles: await publicStyles(db, { challenge: slug }),
    isOver: state === 'cancelled' || state === 'completed',
    isOpen: state === 'open',
    ownEmail: viewer?.email ?? null,
    isSent: new URL(request.url).searchParams.has('sent'),
    countries: countryChoices(lang),
  })
}

export async function action({ context, params }: ActionArgs) {
  const form = await parseForm({ context }, followSchema)
  if (!form.ok) return form.response
  const { viewer, lang, clientAddress, ports } = context
  const slug = params.challenge ?? ''
  const paths = pathsIn(lang)
  const sent = `${paths.follow(slug)}?sent=1`
  if (isTrapped(form.value)) return redirect(sent, 303)
  const { email, zone } = form.value
  const followed = await followChallenge(
    {
      slug,
      email,
      locale: lang,
      zone: viewer?.zone ?? zoneFromForm(zone),
      interest: interestFromForm(form.value),
      clientAddress,
      isOwnAddress: viewer?.email === email,
    },
    ports,
  )
  if (!followed.ok) {
    if (followed.refusal.code === 'challenge-unknown') throw notFound()
    return refusalResponse(context, 'publish', followed.refusal)
  }
  return followed.value.isConfirmed
    ? redirectWithToast(context, paths.following(followed.value.id), 'publish:toasts.following')
    : redirect(sent, 303)
}

export default function Follow() {
  const { challenge, styles, isOver, isOpen, ownEmail, isSent, countries } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  const title = (
    <TitleLink to={paths.challenge(challenge.slug)} title={challenge.title} locale={challenge.locale} />
  )
  if (isSent) {
    return (
      <MailSent eyebrow={title} lede={t('follow.sent')}>
        <p>
          <a href={paths.challenge(challenge.slug)}>{t('follow.back')}</a>
        </p>
      </MailSent>
    )
  }
  return (
    <PublicLayout width="reading" styles={styles}>
      <PageHeader eyebrow={title} title={t('follow.title')} lede={t('follow.lede')} />
      {isOver ? (
        <Callout>
          <p>{t('refusals.follow-over')}</p>
        </Callout>
      ) : (
        <Form result={result} label={t('follow.title')}>
          <TextField
            name="email"
            label={t('follow.email')}
            hint={t('follow.email-hint')}
            type="email"
            autoComplete="email"
            defaultValue={ownEmail ?? undefined}
            required
            width="medium"
          />
          {isOpen ? (
            <>
              <RadioGroup
                name="intention"
                label={t('follow.intention')}
                defaultValue="informed"
                choices={[
                  { value: 'informed', label: t('follow.intentions.informed') },
                  {
                    value: 'may_apply',
                    label: t('follow.intentions.may_apply'),
                    hint: t('follow.intentions.may_apply-hint'),
                  },
                ]}
              />
              <DisclosedFields summary={t('follow.for-whom')} names={['organisation', 'kind', 'country']}>
                <TextField
                  name="organisation"
                  label={t('follow.organisation')}
                  autoComplete="organization"
                  optional
                />
                <SelectField
                  name="kind"
                  label={t('parties.kind')}
                  defaultValue="enterprise"
                  choices={applicantKinds.map((value) => ({ value, label: t(`eligibility.kinds.${value}`) }))}
                />
                <SelectField
                  name="country"
                  label={t('follow.country')}
                  placeholder={t('follow.country-none')}
                  choices={countries}
                />
              </DisclosedFields>
            </>
          ) : null}
          <PublicFormFields />
          <SubmitButton>{t('follow.send')}</SubmitButton>
          <p className="note">{t('follow.privacy')}</p>
        </Form>
      )}
    </PublicLayout>
  )
}
