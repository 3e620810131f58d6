import { htmlLangOf } from '#app/platform/languages.ts'
import { json, type SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { endedSentence, formatInstant, formatList } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { graceInWords } from '#app/publish/data/grace-words.server.ts'
import { eligibilityWords } from '#app/publish/data/eligibility-words.server.ts'
import { BriefFaq, BriefSections } from '#app/publish/parts/brief-sections.tsx'
import { Award, ThemeTags } from '#app/publish/parts/award.tsx'
import { GoalList } from '#app/publish/parts/goal-list.tsx'
import { RuleList } from '#app/publish/parts/rule-list.tsx'
import { AwardLines } from '#app/publish/parts/award-lines.tsx'
import { SitesList } from '#app/publish/parts/sites-list.tsx'
import { CriteriaList } from '#app/publish/parts/criteria-list.tsx'
import { statedVote } from '#app/judge/data/stated-vote.server.ts'
import { StatedVote } from '#app/judge/parts/public-vote-parts.tsx'
import { publicCountingRule, publicWayOfJudging } from '#app/judge/data/public-way.server.ts'
import { StatedWay } from '#app/judge/parts/stated-way.tsx'
import { publicLook } from '#app/publish/data/public-look.server.ts'
import { publicSessions } from '#app/publish/data/sessions.server.ts'
import { publicQuestions } from '#app/publish/data/questions.server.ts'
import { PublicQuestions } from '#app/publish/parts/public-questions.tsx'
import { FollowBlock } from '#app/publish/parts/follow-block.tsx'
import { SessionList } from '#app/publish/parts/session-list.tsx'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Cover } from '#app/ui/cover.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { PhaseRail } from '#app/ui/phase-rail.tsx'
import { ShownIn } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { embedSnippet } from '../core/embed.ts'
import { metaFromLoader } from '../core/public-meta.ts'
import { publicStations } from '../core/public-stations.ts'
import { breadcrumbThing, challengeThings } from '../core/structured-data.ts'
import { publicChallenge } from '../data/public-challenge.server.ts'
import { MovedDates } from '../parts/moved-dates.tsx'
import { ChallengeDates } from '../parts/challenge-dates.tsx'
import { ShareLinks } from '../parts/share-links.tsx'

export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export const meta = metaFromLoader

export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now, env, t } = context
  const found = await publicChallenge(db, { slug: params.challenge ?? '', lang })
  if (!found) throw notFound()
  const { answers, ...challenge } = found
  const paths = pathsIn(lang)
  const at = (path: string) => env.publicOrigin + path
  const page = paths.challenge(challenge.slug)
  const { programme, brief } = challenge
  return json({
    challenge,
    look: await publicLook(db, { programme: programme.slug, lang }),
    vote: await statedVote(context, challenge.slug),
    way: await publicWayOfJudging(db, challenge.slug),
    counting: await publicCountingRule(db, challenge.slug),
    sessions: await publicSessions(db, { challenge: challenge.slug, lang, now }),
    questions: await publicQuestions(db, { slug: challenge.slug, lang, now }),
    embed: embedSnippet({ src: at(paths.embed(challenge.slug)), title: brief.title }),
    eligibility: eligibilityWords(context, challenge.eligibility),
    nowIso: now.toISOString(),
    meta: {
      title: challenge.brief.title,
      description: challenge.brief.question || challenge.brief.tagline,
      origin: env.publicOrigin,
      path: page,
      lang,
      languages: challenge.languages,
      image: { path: paths.shareImage(challenge.slug), alt: brief.question || brief.title },
      alternates: [
        {
          type: 'application/json+oembed',
          title: brief.title,
          path: `/oembed?url=${encodeURIComponent(at(page))}`,
        },
        {
          type: 'application/atom+xml',
          title: programme.name,
          path: paths.programmeFeed(programme.slug, 'atom'),
        },
        { type: 'text/calendar', title: brief.title, path: paths.calendar(challenge.slug) },
      ],
      things: [
        ...challengeThings({
          ...challenge,
          answers,
          url: at(page),
          imageUrl: at(paths.shareImage(challenge.slug)),
          title: brief.title,
          question: brief.question,
          tagline: brief.tagline,
          language: brief.locale,
          programme: { name: programme.name, url: at(paths.programme(programme.slug)) },
          grace: graceInWords(context, { ...challenge, closesAt: new Date(challenge.closesAtIso) }),
          award: t('publish')('brief.pilots', { count: challenge.pilotsOffered }),
        }),
        breadcrumbThing([
          { name: 'Haaste', url: at(paths.home) },
          { name: t('desks')('challenges.title'), url: at(paths.challenges) },
          { name: programme.name, url: at(paths.programme(programme.slug)) },
          { name: brief.title, url: at(page) },
        ]),
      ],
    },
  })
}

type Challenge = SerializeFrom<typeof loader>['challenge']

export default function ChallengePage() {
  const { challenge, look, vote, way, counting, sessions, questions, embed, eligibility, nowIso } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation(['desks', 'judge'])
  const { lang, paths } = useSite()
  const { brief } = challenge
  const textLang = brief.locale === lang ? undefined : htmlLangs[brief.locale]
  return (
    <PublicLayout styles={look.styles}>
      <PageHeader
        voice="question"
        logo={look.logo}
        eyebrow={<a href={paths.programme(challenge.programme.slug)}>{challenge.programme.name}</a>}
        title={brief.question || brief.title}
        titleLang={textLang}
        aside={<Cover slug={challenge.slug} theme={challenge.theme} />}
        lede={
          <span lang={textLang}>
            <strong>{endedSentence(brief.locale, brief.title)}</strong> {brief.tagline}
          </span>
        }
      >
        <p className="owner">
          {t('challenge.asked-by', { owner: challenge.owner ?? formatList(lang, challenge.organisers) })}
        </p>
        {challenge.state === 'open' ? (
          <ButtonRow>
            <ButtonLink to={paths.apply(challenge.slug)} icon="arrow-right">
              {t('challenge.apply')}
            </ButtonLink>
            <ButtonLink to={paths.calendar(challenge.slug)} tone="quiet" icon="calendar">
              {t('challenge.add-to-calendar')}
            </ButtonLink>
          </ButtonRow>
        ) : null}
      </PageHeader>
      <ShownIn locale={brief.locale} />
      <Now challenge={challenge} nowIso={nowIso} />
      {challenge.addenda > 0 ? (
        <Callout title={t('addenda.link', { count: challenge.addenda })}>
          <p>
            <a href={paths.addenda(challenge.slug)}>{t('addenda.link-text')}</a>
          </p>
        </Callout>
      ) : null}
      <Columns shape="main-aside" sticky>
        <div>
          <BriefSections brief={brief} eligibility={eligibility} />
          {challenge.awards.length > 0 ? (
            <Section id="awards" title={t('challenge.awards')}>
              <AwardLines lines={challenge.awards} />
            </Section>
          ) : null}
          {challenge.sites.length > 0 ? (
            <Section id="sites" title={t('challenge.sites')} intro={t('challenge.sites-intro')}>
              <SitesList sites={challenge.sites} />
            </Section>
          ) : null}
          <Section id="rules" title={t('challenge.rules')} intro={t('challenge.rules-intro')}>
            <RuleList own={challenge.rules} set={eligibility?.conditions} />
          </Section>
          <Section
            id="criteria"
            title={t('challenge.criteria')}
            intro={way.way === 'scorecards' ? t('challenge.criteria-intro') : undefined}
          >
            <StatedWay way={way} />
            <CriteriaList
              criteria={challenge.criteria}
              rule={way.way === 'scorecards' ? challenge.judgingRule : null}
              counting={counting}
            />
          </Section>
          {vote ? <StatedVote vote={vote} slug={challenge.slug} /> : null}
          {sessions.length > 0 ? (
            <Section id="sessions" title={t('challenge.sessions')}>
              <SessionList sessions={sessions} />
            </Section>
          ) : null}
          <BriefFaq brief={brief} />
          {questions && challenge.state !== 'cancelled' ? (
            <PublicQuestions slug={challenge.slug} zone={challenge.zone} questions={questions} />
          ) : null}
          <HowToApply challenge={challenge} />
          <ChallengeDates
            state={challenge.state}
            instants={instantsOf(challenge)}
            zones={[challenge.zone, ...challenge.partnerZones.filter((zone) => zone !== challenge.zone)]}
            questionsCloseAtIso={questions?.isOwn ? questions.closesAtIso : null}
            vote={vote}
            nowIso={nowIso}
          />
          <MovedDates challenge={challenge} />
          <ShareLinks
            links={[
              { to: paths.calendar(challenge.slug), label: t('share.calendar') },
              { to: paths.programmeFeed(challenge.programme.slug, 'atom'), label: t('share.feed') },
              { to: `/api/v1/challenges/${challenge.slug}?lang=${lang}`, label: t('share.json') },
              { to: paths.shareImage(challenge.slug), label: t('share.image') },
            ]}
            embed={embed}
          />
        </div>
        <Facts challenge={challenge} />
      </Columns>
    </PublicLayout>
  )
}

function instantsOf(challenge: Challenge) {
  return {
    opensAt: new Date(challenge.opensAtIso),
    closesAt: new Date(challenge.closesAtIso),
    judgingEndsAt: new Date(challenge.judgingEndsAtIso),
    announcesAt: new Date(challenge.announcesAtIso),
  }
}

/** What holds at this moment: cancelled, decided, or the deadline; and the road around it. */
function Now({ challenge, nowIso }: { challenge: Challenge; nowIso: string }) {
  const { t } = useTranslation('desks')
  if (challenge.state === 'cancelled') {
    return (
      <Callout tone="warn" title={t('challenge.cancelled')}>
        <p>{challenge.cancelReason}</p>
      </Callout>
    )
  }
  return (
    <>
      <Winners challenge={challenge} />
      <DeadlineBlock
        live={{ challenge: challenge.slug, instant: 'closesAt' }}
        atIso={challenge.closesAtIso}
        organiserZone={challenge.zone}
        partnerZones={challenge.partnerZones}
        nowIso={nowIso}
        label={t(challenge.state === 'open' ? 'challenge.proposals-close' : 'challenge.proposals-closed')}
        closed={challenge.state !== 'open'}
        graceMinutes={challenge.state === 'open' || challenge.state === 'closed' ? challenge.graceMinutes : 0}
      />
      <PhaseRail
        phases={publicStations(challenge.state, instantsOf(challenge), new Date(nowIso))}
        size="medium"
        zone={challenge.zone}
        of={challenge.brief.title}
      />
    </>
  )
}

function Winners({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('desks')
  const { paths } = useSite()
  if (challenge.winners.length === 0) return null
  return (
    <Section id="winners" title={t('challenge.winners')} tone="raised">
      {challenge.figures ? (
        <p>
          {t('challenge.winners-intro', {
            count: challenge.figures.submitted,
            countries: challenge.figures.countries,
          })}
        </p>
      ) : null}
      <ul className="plain-list">
        {challenge.winners.map((winner) => (
          <li key={`${winner.organisation} ${winner.title}`}>
            <strong lang={htmlLangOf(winner.language ?? 'en')}>{winner.title}</strong>, {winner.organisation}
          </li>
        ))}
      </ul>
      <p>
        <a href={paths.winners(challenge.slug)}>{t('challenge.see-winners')}</a>
      </p>
    </Section>
  )
}

function HowToApply({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('desks')
  const { lang, paths } = useSite()
  const isOpen = challenge.state === 'open'
  return (
    <Section id="how-to-apply" title={t('challenge.how-to-apply')}>
      <div className="prose">
        <ol>
          {(['start', 'team', 'submit', 'change', 'receipt'] as const).map((step) => (
            <li key={step}>
              {t(`challenge.steps.${step}`, {
                deadline: formatInstant(lang, challenge.closesAtIso, challenge.zone),
              })}
            </li>
          ))}
        </ol>
        <p>{t('challenge.last-minute')}</p>
        {challenge.graceMinutes > 0 ? <p>{t('challenge.grace', { count: challenge.graceMinutes })}</p> : null}
        <p>
          <a href={paths.outages}>{t('challenge.outage-rule')}</a>
        </p>
        <p>{t(challenge.isSealed ? 'challenge.sealed' : 'challenge.not-sealed')}</p>
        {challenge.isBlind ? <p>{t('challenge.blind')}</p> : null}
      </div>
      {isOpen ? (
        <p>
          <ButtonLink to={paths.apply(challenge.slug)} icon="arrow-right">
            {t('challenge.apply')}
          </ButtonLink>
        </p>
      ) : null}
    </Section>
  )
}

function Facts({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation(['desks', 'publish'])
  const { lang } = useSite()
  return (
    <aside className="facts" aria-label={t('challenge.facts')}>
      <SummaryList
        items={[
          ...(challenge.owner ? [{ label: t('challenge.owner'), value: challenge.owner }] : []),
          {
            label: t('challenge.organisers', { count: challenge.organisers.length }),
            value: (
              <ul className="plain-list">
                {challenge.organisers.map((organiser) => (
                  <li key={organiser}>{organiser}</li>
                ))}
              </ul>
            ),
          },
          {
            label: t('publish:brief.award'),
            value: <Award pilotsOffered={challenge.pilotsOffered} grant={challenge.grant} />,
          },
          ...(challenge.brief.themes.length > 0
            ? [
                {
                  label: t('publish:brief.themes'),
                  value: <ThemeTags themes={challenge.brief.themes} locale={challenge.brief.locale} />,
                },
              ]
            : []),
          ...(challenge.sdgGoals.length > 0
            ? [{ label: t('publish:brief.goals'), value: <GoalList goals={challenge.sdgGoals} /> }]
            : []),
          {
            label: t('challenge.winners-told'),
            value:
              challenge.embargoHours > 0
                ? t('challenge.told-before', { count: challenge.embargoHours, days: challenge.answerDays })
                : t('challenge.told-then', { days: challenge.answerDays }),
          },
          {
            label: t('challenge.appeals'),
            value: t('challenge.appeals-until', {
              days: challenge.appealDays,
              when: formatInstant(lang, challenge.appealsUntilIso, challenge.zone),
            }),
          },
          {
            label: t('challenge.contact'),
            value: <a href={`mailto:${challenge.contactEmail}`}>{challenge.contactEmail}</a>,
          },
        ]}
      />
      {challenge.state === 'cancelled' || challenge.state === 'completed' ? null : (
        <FollowBlock slug={challenge.slug} />
      )}
    </aside>
  )
}
