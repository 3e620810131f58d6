import { json, redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn, safeNext } from '#app/platform/paths.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { signInSchema } from './schema.ts'

export const handle = { hydrate: true }

export const access = {
  // Kept out of the cache of public pages: the address of this one may hold an address or a token.
  loader: { who: 'anyone', database: 'app' },
  action: { who: 'anyone', database: 'app', bodyBytes: 8_192 },
} satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export function loader({ context, request }: LoaderArgs) {
  const next = safeNext(new URL(request.url).searchParams.get('next'), '')
  if (context.viewer) throw redirect(next || pathsIn(context.lang).account)
  return json({ title: context.t('people')('sign-in.title'), next })
}

export async function action({ context, request }: ActionArgs) {
  const form = await parseForm({ context }, signInSchema)
  if (!form.ok) return form.response
  const { email, intent, password = '' } = form.value
  const paths = pathsIn(context.lang)
  const next = safeNext(form.value.next, '')
  const from = { headers: request.headers, address: context.clientAddress }
  if (intent === 'password') {
    const entered = await context.auth.signInWithPassword({ email, password }, from)
    if (!entered.ok) return refusalResponse(context, 'people', entered.refusal)
    return redirectWithToast(context, next || paths.home, 'people:toasts.signed-in', entered.value.headers)
  }
  const started = await context.auth.startSignIn({ email, lang: context.lang, next: next || null }, from)
  if (!started.ok) return refusalResponse(context, 'people', started.refusal)
  return redirect(`${paths.enterCode}?${new URLSearchParams({ email, ...(next && { next }) })}`, 303)
}

export default function SignIn() {
  const { t } = useTranslation('people')
  const { next } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { paths } = useSite()
  const form = useZodForm(signInSchema)
  const isWithPassword = result?.values['intent'] === 'password'
  return (
    <PublicLayout width="reading">
      <PageHeader title={t('sign-in.title')} lede={t('sign-in.lede')} />
      <Form form={form} result={result} hidden={{ next }}>
        <TextField
          name="email"
          label={t('sign-in.email')}
          type="email"
          autoComplete="email"
          required
          width="medium"
        />
        <SubmitButton intent="mail">{t('sign-in.send')}</SubmitButton>
        <Disclosure summary={t('sign-in.with-password')} open={isWithPassword}>
          <TextField
            name="password"
            label={t('sign-in.password')}
            hint={t('sign-in.password-hint')}
            type="password"
            autoComplete="current-password"
            width="medium"
          />
          <SubmitButton intent="password" tone="secondary">
            {t('sign-in.enter')}
          </SubmitButton>
        </Disclosure>
      </Form>
      <p>
        <a href={paths.enterCode}>{t('sign-in.have-code')}</a>
      </p>
    </PublicLayout>
  )
}
