import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { countryName, languageName } from '#app/platform/format.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { shownForm } from '#app/publish/core/form/form-words.ts'
import { sampleReading } from '#app/publish/core/form/sample-answers.ts'
import { challengeSetup } from '#app/publish/data/challenge-setup.server.ts'
import { formDraft } from '#app/publish/data/form-draft.server.ts'
import { sitesOf } from '#app/publish/data/sites.server.ts'
import { textLanguage } from '#app/publish/data/locked.server.ts'
import { setupFrame } from '#app/publish/data/setup-frame.server.ts'
import { LanguageTabs } from '#app/publish/parts/language-tabs.tsx'
import { SetupPage } from '#app/publish/parts/setup-page.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { readingParts } from '../core/reading.ts'
import { criteriaAskedOf } from '../core/scoring.ts'
import { wayOfJudging } from '../data/ballots.server.ts'
import { criteriaInWords } from '../data/criteria.server.ts'
import { CriterionField } from '../parts/criterion-field.tsx'
import { ProposalReading, type ReadingView } from '../parts/proposal-reading.tsx'

export const access = { loader: { who: 'staff of :challenge' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

const reference = 'ABC-2027-K7QF-V'

type Sample = NonNullable<ReadingView['from']>

export async function loader({ context, request }: LoaderArgs) {
  const { db, lang, now } = context
  const { id, recorded } = sure(context.subject.challenge)
  const setup = await challengeSetup(db, id)
  const locale = textLanguage(request, setup.languages, lang)
  const { form } = await formDraft(db, { challengeId: id, isOpen: settled(recorded, now).state === 'open' })
  const inPublish = translator(locale, 'publish')
  const inJudge = translator(locale, 'judge')
  const shown = shownForm(form, locale, inPublish)
  const inApply = translator(locale, 'apply')
  const sample = sampleReading(form, {
    answer: inJudge('preview.answer'),
    member: inJudge('preview.member'),
    file: inApply('files.given-name', { reference, number: 1 }),
  })
  const { isBlind } = recorded.policy
  const as = isBlind ? 'blind jurors' : 'jurors'
  const [site] = await sitesOf(db, id, locale)
  const criteria = await criteriaInWords(db, { challengeId: id, lang: locale })
  return json({
    pageTitle: `${context.t('judge')('preview.title')} · ${setup.title(lang)}`,
    frame: setupFrame(setup, context),
    locale,
    tabs: setup.languages.map((each) => ({ locale: each })),
    isBlind,
    criteria: criteriaAskedOf(criteria, { isFinalist: false }),
    inFinal: criteria.filter(({ isForFinalists }) => isForFinalists),
    way: (await wayOfJudging(db, id)).way,
    proposal: {
      reference,
      title: inJudge('preview.proposal-title'),
      language: locale,
      from: isBlind
        ? null
        : ({
            organisation: inJudge('preview.organisation'),
            country: countryName(lang, 'FI'),
            partners: [],
          } satisfies Sample as Sample),
      languageName: languageName(lang, htmlLangOf(locale)),
      parts: readingParts(
        shown,
        sample.answers,
        { lang: locale, t: inPublish, members: sample.members, files: sample.files },
        {
          as,
          site: site && {
            label: inApply('site.label'),
            words: inApply('site.chosen', { name: site.name, count: site.minimumMonths }),
          },
        },
      ),
      notes: {},
    },
  })
}

/** The scoring page as a juror will meet it, with a proposal that nobody wrote. Nothing on it is a form: nothing is sent. */
export default function PreviewAsJuror() {
  const { frame, locale, tabs, isBlind, criteria, inFinal, way, proposal } = useLoaderData<typeof loader>()
  const { t } = useTranslation('judge')
  const { lang, paths } = useSite()
  const address = paths.organise.judgingPreview(frame.slug)
  return (
    <SetupPage
      frame={frame}
      step="judging"
      lede={t('preview.lede')}
      actions={
        <ButtonLink to={paths.organise.judging(frame.slug)} tone="quiet" icon="arrow-left">
          {t('preview.back')}
        </ButtonLink>
      }
    >
      <LanguageTabs tabs={tabs} current={locale} hrefFor={(each) => `${address}?text=${each}`} />
      {criteria.length + inFinal.length === 0 ? (
        <EmptyState title={t('preview.no-criteria')}>
          <a href={paths.organise.criteria(frame.slug)}>{t('preview.write-criteria')}</a>
        </EmptyState>
      ) : (
        <>
          <Callout>
            <p>{t('preview.nothing-saved')}</p>
          </Callout>
          <div lang={locale === lang ? undefined : htmlLangs[locale]}>
            <Columns shape="halves">
              <div>
                <h2>{proposal.title}</h2>
                {isBlind ? <p>{t('score.blind')}</p> : null}
                <ProposalReading proposal={proposal} byBallot={way !== 'scorecards'} />
              </div>
              {way === 'scorecards' ? (
                <Section id="scorecard" title={t('score.scorecard')} tone="bare">
                  <div className="form">
                    {criteria.map((criterion) => (
                      <CriterionField
                        key={criterion.id}
                        criterion={criterion}
                        given={undefined}
                        isDisabled={false}
                      />
                    ))}
                    <TextArea
                      name="commentToTeam"
                      label={t('score.comment')}
                      hint={t('score.comment-hint')}
                      rows={4}
                      optional
                    />
                    <TextArea
                      name="privateNote"
                      label={t('score.note')}
                      hint={t('score.note-hint')}
                      rows={3}
                      optional
                    />
                    {inFinal.length > 0 ? <h3>{t('preview.in-final')}</h3> : null}
                    {inFinal.map((criterion) => (
                      <CriterionField
                        key={criterion.id}
                        criterion={criterion}
                        given={undefined}
                        isDisabled={false}
                      />
                    ))}
                  </div>
                </Section>
              ) : (
                <Section id="scorecard" title={t('ballot.own')} tone="bare">
                  <p>{t(`ballot.by-${way}-hint`)}</p>
                </Section>
              )}
            </Columns>
          </div>
        </>
      )}
    </SetupPage>
  )
}
