import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Filters } from '#app/ui/filters.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { metaFromLoader } from '../core/public-meta.ts'
import { publicChallengeCards, type ListFilter } from '../data/public-challenges.server.ts'
import { ChallengeCards } from '../parts/challenge-cards.tsx'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = metaFromLoader

export async function loader({ request, context }: LoaderArgs) {
  const { db, lang, now, env, t } = context
  const { filter, words } = filtersIn(new URL(request.url).searchParams)
  return json({
    filter,
    words,
    cards: await publicChallengeCards(db, { lang, now, filter, words }),
    meta: {
      title: t('desks')('challenges.title'),
      description: t('desks')('challenges.lede'),
      origin: env.publicOrigin,
      path: `/${lang}/challenges`,
      lang,
    },
  })
}

const filters = ['all', 'open', 'soon', 'closed'] as const satisfies readonly ListFilter[]

/** What the address asks for; anything else counts as nothing asked. */
function filtersIn(search: URLSearchParams): { filter: ListFilter; words: string } {
  const show = search.get('show')
  return {
    filter: filters.find((each) => each === show) ?? 'all',
    words: (search.get('q') ?? '')
      .replaceAll(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, 120),
  }
}

export default function Challenges() {
  const { cards, filter, words } = useLoaderData<typeof loader>()
  const { t } = useTranslation('desks')
  const { paths } = useSite()
  const isFiltered = filter !== 'all' || words !== ''
  return (
    <PublicLayout>
      <PageHeader title={t('challenges.title')} lede={t('challenges.lede')} />
      <Filters
        clearTo={isFiltered ? paths.challenges : undefined}
        result={t('challenges.result', { count: cards.length })}
      >
        <TextField
          name="q"
          type="search"
          label={t('challenges.search')}
          defaultValue={words}
          width="medium"
        />
        <SelectField
          name="show"
          label={t('challenges.show')}
          defaultValue={filter}
          choices={filters.map((value) => ({ value, label: t(`challenges.filters.${value}`) }))}
        />
      </Filters>
      {cards.length > 0 ? (
        <ChallengeCards cards={cards} level={2} />
      ) : (
        <EmptyState
          title={t(isFiltered ? 'challenges.none-found' : 'challenges.none-yet')}
          action={isFiltered ? <a href={paths.challenges}>{t('challenges.show-all')}</a> : undefined}
        >
          <p>{t(isFiltered ? 'challenges.none-found-hint' : 'challenges.none-yet-hint')}</p>
        </EmptyState>
      )}
    </PublicLayout>
  )
}
