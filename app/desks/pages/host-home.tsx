import { htmlLangOf } from '#app/platform/languages.ts'
import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { pilotsOfPerson } from '#app/pilot/data/managed-pilot.server.ts'
import { PilotStateTag } from '#app/pilot/parts/pilot-state-tag.tsx'
import { formatCalendarDay } from '#app/platform/format.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Card } from '#app/ui/layout/card.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { useSite } from '#app/ui/site.ts'

export const access = { loader: { who: 'host anywhere' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  return json({
    pilots: await pilotsOfPerson(context.db, context.signedIn),
    pageTitle: context.t('pilot')('host-home.title'),
  })
}

export default function HostHome() {
  const { pilots } = useLoaderData<typeof loader>()
  const { t } = useTranslation('pilot')
  const { lang, paths } = useSite()
  return (
    <AreaLayout area="host" title={t('host-home.title')} lede={t('host-home.lede')}>
      {pilots.length === 0 ? (
        <EmptyState
          title={t('host-home.none')}
          action={<a href={paths.pilots}>{t('host-home.to-public')}</a>}
        >
          <p>{t('host-home.none-hint')}</p>
        </EmptyState>
      ) : (
        <Columns shape="cards">
          {pilots.map((pilot) => (
            <Card
              key={pilot.slug}
              to={paths.hostedPilot(pilot.slug)}
              title={pilot.title}
              titleLang={htmlLangOf(pilot.language)}
              level={2}
              eyebrow={`${pilot.organisation} · ${pilot.host}`}
              foot={<PilotStateTag state={pilot.state} />}
            >
              <p>
                {pilot.nextMilestone && pilot.nextMilestoneOn
                  ? t('host-home.next-milestone', {
                      title: pilot.nextMilestone,
                      day: formatCalendarDay(lang, pilot.nextMilestoneOn),
                    })
                  : t('host-home.all-reported')}
              </p>
              {pilot.measuresWithoutValue > 0 ? (
                <p>{t('host-home.without-value', { count: pilot.measuresWithoutValue })}</p>
              ) : null}
            </Card>
          ))}
        </Columns>
      )}
    </AreaLayout>
  )
}
