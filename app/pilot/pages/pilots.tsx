import { htmlLangOf } from '#app/platform/languages.ts'
import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { metaFromLoader } from '#app/desks/core/public-meta.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { formatCalendarDay } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Cover } from '#app/ui/cover.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Card } from '#app/ui/layout/card.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { ShownInNote } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { publicPilots } from '../data/public-pilots.server.ts'
import { PilotStateTag } from '../parts/pilot-state-tag.tsx'

export const access = { loader: { who: 'anyone' } } satisfies Access

export const meta = metaFromLoader

export async function loader({ context }: LoaderArgs) {
  const { db, lang, env, t } = context
  return json({
    pilots: await publicPilots(db),
    meta: {
      title: t('pilot')('pilots.title'),
      description: t('pilot')('pilots.lede'),
      origin: env.publicOrigin,
      path: pathsIn(lang).pilots,
      lang,
    },
  })
}

export default function Pilots() {
  const { pilots } = useLoaderData<typeof loader>()
  const { t } = useTranslation('pilot')
  const { lang, paths } = useSite()
  return (
    <PublicLayout>
      <PageHeader title={t('pilots.title')} lede={t('pilots.lede')} />
      {pilots.length === 0 ? (
        <EmptyState
          title={t('pilots.none')}
          action={<a href={paths.challenges}>{t('pilots.to-challenges')}</a>}
        >
          <p>{t('pilots.none-hint')}</p>
        </EmptyState>
      ) : (
        <Columns shape="cards">
          {pilots.map((pilot) => (
            <Card
              key={pilot.slug}
              to={paths.pilot(pilot.slug)}
              title={pilot.title}
              titleLang={pilot.language === lang ? undefined : htmlLangOf(pilot.language)}
              level={2}
              eyebrow={pilot.organisation}
              cover={<Cover slug={pilot.slug} theme={pilot.theme} />}
              foot={<PilotStateTag state={pilot.state} />}
            >
              <p>
                {pilot.host},{' '}
                <span lang={pilot.contentLocale === lang ? undefined : htmlLangs[pilot.contentLocale]}>
                  {pilot.site}
                </span>{' '}
                <ShownInNote locale={pilot.contentLocale === lang ? pilot.language : pilot.contentLocale} />
              </p>
              <p>
                {t('passport.days', {
                  from: formatCalendarDay(lang, pilot.startsOn),
                  to: formatCalendarDay(lang, pilot.endsOn),
                })}
              </p>
            </Card>
          ))}
        </Columns>
      )}
    </PublicLayout>
  )
}
