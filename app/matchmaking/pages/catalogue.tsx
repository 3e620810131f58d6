import { json, type SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { compareIn, countryName } from '#app/platform/format.ts'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { publicLook } from '#app/publish/data/public-look.server.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Filters } from '#app/ui/filters.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useSite } from '#app/ui/site.ts'
import { entriesPerPage, entryKinds } from '../core/entry.ts'
import { catalogueChoices, publicCatalogue, publicIntroductions } from '../data/catalogue.server.ts'
import { openMatchmaking } from '../data/programme.server.ts'
import { EntryCard } from '../parts/entry-card.tsx'
import { Introductions } from '../parts/introduction-counts.tsx'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = metaFromPageTitle

export async function loader({ context, params, request }: LoaderArgs) {
  const { db, lang, t } = context
  const programme = await openMatchmaking(db, { slug: params.programme ?? '', lang })
  if (!programme) throw notFound()
  const search = new URL(request.url).searchParams
  const said = (name: string) =>
    (search.get(name) ?? '')
      .replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')
      .trim()
      .slice(0, 120)
  const filters = {
    words: said('q'),
    kind: entryKinds.find((kind) => kind === said('kind')) ?? null,
    theme: said('theme'),
    country: /^[A-Z]{2}$/.test(said('country')) ? said('country') : '',
    page: Math.min(Math.max(Math.trunc(Number(said('page'))) || 1, 1), 1000),
  }
  const { slug, name } = programme
  return json({
    pageTitle: `${t('matchmaking')('catalogue.title')} · ${name}`,
    programme: { slug, name },
    look: await publicLook(db, { programme: slug, lang }),
    filters,
    choices: await catalogueChoices(db, programme.id),
    found: await publicCatalogue(db, programme.id, filters),
    introductions: await publicIntroductions(db, programme.id),
  })
}

type Data = SerializeFrom<typeof loader>

export default function Catalogue() {
  const data = useLoaderData<typeof loader>()
  const { programme, look, filters, found, introductions } = data
  const { t } = useTranslation('matchmaking')
  const { paths } = useSite()
  const own = paths.catalogue(programme.slug)
  const isFiltered =
    filters.words !== '' || filters.kind !== null || filters.theme !== '' || filters.country !== ''
  const pageAt = (page: number) => {
    const search = new URLSearchParams({
      ...(filters.words && { q: filters.words }),
      ...(filters.kind && { kind: filters.kind }),
      ...(filters.theme && { theme: filters.theme }),
      ...(filters.country && { country: filters.country }),
      ...(page > 1 && { page: String(page) }),
    }).toString()
    return search ? `${own}?${search}` : own
  }
  return (
    <PublicLayout styles={look.styles}>
      <PageHeader
        eyebrow={<a href={paths.programme(programme.slug)}>{programme.name}</a>}
        title={t('catalogue.title')}
        lede={t('catalogue.lede')}
      />
      <ButtonRow>
        {entryKinds.map((kind) => (
          <ButtonLink
            key={kind}
            to={paths.writeEntry(programme.slug, kind)}
            tone={kind === 'profile' ? 'primary' : 'secondary'}
          >
            {t(`write.begin.${kind}`)}
          </ButtonLink>
        ))}
        <ButtonLink to={paths.ownCatalogue(programme.slug)} tone="quiet">
          {t('own.title')}
        </ButtonLink>
      </ButtonRow>
      <Narrowing data={data} isFiltered={isFiltered} />
      {found.entries.length > 0 ? (
        <Columns shape="cards">
          {found.entries.map((entry) => (
            <EntryCard key={entry.id} entry={entry} programme={programme.slug} />
          ))}
        </Columns>
      ) : (
        <EmptyState title={t(isFiltered ? 'catalogue.none-found' : 'catalogue.none')}>
          <p>{t(isFiltered ? 'catalogue.none-found-hint' : 'catalogue.none-hint')}</p>
        </EmptyState>
      )}
      <Pager
        nextTo={found.count > filters.page * entriesPerPage ? pageAt(filters.page + 1) : undefined}
        firstTo={filters.page > 1 ? pageAt(1) : undefined}
      />
      <Introductions {...introductions} />
      <Section id="how" title={t('how.title')}>
        <div className="prose">
          <ol>
            {(['write', 'suggest', 'answer', 'meet', 'outcome'] as const).map((step) => (
              <li key={step}>{t(`how.${step}`)}</li>
            ))}
          </ol>
          <p>{t('how.nothing-else')}</p>
        </div>
      </Section>
    </PublicLayout>
  )
}

function Narrowing({
  data: { programme, filters, choices, found },
  isFiltered,
}: {
  data: Data
  isFiltered: boolean
}) {
  const { t } = useTranslation('matchmaking')
  const { lang, paths } = useSite()
  const compare = compareIn(lang)
  return (
    <Filters
      clearTo={isFiltered ? paths.catalogue(programme.slug) : undefined}
      result={t('catalogue.result', { count: found.count })}
    >
      <TextField
        name="q"
        type="search"
        label={t('catalogue.search')}
        defaultValue={filters.words}
        width="medium"
      />
      <SelectField
        name="kind"
        label={t('catalogue.kind')}
        placeholder={t('catalogue.all')}
        defaultValue={filters.kind ?? ''}
        choices={entryKinds.map((value) => ({ value, label: t(`kinds-many.${value}`) }))}
      />
      <SelectField
        name="theme"
        label={t('catalogue.theme')}
        placeholder={t('catalogue.all')}
        defaultValue={filters.theme}
        choices={choices.themes.map((value) => ({ value, label: value }))}
      />
      <SelectField
        name="country"
        label={t('catalogue.country')}
        placeholder={t('catalogue.all')}
        defaultValue={filters.country}
        choices={choices.countries
          .map((value) => ({ value, label: countryName(lang, value) }))
          .sort((a, b) => compare(a.label, b.label))}
      />
    </Filters>
  )
}
