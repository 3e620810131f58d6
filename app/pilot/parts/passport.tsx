import { useTranslation } from 'react-i18next'
import { countryName, formatCalendarDay, formatInstant } from '#app/platform/format.ts'
import { PlainText } from '#app/announce/parts/plain-text.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { htmlLangs } from '#app/platform/i18n.ts'
import { ShownIn } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { DrawnMeasure, PilotPassport } from '../core/pilot-views.ts'
import { PublicEvidenceList } from './evidence.tsx'
import { MeasureFigures } from './measure-figures.tsx'
import { PermitList } from './permit-list.tsx'
import { PilotRoad } from './pilot-road.tsx'
import { PilotStateTag } from './pilot-state-tag.tsx'
import { FollowupTable, ScalingView } from './scaling.tsx'
import { PlanHistory } from './plan-history.tsx'

export type PassportProps = {
  pilot: Omit<PilotPassport, 'measures'> & { readonly measures: readonly DrawnMeasure[] }
  isPreview?: boolean
}

/**
 * All that is public of a pilot: where it stands, who and where, what was measured, its milestones. As a preview it
 * stands on a page that has measures and milestones of its own, so its anchors are others.
 */
export function Passport({ pilot, isPreview = false }: PassportProps) {
  const { t } = useTranslation('pilot')
  const { lang, paths } = useSite()
  const anchor = (name: string) => (isPreview ? `preview-${name}` : name)
  const textLang = pilot.contentLocale === lang ? undefined : htmlLangs[pilot.contentLocale]
  const since = formatInstant(lang, pilot.stateAtIso, pilot.zone, 'date')
  return (
    <>
      {isPreview ? null : <ShownIn locale={pilot.contentLocale} />}
      {pilot.state === 'stopped' ? (
        <Callout tone="warn" title={t('passport.stopped', { when: since })}>
          <p>
            <PlainText text={pilot.stopReason ?? ''} lang={textLang} />
          </p>
        </Callout>
      ) : null}
      <SummaryList
        items={[
          {
            label: t('passport.state'),
            value: (
              <>
                <PilotStateTag state={pilot.state} /> {t('passport.since', { when: since })}
              </>
            ),
          },
          {
            label: t('passport.team'),
            value: [pilot.organisation, pilot.country && countryName(lang, pilot.country)]
              .filter(Boolean)
              .join(', '),
          },
          { label: t('passport.host'), value: pilot.host },
          { label: t('passport.site'), value: <span lang={textLang}>{pilot.site}</span> },
          ...(pilot.siteLimits === ''
            ? []
            : [{ label: t('site.limits'), value: <PlainText text={pilot.siteLimits} lang={textLang} /> }]),
          {
            label: t('passport.period'),
            value: t('passport.days', {
              from: formatCalendarDay(lang, pilot.startsOn),
              to: formatCalendarDay(lang, pilot.endsOn),
            }),
          },
          {
            label: t('passport.challenge'),
            value: <a href={paths.challenge(pilot.challenge.slug)}>{pilot.challenge.title}</a>,
          },
        ]}
      />
      {pilot.summary === '' ? null : (
        <div className="prose">
          <p>
            <PlainText text={pilot.summary} lang={textLang} />
          </p>
        </div>
      )}
      <Section id={anchor('road')} title={t('road.title')}>
        <PilotRoad state={pilot.state} moves={pilot.moves} zone={pilot.zone} />
      </Section>
      {pilot.finalReport ? (
        <Section
          id={anchor('final-report')}
          title={t('passport.final-report')}
          intro={t('passport.final-report-approved', {
            when: formatInstant(lang, pilot.finalReport.approvedAtIso, pilot.zone, 'date'),
          })}
        >
          <div className="prose">
            <p>
              <PlainText text={pilot.finalReport.report} lang={textLang} />
            </p>
          </div>
        </Section>
      ) : null}
      {pilot.scaling ? (
        <Section id={anchor('scaling')} title={t('scaling.title')}>
          <ScalingView decision={pilot.scaling} textLang={textLang} />
        </Section>
      ) : null}
      {pilot.followups.length > 0 ? (
        <Section id={anchor('followup')} title={t('followup.title')}>
          <FollowupTable
            followups={pilot.followups.map(({ months, side, standing }) => ({ months, side, standing }))}
          />
        </Section>
      ) : null}
      <Section id={anchor('measures')} title={t('passport.measures')} intro={t('passport.measures-intro')}>
        <MeasureFigures
          measures={pilot.measures}
          planChanges={pilot.planChanges}
          zone={pilot.zone}
          textLang={textLang}
        />
      </Section>
      {pilot.evidence.length > 0 ? (
        <Section id={anchor('evidence')} title={t('evidence.title')} intro={t('evidence.public-intro')}>
          <PublicEvidenceList pilotSlug={pilot.slug} evidence={pilot.evidence} textLang={textLang} />
        </Section>
      ) : null}
      <Section id={anchor('milestones')} title={t('passport.milestones')}>
        <DataTable
          caption={t('passport.milestones')}
          isCaptionHidden
          rows={pilot.milestones}
          rowKey={({ title, dueOn }) => `${dueOn} ${title}`}
          columns={[
            {
              key: 'title',
              header: t('milestone.title'),
              isRowName: true,
              cell: ({ title }) => <span lang={textLang}>{title}</span>,
            },
            { key: 'due', header: t('milestone.due'), cell: ({ dueOn }) => formatCalendarDay(lang, dueOn) },
            {
              key: 'state',
              header: t('passport.state'),
              cell: ({ isReported }) => (
                <Tag tone={isReported ? 'good' : 'neutral'}>
                  {t(isReported ? 'milestone.reported' : 'milestone.ahead')}
                </Tag>
              ),
            },
          ]}
        />
      </Section>
      {pilot.permits.length > 0 ? (
        <Section id={anchor('permits')} title={t('permits.title')}>
          <PermitList permits={pilot.permits} textLang={textLang} />
        </Section>
      ) : null}
      {pilot.planChanges.length > 0 ? (
        <Section id={anchor('plan-changes')} title={t('plan.history')} intro={t('plan.history-intro')}>
          <PlanHistory changes={pilot.planChanges} zone={pilot.zone} />
        </Section>
      ) : null}
    </>
  )
}
