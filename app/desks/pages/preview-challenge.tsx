import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { wayOfJudging } from '#app/judge/data/ballots.server.ts'
import { countingRuleOf } from '#app/judge/data/rounds.server.ts'
import { StatedWay } from '#app/judge/parts/stated-way.tsx'
import { standingAt } from '#app/lifecycle/standing.ts'
import { endedSentence } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Cover } from '#app/ui/cover.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { PhaseRail } from '#app/ui/phase-rail.tsx'
import { ShownIn } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { stationsOf } from '#app/publish/core/stations.ts'
import { textIn } from '#app/publish/core/text-in.ts'
import { themesIn } from '#app/publish/core/brief-texts.ts'
import { briefView, criteriaView } from '#app/publish/data/brief-view.server.ts'
import { awardLinesBefore, awardPlanWithNames } from '#app/publish/data/award-plan.server.ts'
import { grantOf } from '#app/publish/data/challenge-facts.server.ts'
import { challengeSetup } from '#app/publish/data/challenge-setup.server.ts'
import { eligibilityFromRow } from '#app/publish/core/eligibility.ts'
import { eligibilityWords } from '#app/publish/data/eligibility-words.server.ts'
import { textLanguage } from '#app/publish/data/locked.server.ts'
import { setupFrame } from '#app/publish/data/setup-frame.server.ts'
import { lookBefore } from '#app/publish/data/look-before.server.ts'
import { ChallengeOffer } from '#app/publish/parts/award.tsx'
import { AwardLines } from '#app/publish/parts/award-lines.tsx'
import { BriefFaq, BriefSections } from '#app/publish/parts/brief-sections.tsx'
import { CriteriaList } from '#app/publish/parts/criteria-list.tsx'
import { LanguageTabs } from '#app/publish/parts/language-tabs.tsx'

export const access = { loader: { who: 'staff of :challenge' } } satisfies Access

export const meta = metaFromPageTitle

export async function loader({ request, context }: LoaderArgs) {
  const { lang, now } = context
  const { id, recorded } = sure(context.subject.challenge)
  const setup = await challengeSetup(context.db, id)
  const locale = textLanguage(request, setup.languages, lang)
  const text = textIn(setup.brief.texts, locale)
  if (!text) throw new Error(`the brief of ${setup.slug} has no text`)
  const criteria = setup.criteria.flatMap(({ texts, ...criterion }) =>
    texts.map((each) => ({ ...criterion, ...each })),
  )
  const way = await wayOfJudging(context.db, id)
  const frame = setupFrame(setup, { lang: locale, signedIn: context.signedIn })
  return json({
    pageTitle: `${context.t('publish')('setup.preview.title')} · ${setup.title(context.lang)}`,
    frame,
    look: await lookBefore(context.db, { programmeId: setup.programmeId, frame, lang }),
    theme: setup.theme,
    owner: setup.owner,
    languages: setup.languages,
    locale,
    brief: briefView(text),
    eligibility: eligibilityWords(context, eligibilityFromRow(setup)),
    criteria: criteriaView(criteria, locale),
    awards: awardLinesBefore(await awardPlanWithNames(context.db, id), locale),
    way,
    counting: (await countingRuleOf(context.db, id)).counts,
    judgingRule: way.way === 'scorecards' ? setup.judgingRule : null,
    offer: {
      pilotsOffered: setup.pilotsOffered,
      grant: grantOf(setup),
      sdgGoals: setup.sdgGoals,
      themes: themesIn(text.themes),
      textLocale: text.locale,
    },
    stations: stationsOf(standingAt(recorded, now)),
    zone: recorded.calendar.zone,
    partnerZones: recorded.calendar.partnerZones,
    closesAtIso: recorded.calendar.closesAt.toISOString(),
    graceMinutes: recorded.policy.graceMinutes,
    nowIso: now.toISOString(),
  })
}

export default function PreviewChallenge() {
  const data = useLoaderData<typeof loader>()
  const { t } = useTranslation(['publish', 'desks'])
  const { lang, paths } = useSite()
  const { brief, frame } = data
  const textLang = brief.locale === lang ? undefined : htmlLangs[brief.locale]
  return (
    <PublicLayout styles={data.look.styles}>
      <Callout title={t('preview.bar')}>
        <p>{t('preview.bar-hint')}</p>
        {/* The page's own words, dates and lists are the reader's too: each language is a page of its own. */}
        <LanguageTabs
          tabs={data.languages.map((locale) => ({ locale }))}
          current={data.locale}
          hrefFor={(locale) => pathsIn(locale).organise.preview(frame.slug)}
        />
        <p>
          <ButtonLink to={paths.organise.publish(frame.slug)} tone="secondary" size="small">
            {t('preview.back')}
          </ButtonLink>
        </p>
      </Callout>
      <PageHeader
        voice="question"
        logo={data.look.logo}
        eyebrow={frame.programmeName}
        title={brief.question || brief.title}
        titleLang={textLang}
        aside={<Cover slug={frame.slug} theme={data.theme} />}
        lede={
          <span lang={textLang}>
            <strong>{endedSentence(brief.locale, brief.title)}</strong> {brief.tagline}
          </span>
        }
      />
      {brief.locale === data.locale ? null : <ShownIn locale={brief.locale} />}
      <DeadlineBlock
        atIso={data.closesAtIso}
        organiserZone={data.zone}
        partnerZones={data.partnerZones}
        nowIso={data.nowIso}
        graceMinutes={data.graceMinutes}
        label={t('preview.closes')}
      />
      {data.stations.length > 0 ? (
        <PhaseRail phases={data.stations} zone={data.zone} of={brief.title} />
      ) : null}
      <BriefSections brief={brief} eligibility={data.eligibility} />
      {data.awards.length > 0 ? (
        <Section id="awards" title={t('desks:challenge.awards')}>
          <AwardLines lines={data.awards} />
        </Section>
      ) : null}
      <Section id="criteria" title={t('setup.criteria.title')}>
        <StatedWay way={data.way} />
        <CriteriaList criteria={data.criteria} rule={data.judgingRule} counting={data.counting} />
      </Section>
      <BriefFaq brief={brief} />
      <ChallengeOffer offer={data.offer} />
    </PublicLayout>
  )
}
