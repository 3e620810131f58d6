import { Columns } from '#app/ui/layout/columns.tsx'
import type { ChallengeCardData } from '../core/challenge-card.ts'
import { ChallengeCard } from './challenge-card.tsx'

export type ChallengeCardsProps = {
  cards: readonly ChallengeCardData[]
  isInProgramme?: boolean
  level?: 2 | 3
  words?: string
}

/** Challenges side by side. Two and four stand in pairs, so that none is left alone on its line. */
export function ChallengeCards({ cards, ...rest }: ChallengeCardsProps) {
  return (
    <Columns shape={cards.length === 2 || cards.length === 4 ? 'halves' : 'cards'}>
      {cards.map((card) => (
        <ChallengeCard key={card.slug} card={card} {...rest} />
      ))}
    </Columns>
  )
}
