import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatCalendarDay } from '#app/platform/format.ts'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { accessibilityFacts } from '../core/accessibility-facts.ts'
import { metaFromLoader } from '../core/public-meta.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = metaFromLoader

export function loader({ context }: LoaderArgs) {
  const { lang, env, t } = context
  return json({
    ...accessibilityFacts,
    meta: {
      title: t('desks')('accessibility.title'),
      description: t('desks')('accessibility.lede'),
      origin: env.publicOrigin,
      path: `/${lang}/accessibility`,
      lang,
    },
  })
}

export default function Accessibility() {
  const { assessedOn, limits } = useLoaderData<typeof loader>()
  const { t } = useTranslation('desks')
  const { lang, paths } = useSite()
  return (
    <PublicLayout width="reading">
      <PageHeader title={t('accessibility.title')} lede={t('accessibility.lede')} />
      <Section id="state" title={t('accessibility.state.title')}>
        <div className="prose">
          <p>{t('accessibility.state.text')}</p>
        </div>
      </Section>
      <Section id="limits" title={t('accessibility.limits.title')}>
        <div className="prose">
          <p>{t('accessibility.limits.text')}</p>
          <ul>
            {limits.map((limit) => (
              <li key={limit}>{t(`accessibility.limits.list.${limit}`)}</li>
            ))}
          </ul>
        </div>
      </Section>
      <Section id="method" title={t('accessibility.method.title')}>
        <div className="prose">
          <p>{t('accessibility.method.text', { day: formatCalendarDay(lang, assessedOn) })}</p>
        </div>
      </Section>
      <Section id="feedback" title={t('accessibility.feedback.title')}>
        <div className="prose">
          <p>{t('accessibility.feedback.text')}</p>
          <p>
            <a href={paths.challenges}>{t('accessibility.feedback.contacts')}</a>
          </p>
        </div>
      </Section>
      <Section id="supervision" title={t('accessibility.supervision.title')}>
        <div className="prose">
          <p>{t('accessibility.supervision.text')}</p>
        </div>
      </Section>
    </PublicLayout>
  )
}
