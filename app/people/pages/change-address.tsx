import { json, redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, typedValues } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { addressCodeSchema, addressSchema, linkSchema } from './schema.ts'

export const handle = { hydrate: true }

/** The link alone is not enough: whoever is made to open a stranger's link must not end up with that stranger's account. */
export const access = {
  loader: { who: 'signed in' },
  action: {
    start: { who: 'signed in', bodyBytes: 8_192 },
    code: { who: 'signed in', bodyBytes: 8_192 },
    link: { who: 'signed in', bodyBytes: 8_192 },
  },
} satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ context, request }: LoaderArgs) {
  const { email, personId } = context.signedIn
  const query = new URL(request.url).searchParams
  return json({
    title: context.t('people')('address.title'),
    email,
    pending: await context.auth.pendingAddress(personId),
    token: (query.get('token') ?? '').slice(0, 200),
    isUnreachable: context.signedIn.mailTrouble !== undefined,
  })
}

export async function action({ context, request }: ActionArgs) {
  const { personId } = context.signedIn
  const paths = pathsIn(context.lang)
  const from = { headers: request.headers, address: context.clientAddress }
  const { intent } = typedValues(context)
  if (intent === 'start') {
    const form = await parseForm({ context }, addressSchema)
    if (!form.ok) return form.response
    // The role switcher finds its people by their addresses, which nobody can own.
    if (context.isDemo && context.signedIn.email.endsWith('.example')) {
      return refusalResponse(context, 'people', { code: 'address-of-demo' })
    }
    const given = { personId, email: form.value.email, lang: context.lang }
    const started = await context.auth.startAddressChange(given, from)
    if (!started.ok) return refusalResponse(context, 'people', started.refusal)
    return redirect(`${paths.accountAddress}#confirm`, 303)
  }
  const form = await parseForm({ context }, intent === 'link' ? linkSchema : addressCodeSchema)
  if (!form.ok) return form.response
  const changed = await context.auth.finishAddressChange({ personId, proof: form.value }, from)
  if (!changed.ok) return refusalResponse(context, 'people', changed.refusal)
  return redirectWithToast(context, paths.account, 'people:toasts.address-changed')
}

export default function ChangeAddress() {
  const { t } = useTranslation('people')
  const { email, pending, token, isUnreachable } = useLoaderData<typeof loader>()
  const sent = useActionData<FormProblem>()
  const resultOf = (intent: string) => (sent?.values['intent'] === intent ? sent : undefined)
  const { paths } = useSite()
  const address = useZodForm(addressSchema)
  const code = useZodForm(addressCodeSchema)
  return (
    <PublicLayout width="reading">
      <PageHeader
        eyebrow={<a href={paths.account}>{t('account.title')}</a>}
        title={t('address.title')}
        lede={t('address.lede', { email })}
      />
      {isUnreachable ? <Callout tone="warn">{t('address.unreachable')}</Callout> : null}
      {token ? (
        <Section id="link" title={t('address.link-title')} intro={t('address.link-intro')}>
          <Form result={resultOf('link')} intent="link" hidden={{ token }}>
            <SubmitButton>{t('address.confirm')}</SubmitButton>
          </Form>
        </Section>
      ) : null}
      {pending ? (
        <Section
          id="confirm"
          title={t('address.confirm-title')}
          intro={t('address.confirm-intro', { email: pending })}
        >
          <Form form={code} result={resultOf('code')} intent="code">
            <TextField
              name="code"
              label={t('enter-code.code')}
              hint={t('enter-code.code-hint')}
              autoComplete="one-time-code"
              inputMode="numeric"
              spellCheck={false}
              required
              width="short"
            />
            <SubmitButton tone={token ? 'secondary' : 'primary'}>{t('address.confirm')}</SubmitButton>
          </Form>
        </Section>
      ) : null}
      <Section
        id="new"
        title={t(pending ? 'address.again-title' : 'address.new-title')}
        intro={t(pending ? 'address.again-intro' : 'address.new-intro')}
      >
        <Form form={address} result={resultOf('start')} intent="start">
          <TextField
            name="email"
            label={t('address.new')}
            type="email"
            autoComplete="email"
            defaultValue={pending ?? ''}
            required
            width="medium"
          />
          <SubmitButton tone={pending ? 'secondary' : 'primary'}>{t('address.send')}</SubmitButton>
        </Form>
      </Section>
    </PublicLayout>
  )
}
