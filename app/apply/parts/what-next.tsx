import { useTranslation } from 'react-i18next'
import { Section } from '#app/ui/layout/section.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import type { ProposalFrame } from '../core/proposal-frame.ts'

const names = { closesAt: 'closes', judgingEndsAt: 'judged', announcesAt: 'announced' } as const

/** What happens next, and when: the same three instants on the receipt and at the home of the proposal. */
export function WhatNext({ frame }: { frame: ProposalFrame }) {
  const { t } = useTranslation('apply')
  const zones = [frame.zone, ...frame.partnerZones.filter((zone) => zone !== frame.zone)]
  if (frame.dates.length === 0) return null
  return (
    <Section id="next" title={t('next.title')}>
      <Timeline
        items={frame.dates.map(({ instant, atIso, mark }) => ({
          label: t(`next.${names[instant]}`),
          atIso,
          zones,
          state: mark,
          note: (
            <p>
              {mark === 'late'
                ? t('next.late-note')
                : instant === 'announcesAt' && frame.embargoHours > 0
                  ? t('next.embargo-note', { count: frame.embargoHours })
                  : t(`next.${names[instant]}-note`)}
            </p>
          ),
        }))}
      />
    </Section>
  )
}
