import { json, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { clearKept } from '#app/http/kept-pages.server.ts'
import { parseForm, typedValues } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { localeNames, locales } from '#app/platform/i18n.ts'
import { pathsIn, safeNext } from '#app/platform/paths.ts'
import { cityOfZone, offeredZones } from '#app/platform/zone-names.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { editAccount } from '../flows/edit-account.server.ts'
import { accountSchema, passwordSchema } from './schema.ts'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'signed in' },
  action: {
    save: { who: 'signed in', bodyBytes: 8_192 },
    'set-password': { who: 'signed in', bodyBytes: 8_192 },
    'end-sessions': { who: 'signed in', bodyBytes: 8_192 },
  },
} satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export function loader({ context, request }: LoaderArgs) {
  const { name, email, locale, zone } = context.signedIn
  const query = new URL(request.url).searchParams
  return json({
    title: context.t('people')('account.title'),
    name,
    email,
    locale,
    zone: zone ?? '',
    isWelcome: query.has('welcome'),
    next: safeNext(query.get('next'), ''),
  })
}

export async function action({ context, request }: ActionArgs) {
  const { personId } = context.signedIn
  const paths = pathsIn(context.lang)
  const { intent } = typedValues(context)
  if (intent === 'end-sessions') {
    const headers = clearKept(request, await context.auth.signOutEverywhere(personId))
    return redirectWithToast(context, paths.home, 'people:toasts.sessions-ended', headers)
  }
  if (intent === 'set-password') {
    const form = await parseForm({ context }, passwordSchema)
    if (!form.ok) return form.response
    const set = await context.auth.setPassword({ personId, ...form.value, headers: request.headers })
    if (!set.ok) return refusalResponse(context, 'people', set.refusal)
    return redirectWithToast(context, paths.account, 'people:toasts.password-set')
  }
  const form = await parseForm({ context }, accountSchema)
  if (!form.ok) return form.response
  const { name, locale, zone, next } = form.value
  await editAccount({ personId, name, locale, zone: zone || null }, context.ports)
  return redirectWithToast(context, safeNext(next, paths.account), 'people:toasts.saved')
}

export default function Account() {
  const { t } = useTranslation('people')
  const account = useLoaderData<typeof loader>()
  const sent = useActionData<FormProblem>()
  const resultOf = (intent: string) => (sent?.values['intent'] === intent ? sent : undefined)
  const { lang, paths } = useSite()
  const facts = useZodForm(accountSchema)
  const password = useZodForm(passwordSchema)
  const zones = [...new Set([...offeredZones, ...(account.zone ? [account.zone] : [])])]
  return (
    <PublicLayout width="reading">
      <PageHeader title={t('account.title')} lede={account.email} />
      {account.isWelcome ? <Callout>{t('account.welcome')}</Callout> : null}
      <Section id="facts" title={t('account.facts')}>
        <Form form={facts} result={resultOf('save')} intent="save" hidden={{ next: account.next }}>
          <TextField
            name="name"
            label={t('account.name')}
            hint={t('account.name-hint')}
            autoComplete="name"
            defaultValue={account.name}
            required
            width="medium"
          />
          <SelectField
            name="locale"
            label={t('account.language')}
            choices={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
            defaultValue={account.locale}
          />
          <SelectField
            name="zone"
            label={t('account.zone')}
            hint={t('account.zone-hint')}
            placeholder={t('account.zone-none')}
            choices={zones.map((zone) => ({ value: zone, label: cityOfZone(lang, zone) }))}
            defaultValue={account.zone}
          />
          <SubmitButton>{account.isWelcome ? t('account.go-on') : t('account.save')}</SubmitButton>
        </Form>
      </Section>
      <Section
        id="address"
        title={t('account.address')}
        intro={t('account.address-intro', { email: account.email })}
      >
        <p>
          <a href={paths.accountAddress}>{t('account.address-link')}</a>
        </p>
      </Section>
      <Section id="inbox" title={t('account.inbox')} intro={t('account.inbox-intro')}>
        <p>
          <a href={paths.inbox}>{t('account.inbox-link')}</a>
        </p>
      </Section>
      <Section id="mail" title={t('account.mail')} intro={t('account.mail-intro')}>
        <p>
          <a href={paths.accountMail}>{t('account.mail-link')}</a>
        </p>
      </Section>
      <Section id="password" title={t('account.password')} intro={t('account.password-intro')}>
        <Form form={password} result={resultOf('set-password')} intent="set-password">
          <input type="hidden" name="username" autoComplete="username" value={account.email} readOnly />
          <TextField
            name="password"
            label={t('account.new-password')}
            hint={t('account.new-password-hint')}
            type="password"
            autoComplete="new-password"
            required
            width="medium"
          />
          <SubmitButton tone="secondary">{t('account.set-password')}</SubmitButton>
        </Form>
      </Section>
      <Section id="sessions" title={t('account.sessions')} intro={t('account.sessions-intro')}>
        <Form action={paths.signOut} label={t('account.sign-out')}>
          <SubmitButton tone="secondary">{t('account.sign-out')}</SubmitButton>
        </Form>
        <Form intent="end-sessions" label={t('account.end-sessions')}>
          <SubmitButton tone="danger">{t('account.end-sessions')}</SubmitButton>
        </Form>
      </Section>
    </PublicLayout>
  )
}
