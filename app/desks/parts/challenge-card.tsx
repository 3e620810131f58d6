import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { Cover } from '#app/ui/cover.tsx'
import { Card } from '#app/ui/layout/card.tsx'
import { PhaseRail } from '#app/ui/phase-rail.tsx'
import { ShownInNote } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'
import { PhaseTag, Tag } from '#app/ui/tag.tsx'
import { phaseOfPublicState } from '../core/public-stations.ts'
import type { ChallengeCardData } from '../core/challenge-card.ts'
import { Marked } from './marked.tsx'

export type ChallengeCardProps = {
  card: ChallengeCardData
  /** Where the programme is the page's subject already, its name is left out. */
  isInProgramme?: boolean
  level?: 2 | 3
  /** What was searched for: marked in the texts. */
  words?: string
}

/** A challenge among others: its question, where it stands, and until when it can be answered. */
export function ChallengeCard({ card, isInProgramme = false, level = 3, words = '' }: ChallengeCardProps) {
  const { t } = useTranslation('desks')
  const { lang, paths } = useSite()
  const textLang = card.textLocale === lang ? undefined : htmlLangs[card.textLocale]
  return (
    <Card
      to={paths.challenge(card.slug)}
      title={<Marked text={card.question || card.title} words={words} />}
      titleLang={textLang}
      level={level}
      voice="question"
      cover={<Cover slug={card.slug} theme={card.theme} />}
      eyebrow={
        <span lang={textLang}>
          <Marked text={card.title} words={words} />
        </span>
      }
      foot={
        <>
          {card.stations.length > 0 ? (
            <PhaseRail phases={card.stations} size="small" zone={card.zone} of={card.title} />
          ) : null}
          <CardState card={card} />
          <ShownInNote locale={card.textLocale} />
          <p className="card__date">
            {card.state === 'open'
              ? t('public.closes', { when: formatInstant(lang, card.closesAtIso, card.zone) })
              : t('public.closed-on', { when: formatInstant(lang, card.closesAtIso, card.zone, 'date') })}
          </p>
        </>
      }
    >
      {isInProgramme ? null : (
        <p className="card__programme">
          {card.programme.name}
          {card.owner ? (
            <>
              {' · '}
              <Marked text={card.owner} words={words} />
            </>
          ) : null}
        </p>
      )}
    </Card>
  )
}

function CardState({ card }: { card: ChallengeCardData }) {
  const { t } = useTranslation('desks')
  if (card.state === 'cancelled') return <Tag tone="bad">{t('public.state.cancelled')}</Tag>
  if (card.isClosingSoon) return <Tag tone="warn">{t('public.closing-soon')}</Tag>
  return <PhaseTag phase={phaseOfPublicState[card.state]}>{t(`public.state.${card.state}`)}</PhaseTag>
}
