import { useTranslation } from 'react-i18next'
import { Section } from '#app/ui/layout/section.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import type { ProposalFrame } from '../core/proposal-frame.ts'

/** What happens next, and when: the same three instants on the receipt and at the home of the proposal. */
export function WhatNext({ frame }: { frame: ProposalFrame }) {
  const { t } = useTranslation('apply')
  const zones = [frame.zone, ...frame.partnerZones.filter((zone) => zone !== frame.zone)]
  const steps = [
    { label: t('next.closes'), atIso: frame.closesAt, note: <p>{t('next.closes-note')}</p> },
    { label: t('next.judged'), atIso: frame.judgingEndsAt, note: <p>{t('next.judged-note')}</p> },
    { label: t('next.announced'), atIso: frame.announcesAt, note: <p>{t('next.announced-note')}</p> },
  ]
  const coming = steps.findIndex(({ atIso }) => atIso > frame.nowIso)
  return (
    <Section id="next" title={t('next.title')}>
      <Timeline
        items={steps.map((step, index) => ({
          ...step,
          zones,
          state: index === coming ? 'current' : coming === -1 || index < coming ? 'done' : 'next',
        }))}
      />
    </Section>
  )
}
