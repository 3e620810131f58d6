/**
 * How a proposal did in each criterion beside the others of its challenge, told to its team in four steps or in two and
 * never in numbers. It rests on the order of the panel's figures alone, exactly compared; where so few stand together
 * that somebody could be recognised, nothing is told but why.
 */
import { contendersOf, type RankingFacts } from '#app/judge/core/ranking.ts'
import { criteriaAskedOf, weighed } from '#app/judge/core/scoring.ts'
import { combine } from '#app/publish/core/aggregation.ts'
import { compare, toExactText, type Fraction } from '#app/platform/fraction.ts'

/** Fewer proposals are no field to be compared with. */
export const leastField = 8
/** As many proposals at least share a band, in each band that is told of. */
export const leastInBand = 3
/** As many jurors at least have scored a proposal in a criterion for it to be compared. */
export const leastJurors = 2

/** The best first. Quarters where there are enough proposals for four bands, else halves. */
export const bands = [
  'top-quarter',
  'second-quarter',
  'third-quarter',
  'lowest-quarter',
  'upper-half',
  'lower-half',
] as const
export type Band = (typeof bands)[number]

/** Why there is no band: too few proposals were scored, too few jurors scored this one, or the figures lie too close. */
export const bandLacks = ['few-proposals', 'few-jurors', 'close-together'] as const
export type BandLack = (typeof bandLacks)[number]

export type ToldBand =
  { readonly band: Band; readonly lack: null } | { readonly band: null; readonly lack: BandLack }

/** The panel's figure for one proposal in one criterion, where more is better; null where nobody could judge. */
export type FieldFigure = {
  readonly proposalId: string
  readonly figure: Fraction | null
  /** How many jurors gave a score. */
  readonly jurors: number
}

const divisions: readonly (readonly Band[])[] = [bands.slice(0, 4), bands.slice(4)]

/**
 * The band of every proposal in one criterion. Equal figures share the better band: with twelve proposals the first three
 * places are the top quarter, and a fourth that equals the third belongs to it too.
 */
export function bandsInField(field: readonly FieldFigure[]): Map<string, ToldBand> {
  const counted = field.flatMap(({ proposalId, figure, jurors }) =>
    figure !== null && jurors >= leastJurors ? [{ proposalId, figure }] : [],
  )
  const none = (lack: BandLack): ToldBand => ({ band: null, lack })
  const told = toldOf(counted)
  return new Map(
    field.map(({ proposalId, jurors }) => [
      proposalId,
      jurors < leastJurors ? none('few-jurors') : (told.get(proposalId) ?? none(lackOf(counted.length))),
    ]),
  )
}

const lackOf = (count: number): BandLack => (count < leastField ? 'few-proposals' : 'close-together')

/** By the first division in which every band has enough proposals; empty where there is none. */
function toldOf(counted: readonly { proposalId: string; figure: Fraction }[]): Map<string, ToldBand> {
  if (counted.length < leastField) return new Map()
  const falling = counted.map(({ figure }) => figure).sort((a, b) => compare(b, a))
  const firstOf = new Map<string, number>()
  for (const [index, figure] of falling.entries()) {
    if (!firstOf.has(toExactText(figure))) firstOf.set(toExactText(figure), index)
  }
  const ahead = counted.map(({ figure }) => firstOf.get(toExactText(figure))!)
  for (const division of divisions) {
    const bandAt = (index: number) =>
      division[Math.floor((ahead[index]! * division.length) / counted.length)]!
    const told = counted.map((_, index) => bandAt(index))
    const isEnough = division.every((band) => told.filter((each) => each === band).length >= leastInBand)
    if (isEnough) {
      return new Map(counted.map(({ proposalId }, index) => [proposalId, { band: told[index]!, lack: null }]))
    }
  }
  return new Map()
}

export type FeedbackBand = ToldBand & { readonly proposalId: string; readonly criterionId: string }

/** The bands of all proposals in all criteria that were asked of them. The order of what comes in changes nothing. */
export function feedbackBands(
  facts: Pick<RankingFacts, 'criteria' | 'rule' | 'proposals' | 'scorecards' | 'finalists'>,
): FeedbackBand[] {
  const contenders = contendersOf(facts)
  return facts.criteria.flatMap((criterion) => {
    const { worst, best } = weighed(criterion)
    const isMoreBetter = compare(best, worst) > 0
    const asked = contenders.filter(
      ({ isFinalist = false }) => criteriaAskedOf([criterion], { isFinalist }).length > 0,
    )
    const field = asked.map(({ proposalId, sheets }): FieldFigure => {
      const scores = sheets.flatMap((sheet) => sheet[criterion.id] ?? [])
      const figure = combine(scores, facts.rule.panel)
      return {
        proposalId,
        jurors: scores.length,
        figure: figure && (isMoreBetter ? figure : negative(figure)),
      }
    })
    return [...bandsInField(field)].map(([proposalId, told]) => ({
      ...told,
      proposalId,
      criterionId: criterion.id,
    }))
  })
}

/** Why there is no band at all, where that is the same in every criterion; null otherwise. */
export function commonLack(told: readonly { readonly lack: BandLack | null }[]): BandLack | null {
  const first = told[0]?.lack ?? null
  return told.every(({ lack }) => lack === first) ? first : null
}

function negative({ numerator, denominator }: Fraction): Fraction {
  return { numerator: -numerator, denominator }
}
