import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Card } from '#app/ui/layout/card.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { PhaseRail } from '#app/ui/phase-rail.tsx'
import { useSite } from '#app/ui/site.ts'
import { deskView } from '../core/desk-view.ts'
import { desksOfViewer } from '../data/challenge-desks.server.ts'
import { NextByItself } from '../parts/next-by-itself.tsx'
import { WaitingList } from '../parts/waiting-list.tsx'

export const access = { loader: { who: 'organiser anywhere' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, signedIn } = context
  const desks = await desksOfViewer(db, { viewer: signedIn, lang, now })
  const slugs = [...new Set(desks.map(({ programme }) => programme.slug))]
  return json({
    pageTitle: context.t('desks')('organise.title'),
    nowIso: now.toISOString(),
    programmes: slugs.map((slug) => {
      const own = desks.filter(({ programme }) => programme.slug === slug)
      return {
        slug,
        name: own[0]?.programme.name ?? slug,
        challenges: own.map((desk) => deskView(desk, { viewerId: signedIn.personId, now })),
      }
    }),
  })
}

export default function OrganiserHome() {
  const { programmes, nowIso } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['desks', 'lifecycle'])
  const { paths } = useSite()
  const all = programmes.flatMap(({ challenges }) => challenges)
  const yours = all.flatMap(({ waiting }) => waiting.filter(({ isYours }) => isYours)).length
  return (
    <AreaLayout
      area="organiser"
      title={t('desks:organise.title')}
      lede={all.length > 0 ? t('desks:organise.lede', { count: yours }) : undefined}
      actions={<ButtonLink to={paths.organise.newProgramme}>{t('desks:organise.new-programme')}</ButtonLink>}
    >
      {programmes.length === 0 ? (
        <EmptyState title={t('desks:organise.none')}>
          <p>{t('desks:organise.none-text')}</p>
        </EmptyState>
      ) : null}
      {programmes.map((programme) => (
        <Section
          key={programme.slug}
          id={programme.slug}
          title={<a href={paths.organise.programme(programme.slug)}>{programme.name}</a>}
        >
          <Columns shape="cards">
            {programme.challenges.map((challenge) => (
              <Card
                key={challenge.slug}
                to={paths.organise.challenge(challenge.slug)}
                title={challenge.title}
                titleLang={challenge.titleLang}
                level={3}
                eyebrow={t(`lifecycle:states.${challenge.state}.staff`)}
              >
                <div>
                  <PhaseRail
                    phases={challenge.rail}
                    size="small"
                    zone={challenge.zone}
                    of={challenge.title}
                  />
                </div>
                <WaitingList slug={challenge.slug} waiting={challenge.waiting} isLinked={false} />
                <NextByItself next={challenge.next} zone={challenge.zone} nowIso={nowIso} />
              </Card>
            ))}
          </Columns>
        </Section>
      ))}
    </AreaLayout>
  )
}
