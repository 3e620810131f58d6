import { json, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { editableNotices } from '#emails/editable.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { localeNames, locales } from '#app/platform/i18n.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { mailRunProgramme } from '../data/mail-run.server.ts'
import { ownWordsIn } from '../data/wordings.server.ts'
import { kindOf } from '../kind-of.ts'
import { MessagesNav } from '../parts/messages-nav.tsx'

export const access = { loader: { who: 'organiser of :programme' } } satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, ports } = context
  const programme = await mailRunProgramme(db, sure(context.subject.programme).id, lang)
  const own = await ownWordsIn(db, programme.id)
  return json({
    pageTitle: `${context.t('notify')('words.title')} · ${programme.name}`,
    programme: { slug: programme.slug, name: programme.name },
    notices: editableNotices.map((notice) => ({
      notice,
      kind: kindOf(context, notice),
      audience: ports.notices.audienceOf(notice),
      own: own.get(notice) ?? [],
    })),
  })
}

/** The mails whose words a programme may change, and in which languages it has. */
export default function Wordings() {
  const { t } = useTranslation('notify')
  const { paths } = useSite()
  const { programme, notices } = useLoaderData<typeof loader>()
  const nav = useProgrammeNav(programme.slug, { current: 'messages', isOrganiser: true })
  return (
    <AreaLayout
      area="organiser"
      title={t('words.title')}
      lede={t('words.lede')}
      breadcrumb={[
        { label: programme.name, to: paths.organise.programme(programme.slug) },
        { label: t('run.heading'), to: paths.organise.messages(programme.slug) },
      ]}
      nav={nav}
    >
      <MessagesNav slug={programme.slug} current="wordings" />
      <DataTable
        caption={t('words.caption')}
        isCaptionHidden
        rows={notices}
        rowKey={({ notice }) => notice}
        rowTo={({ notice }) => paths.organise.wording(programme.slug, notice)}
        columns={[
          { key: 'kind', header: t('words.mail'), isRowName: true, cell: ({ kind }) => kind },
          {
            key: 'audience',
            header: t('message.audience'),
            cell: ({ audience }) => (audience ? t(`audiences.${audience}`) : t('message.audience-posted')),
          },
          {
            key: 'own',
            header: t('words.own-in'),
            cell: ({ own }) =>
              own.length === 0 ? (
                t('words.standard-everywhere')
              ) : (
                <span className="mail-wave__states">
                  {locales
                    .filter((locale) => own.includes(locale))
                    .map((locale) => (
                      <Tag key={locale} tone="progress">
                        {localeNames[locale]}
                      </Tag>
                    ))}
                </span>
              ),
          },
        ]}
      />
    </AreaLayout>
  )
}
