import { htmlLangOf } from '#app/platform/languages.ts'
import { useTranslation } from 'react-i18next'
import type { ProposalFrame } from '#app/apply/core/proposal-frame.ts'
import { Card } from '#app/ui/layout/card.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { PhaseRail } from '#app/ui/phase-rail.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag, type TagTone } from '#app/ui/tag.tsx'

/** What comes next for a proposal: the word that stands on its card. */
export type NextStep =
  | 'write'
  | 'submit-again'
  | 'wait-deadline'
  | 'missed'
  | 'withdrawn'
  | 'ineligible'
  | 'in-review'
  | 'told'
  | 'result'

const tones: Record<NextStep, TagTone> = {
  write: 'progress',
  'submit-again': 'warn',
  'wait-deadline': 'good',
  missed: 'neutral',
  withdrawn: 'neutral',
  ineligible: 'bad',
  'in-review': 'progress',
  told: 'good',
  result: 'good',
}

/** The next step from where the proposal and its challenge stand. */
export function nextStepOf(frame: ProposalFrame): NextStep {
  if (frame.state === 'withdrawn') return 'withdrawn'
  if (frame.state === 'draft') return frame.intake === 'open' ? 'write' : 'missed'
  if (frame.intake === 'open') return frame.hasUnsubmittedChanges ? 'submit-again' : 'wait-deadline'
  if (frame.isAnnounced) return 'result'
  if (frame.isTold) return 'told'
  return frame.screening === 'ineligible' ? 'ineligible' : 'in-review'
}

/** One of the reader's proposals: where it stands and the next step. */
export function OwnProposalCard({ frame }: { frame: ProposalFrame }) {
  const { t } = useTranslation('apply')
  const { lang, paths } = useSite()
  const step = nextStepOf(frame)
  const next = frame.intake === 'open' ? frame.closesAt : frame.announcesAt
  return (
    <Card
      to={step === 'result' || step === 'told' ? paths.result(frame.id) : paths.proposal(frame.id)}
      title={frame.title || t('task-list.untitled')}
      titleLang={frame.title && frame.language !== lang ? htmlLangOf(frame.language) : undefined}
      eyebrow={`${frame.reference} · ${frame.organisation}`}
      foot={<Tag tone={tones[step]}>{t(`home.steps.${step}`)}</Tag>}
    >
      <p lang={frame.challenge.titleLang === lang ? undefined : frame.challenge.titleLang}>
        {frame.challenge.title}
      </p>
      {frame.isAnnounced ? null : (
        <p>
          {frame.intake === 'open' ? t('deadline-label') : t('next.announced')}:{' '}
          <LocalTime atIso={next} zone={frame.zone} />
        </p>
      )}
      {frame.stations.length > 0 ? (
        <PhaseRail phases={frame.stations} size="small" zone={frame.zone} />
      ) : null}
    </Card>
  )
}
