import { json, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { pathsIn, safeNext } from '#app/platform/paths.ts'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { CodeForm } from './code-form.tsx'
import { enteredResponse } from './entered.server.ts'
import { codeSchema } from './schema.ts'

export const handle = { hydrate: true }

export const access = {
  // Kept out of the cache of public pages: the address of this one may hold an address or a token.
  loader: { who: 'anyone', database: 'app' },
  action: { who: 'anyone', database: 'app', bodyBytes: 8_192 },
} satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export function loader({ context, request }: LoaderArgs) {
  const query = new URL(request.url).searchParams
  return json({
    title: context.t('people')('enter-code.title'),
    email: (query.get('email') ?? '').slice(0, 254),
    next: safeNext(query.get('next'), ''),
    newMail: pathsIn(context.lang).signIn(safeNext(query.get('next'), '')),
  })
}

export async function action({ context, request }: ActionArgs) {
  const form = await parseForm({ context }, codeSchema)
  if (!form.ok) return form.response
  const { email, code, next } = form.value
  const from = { headers: request.headers, address: context.clientAddress }
  const entered = await context.auth.useCode({ email, code, lang: context.lang }, from)
  return entered.ok
    ? enteredResponse(context, entered.value, next)
    : refusalResponse(context, 'people', entered.refusal)
}

export default function EnterCode() {
  const { t } = useTranslation('people')
  const { email, next, newMail } = useLoaderData<typeof loader>()
  const { lang } = useSite()
  return (
    <PublicLayout width="reading">
      <PageHeader
        title={t('enter-code.title')}
        lede={email ? t('enter-code.lede', { email }) : t('enter-code.lede-plain')}
      />
      <CodeForm key={lang} email={email} next={next} result={useActionData<FormProblem>()} />
      <p>
        {t('enter-code.again')} <a href={newMail}>{t('enter-code.new-mail')}</a>
      </p>
    </PublicLayout>
  )
}
