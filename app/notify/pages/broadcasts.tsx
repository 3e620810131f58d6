import { json, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { audienceNamed, wordsFor } from '../core/broadcast.ts'
import { broadcastsOf } from '../data/broadcasts.server.ts'
import { challengeTitlesIn, mailRunProgramme } from '../data/mail-run.server.ts'
import { MessagesNav } from '../parts/messages-nav.tsx'
import { broadcastTones } from '../parts/broadcast-state.ts'

export const access = { loader: { who: 'organiser of :programme' } } satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang } = context
  const programme = await mailRunProgramme(db, sure(context.subject.programme).id, lang)
  const titles = await challengeTitlesIn(db, programme.id, lang)
  const all = await broadcastsOf(db, programme.id)
  return json({
    pageTitle: `${context.t('notify')('broadcasts.title')} · ${programme.name}`,
    programme: { slug: programme.slug, name: programme.name, zone: programme.zone },
    broadcasts: all.map(({ broadcast, names }) => ({
      id: broadcast.id,
      state: broadcast.state,
      subject: wordsFor(broadcast.texts, lang)?.subject ?? '',
      audience: audienceNamed(broadcast.audience),
      challenge: broadcast.challengeId && (titles.get(broadcast.challengeId) ?? null),
      by: names.writer,
      atIso: (broadcast.goesAt ?? broadcast.askedAt ?? broadcast.writtenAt).toISOString(),
    })),
  })
}

/** What organisers of a programme write to many. */
export default function Broadcasts() {
  const { t } = useTranslation('notify')
  const { paths } = useSite()
  const { programme, broadcasts } = useLoaderData<typeof loader>()
  const nav = useProgrammeNav(programme.slug, { current: 'messages', isOrganiser: true })
  return (
    <AreaLayout
      area="organiser"
      title={t('broadcasts.title')}
      lede={t('broadcasts.lede')}
      breadcrumb={[
        { label: programme.name, to: paths.organise.programme(programme.slug) },
        { label: t('run.heading'), to: paths.organise.messages(programme.slug) },
      ]}
      nav={nav}
      actions={
        <ButtonLink to={paths.organise.newBroadcast(programme.slug)}>{t('broadcasts.new')}</ButtonLink>
      }
    >
      <MessagesNav slug={programme.slug} current="broadcasts" />
      <DataTable
        caption={t('broadcasts.title')}
        isCaptionHidden
        rows={broadcasts}
        rowKey={({ id }) => id}
        rowTo={({ id }) => paths.organise.broadcast(programme.slug, id)}
        empty={
          <EmptyState title={t('broadcasts.none-title')}>
            <p>{t('broadcasts.none-text')}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'subject',
            header: t('words.subject'),
            isRowName: true,
            cell: ({ subject }) => <span className="break-anywhere">{subject}</span>,
          },
          {
            key: 'audience',
            header: t('message.audience'),
            cell: ({ audience, challenge }) => (
              <>
                {audience ? t(`broadcasts.audiences.${audience}`) : '–'}
                <br />
                <small>{challenge ?? t('run.whole-programme')}</small>
              </>
            ),
          },
          {
            key: 'state',
            header: t('message.state'),
            cell: ({ state }) => <Tag tone={broadcastTones[state]}>{t(`broadcasts.states.${state}`)}</Tag>,
          },
          {
            key: 'when',
            header: t('broadcasts.when'),
            cell: ({ atIso, by }) => (
              <>
                <LocalTime atIso={atIso} zone={programme.zone} />
                {by === null ? null : (
                  <>
                    <br />
                    <small>{by}</small>
                  </>
                )}
              </>
            ),
          },
        ]}
      />
    </AreaLayout>
  )
}
