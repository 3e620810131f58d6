import { useTranslation } from 'react-i18next'
import { Section } from '#app/ui/layout/section.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { publicDates, type PublicInstants } from '../core/public-stations.ts'
import { timelineOf } from './timeline-of.ts'

type ChallengeDatesProps = {
  state: Parameters<typeof publicDates>[0]
  instants: PublicInstants
  /** The first one leads. */
  zones: readonly string[]
  /** Null where questions close with the challenge. */
  questionsCloseAtIso: string | null
  /** Null where the public does not vote. */
  vote: { opensAtIso: string; closesAtIso: string } | null
  nowIso: string
}

/** Every public date of a challenge in its order: its own, the close of questions, and when the public votes. */
export function ChallengeDates(props: ChallengeDatesProps) {
  const { state, instants, zones, questionsCloseAtIso, vote, nowIso } = props
  const { t } = useTranslation(['desks', 'publish'])
  const items = timelineOf(publicDates(state, instants, new Date(nowIso)), { zones, t })
  if (items.length === 0) return null
  const others = [
    ...(questionsCloseAtIso ? [{ label: t('publish:questions.close'), atIso: questionsCloseAtIso }] : []),
    ...(vote
      ? [
          { label: t('challenge.dates.vote-opens'), atIso: vote.opensAtIso },
          { label: t('challenge.dates.vote-closes'), atIso: vote.closesAtIso },
        ]
      : []),
  ].map((item) => ({ ...item, zones, state: item.atIso <= nowIso ? ('done' as const) : ('next' as const) }))
  return (
    <Section id="dates" title={t('challenge.timeline')}>
      <Timeline items={[...items, ...others].sort((a, b) => (a.atIso < b.atIso ? -1 : 1))} />
    </Section>
  )
}
