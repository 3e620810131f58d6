import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { formatInstant } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import type { RenderedMarkdown } from '#app/platform/markdown.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { MarkdownView } from '#app/ui/markdown-view.tsx'
import { ShownIn } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { ZonedTimes } from '#app/ui/zoned-times.tsx'
import { publicStyles } from '../data/public-look.server.ts'
import { publicAnswers } from '../data/questions.server.ts'
import { publicSession } from '../data/sessions.server.ts'
import { ActionList } from '../parts/action-list.tsx'
import { AnswerList } from '../parts/answer-list.tsx'
import { Agenda } from '../parts/agenda.tsx'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = ({ data }: { data?: { session: { title: string; descriptionText: string } } }) => [
  { title: data && `${data.session.title} · Haaste` },
  { name: 'description', content: data?.session.descriptionText.slice(0, 200) },
]

export async function loader({ context, params }: LoaderArgs) {
  const { db, lang, now } = context
  const session = await publicSession(db, { slug: params.session ?? '', lang, now })
  if (!session) throw notFound()
  return json({
    session,
    styles: session.programme && (await publicStyles(db, { programme: session.programme.slug })),
    answers: await publicAnswers(db, { sessionId: session.id }, lang),
  })
}

export default function SessionPage() {
  const { session, styles, answers } = useLoaderData<typeof loader>()
  const { t } = useTranslation('publish')
  const { lang, paths } = useSite()
  const textLang = session.titleLocale === lang ? undefined : htmlLangs[session.titleLocale]
  const isToCome = !session.isOver && !session.isCancelled
  const zones = [session.zone, ...session.partnerZones.filter((zone) => zone !== session.zone)]
  const kind =
    session.edition > 1
      ? t('sessions.edition', { kind: t(`sessions.kinds.${session.kind}`), edition: session.edition })
      : t(`sessions.kinds.${session.kind}`)
  return (
    <PublicLayout styles={styles}>
      <PageHeader
        eyebrow={
          session.programme ? (
            <>
              <a href={paths.programme(session.programme.slug)}>{session.programme.name}</a> · {kind}
            </>
          ) : (
            kind
          )
        }
        title={session.title}
        titleLang={textLang}
        lede={
          <time dateTime={session.startsAtIso}>{formatInstant(lang, session.startsAtIso, session.zone)}</time>
        }
      >
        {isToCome ? (
          <ButtonRow>
            <ButtonLink to={paths.askForPlace(session.slug)} icon="arrow-right">
              {t(session.isFull ? 'sessions.ask-waiting' : 'sessions.ask')}
            </ButtonLink>
            <ButtonLink to={paths.sessionCalendar(session.slug)} tone="quiet" icon="calendar">
              {t('sessions.to-calendar')}
            </ButtonLink>
          </ButtonRow>
        ) : null}
      </PageHeader>
      <ShownIn locale={session.titleLocale} />
      {session.isCancelled ? (
        <Callout tone="warn" title={t('sessions.cancelled-title')}>
          <p>{session.cancelReason}</p>
        </Callout>
      ) : session.isOver ? (
        <Callout>
          <p>{t('sessions.is-over')}</p>
        </Callout>
      ) : null}
      <Columns shape="main-aside">
        <div>
          {session.isOver && (session.recordingLink || session.slidesLink) ? (
            <Section id="afterwards" title={t('sessions.afterwards')}>
              <ul className="link-row">
                {session.recordingLink ? (
                  <li>
                    <a href={session.recordingLink} rel="noopener">
                      {t('sessions.recording')}
                    </a>
                  </li>
                ) : null}
                {session.slidesLink ? (
                  <li>
                    <a href={session.slidesLink} rel="noopener">
                      {t('sessions.slides')}
                    </a>
                  </li>
                ) : null}
              </ul>
            </Section>
          ) : null}
          {session.descriptionText ? (
            <Section id="about" title={t('sessions.about')}>
              <MarkdownView html={session.description as RenderedMarkdown} lang={textLang} />
            </Section>
          ) : null}
          {session.agenda.length > 0 ? (
            <Section id="agenda" title={t('sessions.agenda')}>
              <Agenda zone={session.zone} steps={session.agenda} />
            </Section>
          ) : null}
          {isToCome || answers.length > 0 ? (
            <Section id="questions" title={t('questions.title')}>
              <AnswerList answers={answers} zone={session.zone} />
              {isToCome ? (
                <p>
                  <ButtonLink to={paths.askSession(session.slug)} tone="secondary">
                    {t('questions.ask')}
                  </ButtonLink>
                </p>
              ) : null}
            </Section>
          ) : null}
          {session.actions.length > 0 ? (
            <Section id="actions" title={t('actions.title')} intro={t('actions.intro')}>
              <ActionList actions={session.actions} />
            </Section>
          ) : null}
        </div>
        <aside className="facts" aria-label={t('sessions.facts')}>
          <SummaryList
            items={[
              {
                label: t('sessions.when'),
                value: (
                  <>
                    <p>
                      {t('sessions.from-to', {
                        from: formatInstant(lang, session.startsAtIso, session.zone, 'datetime'),
                        to: formatInstant(lang, session.endsAtIso, session.zone, 'time'),
                      })}
                    </p>
                    <ZonedTimes atIso={session.startsAtIso} zones={zones.slice(1)} />
                  </>
                ),
              },
              {
                label: t('sessions.where'),
                value: [session.place, session.hasJoinLink ? t('sessions.online') : '']
                  .filter(Boolean)
                  .join(' · '),
              },
              ...(session.placesLeft === null
                ? []
                : [
                    {
                      label: t('sessions.places'),
                      value: session.isFull
                        ? t('sessions.none-left')
                        : t('sessions.left', { count: session.placesLeft }),
                    },
                  ]),
              ...(session.contactEmail
                ? [
                    {
                      label: t('sessions.contact'),
                      value: <a href={`mailto:${session.contactEmail}`}>{session.contactEmail}</a>,
                    },
                  ]
                : []),
              ...(session.challengeSlug
                ? [
                    {
                      label: t('sessions.about-challenge'),
                      value: (
                        <a href={paths.challenge(session.challengeSlug)}>{t('sessions.to-challenge')}</a>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </aside>
      </Columns>
    </PublicLayout>
  )
}
