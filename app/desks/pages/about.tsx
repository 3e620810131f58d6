import { json } from '@remix-run/node'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { PhaseRail, phaseNames } from '#app/ui/phase-rail.tsx'
import { useSite } from '#app/ui/site.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { metaFromLoader } from '../core/public-meta.ts'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = metaFromLoader

export function loader({ context }: LoaderArgs) {
  const { lang, env, t } = context
  return json({
    meta: {
      title: t('desks')('about.title'),
      description: t('desks')('about.lede'),
      origin: env.publicOrigin,
      path: `/${lang}/about`,
      lang,
    },
  })
}

const parts = ['what', 'time', 'sealed', 'judging', 'record', 'pilots', 'data'] as const

export default function About() {
  const { t } = useTranslation('desks')
  const { paths } = useSite()
  return (
    <PublicLayout width="reading">
      <PageHeader title={t('about.title')} lede={t('about.lede')} />
      <PhaseRail
        size="large"
        phases={phaseNames.map((phase) => ({ phase, state: 'next', note: t(`home.road-notes.${phase}`) }))}
      />
      {parts.map((part) => (
        <Section key={part} id={part} title={t(`about.${part}.title`)}>
          <div className="prose">
            <p>{t(`about.${part}.text`)}</p>
            {part === 'record' ? (
              <p>
                <a href={paths.verify}>{t('about.record.verify')}</a>
              </p>
            ) : null}
          </div>
        </Section>
      ))}
    </PublicLayout>
  )
}
