import { json, type SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { compareIn, countryName } from '#app/platform/format.ts'
import { localeNames, locales } from '#app/platform/i18n.ts'
import { hasListings, listingsFound } from '#app/publish/data/public-listings.server.ts'
import { applicantKinds } from '#app/publish/core/eligibility.ts'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Filters } from '#app/ui/filters.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useSite } from '#app/ui/site.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { isFiltered, readListQuery, shows, themes, writeListQuery } from '../core/challenge-list.ts'
import { feedAlternates, metaFromLoader } from '../core/public-meta.ts'
import { challengeList } from '../data/challenge-list.server.ts'
import { ChallengeCards } from '../parts/challenge-cards.tsx'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = metaFromLoader

export async function loader({ request, context }: LoaderArgs) {
  const { db, lang, now, keep, env, t } = context
  const query = readListQuery(new URL(request.url).searchParams)
  const isElsewhere = keep('whether there are listings', () => hasListings(db))
  const [list, hasAny, elsewhere] = await Promise.all([
    challengeList(db, query, { lang, now, keep }),
    isElsewhere,
    query.words === ''
      ? null
      : isElsewhere.then((hasAny) => (hasAny ? listingsFound(db, query.words) : null)),
  ])
  // What only looks like the words is no use beside what has them.
  const isExactHere = list.cards.length > 0 && !list.isSimilar
  return json({
    query,
    hasListings: hasAny,
    elsewhere: elsewhere?.isSimilar && isExactHere ? null : elsewhere,
    ...list,
    meta: {
      title: t('desks')('challenges.title'),
      description: t('desks')('challenges.lede'),
      origin: env.publicOrigin,
      path: `/${lang}/challenges`,
      lang,
      alternates: feedAlternates(context),
    },
  })
}

type Data = SerializeFrom<typeof loader>

export default function Challenges() {
  const { cards, query, counts, next, marked, isSimilar, programmes, elsewhere, hasListings } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation('desks')
  const { paths } = useSite()
  const { words } = query
  const at = (change: Partial<Data['query']>) => {
    const asked = writeListQuery({ ...query, after: null, ...change })
    return asked === '' ? paths.challenges : `${paths.challenges}?${asked}`
  }
  const hasFilters = isFiltered(query)
  return (
    <PublicLayout>
      <PageHeader title={t('challenges.title')} lede={t('challenges.lede')} />
      <Standings at={at} />
      <ListFilters />
      {isSimilar ? (
        <Callout tone="info">
          <p>{t('challenges.similar', { words })}</p>
        </Callout>
      ) : null}
      {programmes.length > 0 ? (
        <p className="found-programmes">
          {t('challenges.programmes')}:{' '}
          {programmes.map(({ slug, name }) => (
            <a key={slug} href={paths.programme(slug)}>
              {name}
            </a>
          ))}
        </p>
      ) : null}
      {cards.length > 0 ? (
        <>
          <ChallengeCards cards={cards} level={2} words={marked} />
          <Pager
            {...(next && { nextTo: at({ after: next }) })}
            {...(query.after && { firstTo: at({}) })}
            note={t('challenges.result', { count: counts.total })}
          />
        </>
      ) : (
        <EmptyState
          title={t(hasFilters ? 'challenges.none-found' : 'challenges.none-yet')}
          action={hasFilters ? <WayOut at={at} /> : undefined}
        >
          <p>{t(hasFilters ? 'challenges.none-found-hint' : 'challenges.none-yet-hint')}</p>
        </EmptyState>
      )}
      {elsewhere && elsewhere.count > 0 ? (
        <FoundElsewhere found={elsewhere} />
      ) : !hasListings ? null : (
        <p>
          <a href={paths.listings}>{t('challenges.elsewhere')}</a>
        </p>
      )}
      <p>
        <a href={`${paths.accountMail}#kind-digest-weekly`}>{t('challenges.weekly')}</a>
      </p>
    </PublicLayout>
  )
}

/** What other sites have published with these words, in its own group below what is ours. */
function FoundElsewhere({ found }: { found: NonNullable<Data['elsewhere']> }) {
  const { query } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['desks', 'publish'])
  const { paths } = useSite()
  const all = `${paths.listings}?${new URLSearchParams({ q: query.words }).toString()}`
  return (
    <Section
      id="elsewhere"
      title={t('desks:challenges.elsewhere-found', { count: found.count })}
      intro={
        found.isSimilar
          ? t('publish:listings.similar', { words: query.words })
          : t('desks:challenges.elsewhere-intro')
      }
    >
      <ul className="plain-list" role="list">
        {found.rows.map(({ slug, title, publisher, source, state }) => (
          <li key={slug}>
            <a href={paths.listing(slug)} lang="en">
              {title}
            </a>{' '}
            <span className="facts__note">
              {publisher ? `${publisher} · ` : null}
              {source} · {t(`publish:listings.states.${state}`)}
            </span>
          </li>
        ))}
      </ul>
      {found.count > found.rows.length ? (
        <p>
          <a href={all}>{t('desks:challenges.elsewhere-all', { count: found.count })}</a>
        </p>
      ) : null}
    </Section>
  )
}

type At = (change: Partial<Data['query']>) => string

/** Where challenges stand, each with its number: links, since most visitors want just one of these. */
function Standings({ at }: { at: At }) {
  const { query, counts } = useLoaderData<typeof loader>()
  const { t } = useTranslation('desks')
  return (
    <nav className="standings" aria-label={t('challenges.show')}>
      <ul>
        {shows.map((show) => (
          <li key={show}>
            <a href={at({ show })} aria-current={query.show === show ? 'true' : undefined}>
              {t(`challenges.filters.${show}`)}{' '}
              <span className="standings__count">{counts.show[show] ?? 0}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Words and the finer filters. One that could only say what is so anyway is left out. */
function ListFilters() {
  const { query, counts } = useLoaderData<typeof loader>()
  const { t } = useTranslation('desks')
  const { t: publish } = useTranslation('publish')
  const { lang, paths } = useSite()
  const fields = [
    {
      name: 'theme',
      of: counts.theme,
      values: themes.map((value) => ({ value, label: t(`challenges.themes.${value}`) })),
    },
    {
      name: 'kind',
      of: counts.kind,
      values: applicantKinds.map((value) => ({ value, label: publish(`eligibility.kinds.${value}`) })),
    },
    {
      name: 'country',
      of: counts.country,
      values: [...new Set([...Object.keys(counts.country), ...(query.country ? [query.country] : [])])]
        .map((value) => ({ value, label: countryName(lang, value) }))
        .sort((a, b) => compareIn(lang)(a.label, b.label)),
    },
    {
      name: 'language',
      of: counts.language,
      values: locales.map((value) => ({ value, label: localeNames[value] })),
    },
  ] as const
  return (
    <Filters
      clearTo={isFiltered(query) ? paths.challenges : undefined}
      result={t('challenges.result', { count: counts.total })}
    >
      {query.show === 'all' ? null : <input type="hidden" name="show" value={query.show} />}
      <TextField
        name="q"
        type="search"
        label={t('challenges.search')}
        defaultValue={query.words}
        width="medium"
      />
      {fields.map(({ name, of, values }) => {
        const chosen = query[name]
        const offered = values.filter(({ value }) => (of[value] ?? 0) > 0 || value === chosen)
        if (offered.length < 2 && chosen === null) return null
        return (
          <SelectField
            key={name}
            name={name}
            label={t(`challenges.${name}`)}
            defaultValue={chosen ?? ''}
            placeholder={t('challenges.any')}
            choices={offered.map(({ value, label }) => ({
              value,
              label: t('challenges.count', { label, count: of[value] ?? 0 }),
            }))}
          />
        )
      })}
    </Filters>
  )
}

/** From an empty list to one that has something: the same words everywhere, or everything. */
function WayOut({ at }: { at: At }) {
  const { query } = useLoaderData<typeof loader>()
  const { t } = useTranslation('desks')
  const { paths } = useSite()
  const { words } = query
  const everywhere = at({ show: 'all', theme: null, country: null, language: null, kind: null })
  return (
    <>
      {words !== '' && everywhere !== at({}) ? (
        <p>
          <a href={everywhere}>{t('challenges.same-words-everywhere', { words })}</a>
        </p>
      ) : null}
      <p>
        <a href={paths.challenges}>{t('challenges.show-all')}</a>
      </p>
    </>
  )
}
