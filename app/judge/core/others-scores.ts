/** What a juror may see of the others' scorecards on one proposal, and how they are named to one another. */
import type { Aggregation } from '#app/publish/core/aggregation.ts'
import { shapeOf } from '#app/publish/core/rubrics/index.ts'
import { jurorTotal, jurorTotalText, type Criterion, type Points } from './scoring.ts'
import { seededOrder } from './seeded-order.ts'

/** Why the others' scores stay closed: the challenge never shows them or not yet, or the own scorecard is not final. */
export type OthersClosed = 'never' | 'not-yet' | 'own-not-final'

export type OtherCard = { readonly jurorId: string; readonly points: Points }

export type OtherScores = {
  /** From 1, another order for every proposal: the same number on two proposals is not the same person. */
  readonly number: number
  /** By criterion id: the answer in text, or `cannot-judge`. */
  readonly answers: Readonly<Record<string, string>>
  /** By the rule of the challenge, as that juror reads it; null when nothing could be judged. */
  readonly total: string | null
}

/** The final scorecards of the others, numbered in an order that says nothing of who they are. */
export function numberedOthers(
  cards: readonly OtherCard[],
  { criteria, rule, proposalId }: { criteria: readonly Criterion[]; rule: Aggregation; proposalId: string },
): OtherScores[] {
  const order = seededOrder(
    cards.map(({ jurorId }) => jurorId),
    `others\n${proposalId}`,
  )
  return order.flatMap((jurorId, index) => {
    const card = cards.find((each) => each.jurorId === jurorId)
    if (!card) return []
    return {
      number: index + 1,
      answers: said(card.points, criteria),
      total: jurorTotalText(jurorTotal(criteria, rule, card.points), rule),
    }
  })
}

function said(points: Points, criteria: readonly Criterion[]): Record<string, string> {
  return Object.fromEntries(
    criteria.flatMap(({ id, rubric }) => {
      const given = points[id]
      if (given === undefined) return []
      return [[id, given === null ? 'cannot-judge' : shapeOf(rubric).say(given)]]
    }),
  )
}
