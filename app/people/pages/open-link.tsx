import { json, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { safeNext } from '#app/platform/paths.ts'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { CodeForm } from './code-form.tsx'
import { enteredResponse } from './entered.server.ts'
import { linkSchema } from './schema.ts'

export const handle = { hydrate: true }

/** Opening the link asks nothing of the database and changes nothing: mail scanners open links, people press buttons. */
export const access = {
  // Kept out of the cache of public pages: the address of this one may hold an address or a token.
  loader: { who: 'anyone', database: 'app' },
  action: { who: 'anyone', database: 'app', bodyBytes: 8_192 },
} satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
]

export function loader({ context, request }: LoaderArgs) {
  const query = new URL(request.url).searchParams
  return json({
    title: context.t('people')('open-link.title'),
    token: (query.get('token') ?? '').slice(0, 200),
    next: safeNext(query.get('next'), ''),
  })
}

export async function action({ context, request }: ActionArgs) {
  const form = await parseForm({ context }, linkSchema)
  if (!form.ok) return form.response
  const { token, next } = form.value
  const from = { headers: request.headers, address: context.clientAddress }
  const entered = await context.auth.useLink({ token, lang: context.lang }, from)
  return entered.ok
    ? enteredResponse(context, entered.value, next)
    : refusalResponse(context, 'people', entered.refusal)
}

export default function OpenLink() {
  const { t } = useTranslation('people')
  const { token, next } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  return (
    <PublicLayout width="reading">
      <PageHeader title={t('open-link.title')} lede={t('open-link.lede')} />
      <Form result={result} hidden={{ token, next }}>
        <SubmitButton>{t('open-link.enter')}</SubmitButton>
      </Form>
      <Section id="code" title={t('open-link.other-device')} intro={t('open-link.other-device-help')}>
        <CodeForm email="" next={next} tone="secondary" />
      </Section>
    </PublicLayout>
  )
}
