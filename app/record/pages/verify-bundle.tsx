import { json, type MetaFunction } from '@remix-run/node'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { FileField } from '#app/ui/form/file-field.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { bundleFindings, bundleLimits, bundleVerdicts } from '../core/bundle-words.ts'

/** The page alone: what is checked never comes here. */
export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'description', content: data?.lede },
]

export function loader({ context }: LoaderArgs) {
  const t = context.t('record')
  return json({ title: t('bundle.title'), lede: t('bundle.lede') })
}

const command = 'node haaste-verify.mjs bundle.json --receipt "123 0f1e…"'

export default function VerifyBundle() {
  const { t } = useTranslation('record')
  return (
    <PublicLayout width="reading">
      <PageHeader title={t('bundle.title')} lede={t('bundle.lede')} />
      <haaste-verify>
        <div data-without-scripts="">
          <Callout>{t('bundle.without-scripts')}</Callout>
        </div>
        <form className="form" noValidate hidden>
          <FileField
            name="bundle"
            label={t('bundle.file')}
            hint={t('bundle.file-hint')}
            accept=".json,application/json"
          />
          <TextArea name="receipts" label={t('bundle.receipts')} hint={t('bundle.receipts-hint')} rows={3} />
          <Button>{t('bundle.check')}</Button>
        </form>
        <div className="verified" data-report="" role="status" aria-live="polite" />
        <Parts />
      </haaste-verify>
      <Section id="offline" title={t('bundle.offline')} intro={t('bundle.offline-intro')}>
        <p>
          <code>{command}</code>
        </p>
        <p>{t('bundle.exit-codes')}</p>
        <ButtonLink to="/haaste-verify.mjs" tone="secondary" icon="download" download>
          {t('bundle.download')}
        </ButtonLink>
      </Section>
      <Section id="where" title={t('bundle.where')}>
        <p>{t('bundle.where-intro')}</p>
      </Section>
      <script type="module" src="/verify-page.js" />
    </PublicLayout>
  )
}

/** What the script copies out of the page: each sentence it can say, in the reader's language. */
function Parts() {
  const { t } = useTranslation('record')
  const say = t as unknown as (key: string, values?: Readonly<Record<string, string>>) => string
  const open = { where: '{{where}}', amount: '{{amount}}' }
  return (
    <>
      <Part name="checking">
        <p>{t('bundle.checking')}</p>
      </Part>
      {(['receipt-unreadable', 'file-missing', 'file-unreadable'] as const).map((problem) => (
        <Part key={problem} name={problem}>
          <Callout tone="warn">
            <p>{t(`bundle.${problem}`, { line: '{{line}}' })}</p>
          </Callout>
        </Part>
      ))}
      {bundleVerdicts.map((verdict) => (
        <Part key={verdict} name={`verdict-${verdict}`}>
          <Callout tone={tones[verdict]} title={t(`bundle.verdicts.${verdict}`)}>
            {null}
          </Callout>
        </Part>
      ))}
      <Part name="about">
        <SummaryList
          items={[
            {
              label: t('bundle.file'),
              value: t('bundle.about', {
                ...{ programme: '{{programme}}', challenge: '{{challenge}}', form: '{{form}}' },
              }),
            },
            { label: t('bundle.bundle-hash'), value: <code>{'{{bundleHash}}'}</code> },
            { label: t('bundle.sealed-by', { seq: '{{seq}}' }), value: <code>{'{{hash}}'}</code> },
          ]}
        />
      </Part>
      <Part name="lists">
        <h2>{t('bundle.checked')}</h2>
        <ul className="verified__list" data-findings="" />
        <h2>{t('bundle.not-told')}</h2>
        <ul data-limits="" />
      </Part>
      {(['ok', 'fault', 'open'] as const).map((status) => (
        <Part key={status} name={`status-${status}`}>
          <li>
            <Tag tone={tagTones[status]}>{t(`bundle.status-${status}`)}</Tag> <span data-sentence="" />
          </li>
        </Part>
      ))}
      <Part name="limit">
        <li data-sentence="" />
      </Part>
      <template data-sentences="">
        {Object.entries(bundleFindings).flatMap(([code, statuses]) =>
          statuses.map((status) => (
            <p key={`${code}.${status}`} data-name={`${code}.${status}`}>
              {say(`bundle.findings.${code}.${status}`, open)}
            </p>
          )),
        )}
        {bundleLimits.map((limit) => (
          <p key={limit} data-name={`limit.${limit}`}>
            {t(`bundle.limits.${limit}`)}
          </p>
        ))}
        {(['form-public', 'form-full'] as const).map((form) => (
          <p key={form} data-name={form}>
            {t(`bundle.${form}`)}
          </p>
        ))}
      </template>
    </>
  )
}

const tones = { proved: 'good', faulty: 'bad', incomplete: 'warn', unreadable: 'warn' } as const
const tagTones = { ok: 'good', fault: 'bad', open: 'warn' } as const

function Part({ name, children }: { name: string; children: ReactNode }) {
  return <template data-part={name}>{children}</template>
}
