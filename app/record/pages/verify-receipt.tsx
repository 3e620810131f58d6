import { json, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { refusalSentence } from '#app/http/refusals.server.ts'
import { formatInstant } from '#app/platform/format.ts'
import { Button } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { findReceipt } from '../flows/find-receipt.server.ts'

/** Anybody with a receipt may ask; the record itself stays with the application's role. */
export const access = { loader: { who: 'anyone', database: 'app' } } satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ context, request }: LoaderArgs) {
  const query = new URL(request.url).searchParams
  const reference = (query.get('reference') ?? '').slice(0, 100)
  const hash = (query.get('hash') ?? '').slice(0, 200)
  const title = context.t('record')('verify.title')
  const asked = { title, reference, hash, found: null, problem: null }
  if (reference === '' && hash === '') return json(asked)
  const answer = await findReceipt({ reference, hash }, context.ports)
  if (!answer.ok) {
    return json({ ...asked, problem: refusalSentence(context, 'record', answer.refusal) })
  }
  const { receivedAt, zone, ...found } = answer.value
  return json({
    ...asked,
    found: { ...found, receivedAt: formatInstant(context.lang, receivedAt, zone, 'full') },
  })
}

const titles = {
  version: 'verify.found',
  application: 'verify.application-found',
  decision: 'verify.decision-found',
} as const

function foundKey({ kind, seq }: { kind: keyof typeof titles; seq: number | null }) {
  if (kind === 'decision') return 'verify.decision-seq'
  if (kind === 'application') return seq === null ? 'verify.application-sealed' : 'verify.application-seq'
  return seq === null ? 'verify.found-sealed' : 'verify.found-seq'
}

export default function VerifyReceipt() {
  const { t } = useTranslation('record')
  const { reference, hash, found, problem } = useLoaderData<typeof loader>()
  const { paths } = useSite()
  return (
    <PublicLayout width="reading">
      <PageHeader title={t('verify.title')} lede={t('verify.lede')} />
      {found ? (
        <Callout tone={found.isWhole ? 'good' : 'bad'} title={t(titles[found.kind])}>
          <p>{t(foundKey(found), { ...found, version: found.version ?? '' })}</p>
          <p>{found.isWhole ? t('verify.whole') : t('verify.broken')}</p>
        </Callout>
      ) : null}
      {problem ? <Callout tone="warn">{problem}</Callout> : null}
      <form method="get" action={paths.verify} className="form">
        <TextField
          name="reference"
          label={t('verify.reference')}
          hint={t('verify.reference-hint')}
          defaultValue={reference}
          spellCheck={false}
          autoComplete="off"
          width="medium"
        />
        <TextField
          name="hash"
          label={t('verify.hash')}
          hint={t('verify.hash-hint')}
          defaultValue={hash}
          spellCheck={false}
          autoComplete="off"
        />
        <Button>{t('verify.check')}</Button>
      </form>
      <p>
        <a href={paths.verifyBundle}>{t('bundle.title')}</a>
      </p>
    </PublicLayout>
  )
}
