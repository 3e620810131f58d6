import { useTranslation } from 'react-i18next'
import { formatInstant, formatNumber, languageName } from '#app/platform/format.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import type { ReleaseSheet } from '../core/decision-views.ts'
import { DecisionHash } from './decision-hash.tsx'
import { OutcomeTag } from './outcome-tag.tsx'

export type ReleaseSummaryProps = {
  sheet: Pick<ReleaseSheet, 'decision' | 'counts' | 'embargoed' | 'deviations'>
  heading: { zone: string; pilotsOffered: number }
  /** Messages are planned from the confirmation on. */
  isPlanned: boolean
  isReleased: boolean
}

/** What goes out, in numbers: the decision's hash, its outcomes, and the mails of each outcome by language. */
export function ReleaseSummary({ sheet, heading, isPlanned, isReleased }: ReleaseSummaryProps) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  const { decision } = sheet
  const by = (name: string | null, atIso: string | null) =>
    atIso === null
      ? t('release.not-yet')
      : t('release.by', {
          name: name ?? t('release.somebody'),
          when: formatInstant(lang, atIso, heading.zone),
        })
  const winners = sheet.counts.find(({ outcome }) => outcome === 'winner')?.decided ?? 0
  return (
    <Section id="summary" title={t('release.what')}>
      <DecisionHash hash={decision.hash} />
      <SummaryList
        items={[
          { label: t('release.decided'), value: by(decision.decidedBy, decision.decidedAtIso) },
          { label: t('release.confirmed-by'), value: by(decision.confirmedBy, decision.confirmedAtIso) },
          {
            label: t('release.pilots'),
            value: t('release.pilots-used', { winners, count: heading.pilotsOffered }),
          },
          { label: t('release.deviations'), value: formatNumber(lang, sheet.deviations) },
        ]}
      />
      <DataTable
        caption={t('release.counts')}
        rows={[...(sheet.embargoed ? [{ ...sheet.embargoed, outcome: null }] : []), ...sheet.counts]}
        rowKey={({ outcome }) => outcome ?? 'embargoed'}
        columns={[
          {
            key: 'outcome',
            header: t('decision.outcome'),
            isRowName: true,
            cell: ({ outcome }) =>
              outcome === null ? t('release.embargoed') : <OutcomeTag outcome={outcome} place={null} />,
          },
          {
            key: 'decided',
            header: t('release.proposals'),
            align: 'end',
            cell: ({ decided }) => formatNumber(lang, decided),
          },
          {
            key: 'told',
            header: t(isReleased ? 'release.told' : 'release.to-be-told'),
            align: 'end',
            cell: ({ told }) => (isPlanned ? formatNumber(lang, told) : '–'),
          },
          {
            key: 'languages',
            header: t('release.mails'),
            cell: ({ languages }) =>
              isPlanned
                ? languages
                    .map(({ locale, count }) => `${languageName(lang, locale)} ${formatNumber(lang, count)}`)
                    .join(', ') || '–'
                : t('release.after-confirmation'),
          },
        ]}
      />
    </Section>
  )
}
