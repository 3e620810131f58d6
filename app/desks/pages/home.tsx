import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '#app/platform/format.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Cover } from '#app/ui/cover.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ImpactFigure } from '#app/ui/impact-figure.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { PhaseRail, phaseNames } from '#app/ui/phase-rail.tsx'
import { ShownInNote } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { feedAlternates, metaFromLoader } from '../core/public-meta.ts'
import { publicAchievements } from '../data/public-achievements.server.ts'
import { challengesByStanding } from '../data/challenge-list.server.ts'
import { ChallengeCards } from '../parts/challenge-cards.tsx'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = metaFromLoader

export async function loader({ context }: LoaderArgs) {
  const { db, lang, now, keep, env, t } = context
  const reader = { lang, now, keep }
  const [open, past, achievements] = await Promise.all([
    challengesByStanding(db, { show: 'open', limit: 6 }, reader),
    challengesByStanding(db, { show: 'closed', limit: 3 }, reader),
    publicAchievements(db),
  ])
  return json({
    open: open.cards,
    openCount: open.total,
    past: past.cards,
    ...achievements,
    meta: {
      title: t('desks')('home.title'),
      description: t('desks')('home.lede'),
      origin: env.publicOrigin,
      path: `/${lang}`,
      lang,
      alternates: feedAlternates(context),
    },
  })
}

export default function Home() {
  const { open, openCount, past, counts, results } = useLoaderData<typeof loader>()
  const { t } = useTranslation('desks')
  const { lang, paths } = useSite()
  return (
    <PublicLayout>
      <PageHeader
        title={t('home.title')}
        voice="question"
        lede={t('home.lede')}
        aside={<Cover slug="haaste" theme="city" />}
      >
        <ButtonRow>
          <ButtonLink to={paths.challenges} icon="arrow-right">
            {t('home.see-challenges')}
          </ButtonLink>
          <ButtonLink to={paths.about} tone="quiet">
            {t('home.how-it-works')}
          </ButtonLink>
        </ButtonRow>
      </PageHeader>

      <Section id="open" title={t('home.open')} intro={t('home.open-intro', { count: openCount })}>
        {open.length > 0 ? (
          <ChallengeCards cards={open} />
        ) : (
          <EmptyState
            title={t('home.none-open')}
            action={<a href={paths.challenges}>{t('home.see-past')}</a>}
          >
            <p>{t('home.none-open-hint')}</p>
          </EmptyState>
        )}
      </Section>

      <Section id="road" title={t('home.road')} intro={t('home.road-intro')}>
        <PhaseRail
          size="large"
          phases={phaseNames.map((phase) => ({ phase, state: 'next', note: t(`home.road-notes.${phase}`) }))}
        />
      </Section>

      {results.length > 0 || counts.proposals > 0 || counts.pilots > 0 ? (
        <Section id="achieved" title={t('home.achieved')} intro={t('home.achieved-intro')}>
          {results.length > 0 ? (
            <Columns shape="thirds">
              {results.map((result) => (
                <div key={`${result.pilotSlug} ${result.name}`}>
                  <ImpactFigure
                    value={result.value}
                    unit={result.unit}
                    label={result.name}
                    textLang={result.contentLocale === lang ? undefined : htmlLangs[result.contentLocale]}
                    basis={result.basis}
                    baseline={
                      result.baseline === null
                        ? undefined
                        : `${formatNumber(lang, result.baseline)} ${result.unit}`
                    }
                  />
                  <p>
                    <a href={paths.pilot(result.pilotSlug)} lang={htmlLangOf(result.pilotLanguage ?? lang)}>
                      {result.pilotTitle}
                    </a>
                    , {result.host} <ShownInNote locale={result.contentLocale} />
                  </p>
                </div>
              ))}
            </Columns>
          ) : null}
          <dl className="counts">
            {(['challenges', 'proposals', 'pilots'] as const).map((name) => (
              <div key={name}>
                <dt>{t(`home.counts.${name}`, { count: counts[name] })}</dt>
                <dd>{formatNumber(lang, counts[name])}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ) : null}

      {past.length > 0 ? (
        <Section
          id="past"
          title={t('home.past')}
          actions={<a href={`${paths.challenges}?show=closed`}>{t('home.see-past')}</a>}
        >
          <ChallengeCards cards={past} />
        </Section>
      ) : null}
    </PublicLayout>
  )
}
