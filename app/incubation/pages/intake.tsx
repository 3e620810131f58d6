import { json, type SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { leastCount } from '#app/announce/core/small-cells.ts'
import { metaFromLoader } from '#app/desks/core/public-meta.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { countryName, formatCalendarDay, formatNumber } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import type { RenderedMarkdown } from '#app/platform/markdown.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { languageWord } from '#app/publish/core/form/language-word.ts'
import { publicLook } from '#app/publish/data/public-look.server.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Cover } from '#app/ui/cover.tsx'
import { BarStrip } from '#app/ui/figure/bar-strip.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { MarkdownView } from '#app/ui/markdown-view.tsx'
import { ShownIn } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { publicIntake } from '../data/public-intake.server.ts'
import { WindowLines } from '../parts/window-lines.tsx'

export const access = { loader: { who: 'anyone' } } satisfies Access

export const meta = metaFromLoader

export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now, env, t } = context
  const intake = await publicIntake(db, { slug: params.programme ?? '', lang, now })
  if (!intake) throw notFound()
  const { slug, name } = intake.programme
  const title = t('incubation')('intake.title', { programme: name })
  return json({
    intake,
    look: await publicLook(db, { programme: slug, lang }),
    meta: {
      title,
      description: intake.programme.tagline || title,
      origin: env.publicOrigin,
      path: pathsIn(lang).intake(slug),
      lang,
    },
  })
}

type Intake = SerializeFrom<typeof loader>['intake']

export default function IntakePage() {
  const { intake, look } = useLoaderData<typeof loader>()
  const { t } = useTranslation('incubation')
  const { lang, paths } = useSite()
  const { programme, window } = intake
  const nameLang = programme.nameLocale === lang ? undefined : htmlLangs[programme.nameLocale]
  const textLang = intake.textLocale === lang ? undefined : htmlLangs[intake.textLocale]
  return (
    <PublicLayout styles={look.styles}>
      <PageHeader
        logo={look.logo}
        eyebrow={
          <a href={paths.programme(programme.slug)} lang={nameLang}>
            {programme.name}
          </a>
        }
        title={t('intake.heading')}
        lede={<span lang={nameLang}>{programme.tagline}</span>}
        aside={<Cover slug={programme.slug} theme={programme.theme} />}
      >
        {window.standing === 'open' ? (
          <ButtonRow>
            <ButtonLink to={paths.applyToIntake(programme.slug)}>{t('intake.apply')}</ButtonLink>
          </ButtonRow>
        ) : null}
      </PageHeader>
      <ShownIn locale={intake.textLocale} />
      <Columns shape="main-aside">
        <div>
          <Section id="when" title={t('intake.when')}>
            <WindowLines window={window} />
          </Section>
          {intake.offered.length > 0 ? (
            <Section id="offered" title={t('intake.offered')}>
              <MarkdownView html={intake.offered as RenderedMarkdown} lang={textLang} />
            </Section>
          ) : null}
          {intake.forWhom.length > 0 ? (
            <Section id="for-whom" title={t('intake.for-whom')}>
              <MarkdownView html={intake.forWhom as RenderedMarkdown} lang={textLang} />
            </Section>
          ) : null}
        </div>
        <Facts intake={intake} />
      </Columns>
      <Cohorts cohorts={intake.cohorts} />
      <Section id="how" title={t('intake.how')}>
        <div className="prose">
          <ol>
            <li>{t('intake.steps.apply')}</li>
            <li>{t('intake.steps.answer')}</li>
            <li>{t('intake.steps.place', { count: intake.answerDays })}</li>
            <li>{t('intake.steps.cohort')}</li>
          </ol>
        </div>
      </Section>
      <Graduates graduates={intake.graduates} />
      <Figures figures={intake.figures} />
    </PublicLayout>
  )
}

function Facts({ intake }: { intake: Intake }) {
  const { t } = useTranslation('incubation')
  const { lang } = useSite()
  const { themes, equity, equityPercent, languages, programme } = intake
  return (
    <aside className="facts" aria-label={t('intake.facts')}>
      <div>
        <h2 className="facts__heading">{t('intake.equity')}</h2>
        <p>
          {equity === 'none' || equityPercent === null
            ? t('intake.equity-none')
            : t('intake.equity-share', { percent: formatNumber(lang, equityPercent) })}
        </p>
      </div>
      {themes.length > 0 ? (
        <div>
          <h2 className="facts__heading">{t('intake.themes')}</h2>
          <ul className="plain-list">
            {themes.map(({ position, name, mentors }) => (
              <li key={position}>
                {name}
                {mentors > 0 ? (
                  <span className="facts__note"> {t('intake.theme-mentors', { count: mentors })}</span>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div>
        <h2 className="facts__heading">{t('intake.languages')}</h2>
        <p>{languages.map((language) => languageWord(lang, language)).join(' · ')}</p>
      </div>
      <div>
        <h2 className="facts__heading">{t('intake.contact')}</h2>
        <p>
          <a href={`mailto:${programme.contactEmail}`}>{programme.contactEmail}</a>
        </p>
      </div>
    </aside>
  )
}

function Cohorts({ cohorts }: { cohorts: Intake['cohorts'] }) {
  const { t } = useTranslation('incubation')
  const { lang } = useSite()
  const isBalanced = cohorts.some(({ mostPerTheme }) => mostPerTheme !== null)
  if (cohorts.length === 0)
    return (
      <Section id="cohorts" title={t('cohorts.title')}>
        <p>{t('cohorts.none-public')}</p>
      </Section>
    )
  return (
    <Section id="cohorts" title={t('cohorts.title')}>
      <DataTable
        caption={t('cohorts.title')}
        isCaptionHidden
        rows={cohorts}
        rowKey={({ number }) => String(number)}
        columns={[
          {
            key: 'cohort',
            header: t('cohorts.cohort'),
            isRowName: true,
            cell: ({ number, name }) =>
              name === '' ? t('cohorts.number', { number }) : `${number} · ${name}`,
          },
          {
            key: 'days',
            header: t('cohorts.days'),
            cell: ({ startsOn, endsOn }) =>
              t('cohorts.from-to', {
                from: formatCalendarDay(lang, startsOn),
                to: formatCalendarDay(lang, endsOn),
              }),
          },
          {
            key: 'places',
            header: t('cohorts.places'),
            cell: ({ isOver, placesLeft, capacity }) =>
              isOver
                ? t('cohorts.over')
                : placesLeft === 0
                  ? t('cohorts.full', { count: capacity })
                  : t('cohorts.left', { count: placesLeft, capacity }),
          },
          ...(isBalanced
            ? [
                {
                  key: 'balance',
                  header: t('cohorts.balance'),
                  cell: ({ mostPerTheme }: Intake['cohorts'][number]) =>
                    mostPerTheme === null ? '–' : t('cohorts.per-theme', { count: mostPerTheme }),
                },
              ]
            : []),
        ]}
      />
      <p>{t('cohorts.waiting-rule')}</p>
    </Section>
  )
}

function Graduates({ graduates }: { graduates: Intake['graduates'] }) {
  const { t } = useTranslation('incubation')
  const { lang } = useSite()
  if (graduates.length === 0) return null
  return (
    <Section id="graduates" title={t('graduates.title')} intro={t('graduates.intro')}>
      <ul className="plain-list">
        {graduates.map(({ name, country, website, theme, cohort }) => (
          <li key={`${cohort}-${name}`}>
            {website === null ? (
              name
            ) : (
              <a href={website} rel="noopener">
                {name}
              </a>
            )}
            {` · ${[
              country === null ? '' : countryName(lang, country),
              theme ?? '',
              t('cohorts.number', { number: cohort }),
            ]
              .filter((part) => part !== '')
              .join(' · ')}`}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Figures({ figures }: { figures: Intake['figures'] }) {
  const { t } = useTranslation('incubation')
  const { lang } = useSite()
  if (figures === null) return null
  const steps = (['applied', 'joined', 'graduated'] as const).flatMap((step) => {
    const value = figures[step]
    return value === null ? [] : [{ label: t(`figures.${step}`), value }]
  })
  const { cells, others } = figures.countries
  if (steps.length === 0) return null
  return (
    <Section id="figures" title={t('figures.title')} intro={t('figures.small', { least: leastCount })}>
      <BarStrip
        title={t('figures.way')}
        bars={steps}
        unit={t('figures.number')}
        labelHeader={t('figures.step')}
      />
      {cells.length > 0 ? (
        <BarStrip
          title={t('figures.countries')}
          bars={[
            ...cells.map(({ item, count }) => ({ label: countryName(lang, item), value: count })),
            ...(others === null ? [] : [{ label: t('figures.others'), value: others }]),
          ]}
          unit={t('figures.number')}
          labelHeader={t('fields.country')}
        />
      ) : null}
    </Section>
  )
}
