/** The standings as they are published: figures by the numbers of teams, with the rule, so that anybody can count again. */
import * as z from 'zod/mini'
import { toExactText, type Fraction } from '#app/platform/fraction.ts'
import { decimal, decimalText } from '#app/platform/rounding.ts'
import { resultStatuses } from './measured.ts'
import { countedAttempts, roundKinds } from './rounds.ts'
import { scoredRounds, tablesThrough, type SeriesFacts } from './series-table.ts'
import { standingsRuleSchema, tieRules } from './standings-rule.ts'

export const publishedFormat = 'haaste-series/1'

/** So many decimals are shown of a score; the exact fraction stands beside it. */
export const shownDecimals = 3

const exact = z.string().check(z.regex(/^-?\d+\/\d+$/))
const figure = z.object({ exact, shown: z.string() })
const place = z.nullable(z.number())

const attempt = z.object({
  number: z.number(),
  status: z.enum(resultStatuses),
  value: z.nullable(z.string()),
  penalty: z.string(),
})

const roundRow = z.object({
  team: z.number(),
  status: z.enum([...resultStatuses, 'absent']),
  attempts: z.array(attempt),
  value: z.nullable(figure),
  measuredPlace: place,
  measuredWorth: z.nullable(figure),
  juryShare: z.nullable(figure),
  jurors: z.number(),
  juryWorth: z.nullable(figure),
  score: z.nullable(figure),
  place,
})

const round = z.object({
  id: z.string(),
  kind: z.enum(roundKinds),
  name: z.string(),
  advances: z.nullable(z.number()),
  discipline: z.string(),
  unit: z.string(),
  better: z.enum(['smaller', 'larger']),
  decimals: z.number(),
  attempts: z.number(),
  counting: z.enum(countedAttempts),
  worst: z.nullable(z.string()),
  best: z.nullable(z.string()),
  isJudged: z.boolean(),
  rows: z.array(roundRow),
})

const standing = z.object({
  team: z.number(),
  place,
  total: z.nullable(figure),
  wins: z.number(),
  tie: z.nullable(z.enum([...tieRules, 'shared'])),
  isWithdrawn: z.boolean(),
  /** Round by round: whether it was to be in it, and whether what it was worth counts. */
  parts: z.array(z.object({ isStarter: z.boolean(), worth: z.nullable(figure), isCounted: z.boolean() })),
  /** The place after each round. */
  through: z.array(place),
})

export const publishedSchema = z.object({
  format: z.literal(publishedFormat),
  rule: standingsRuleSchema,
  criteria: z.array(z.object({ name: z.string(), weight: z.number(), most: z.string() })),
  rounds: z.array(round),
  standings: z.array(standing),
})

export type Published = z.output<typeof publishedSchema>
export type PublishedRound = Published['rounds'][number]
export type PublishedStanding = Published['standings'][number]
export type Figure = z.output<typeof figure>

const text = (value: Fraction) => decimalText(value, 6)
const textOrNull = (value: Fraction | null) => (value === null ? null : text(value))

/** What is published after the last of the rounds given. */
export function publishedBody(
  facts: SeriesFacts,
  criteria: readonly { readonly name: string; readonly weight: number; readonly most: string }[],
): Published {
  const rounds = scoredRounds(facts)
  const tables = tablesThrough(rounds, facts.rule)
  const withdrawn = new Set(facts.teams.filter(({ isWithdrawn }) => isWithdrawn).map(({ number }) => number))
  return {
    format: publishedFormat,
    rule: facts.rule,
    criteria: criteria.map(({ name, weight, most }) => ({ name, weight, most: textOf(most) })),
    rounds: rounds.map(({ round: { worst, best, ...each }, scores }) => ({
      ...each,
      worst: textOrNull(worst),
      best: textOrNull(best),
      rows: scores.map(({ team, measured, jurors, ...score }) => ({
        team,
        status: measured.status,
        attempts: (facts.confirmed.get(each.id)?.get(team)?.attempts ?? []).map((made) => ({
          number: made.number,
          status: made.status,
          value: textOrNull(made.value),
          penalty: text(made.penalty),
        })),
        value: figureOf(
          measured.value,
          Math.max(each.decimals, each.counting === 'mean' ? shownDecimals : 0),
        ),
        measuredPlace: score.measuredPlace,
        measuredWorth: figureOf(score.measuredWorth),
        juryShare: figureOf(score.juryShare),
        jurors,
        juryWorth: figureOf(score.juryWorth),
        score: figureOf(score.score),
        place: score.place,
      })),
    })),
    standings: (tables.at(-1) ?? []).map(({ team, place: last, total, wins, tie, parts }) => ({
      ...{ team, place: last, wins, tie },
      total: figureOf(total),
      isWithdrawn: withdrawn.has(team),
      parts: parts.map(({ isStarter, worth, isCounted }) => ({
        isStarter,
        worth: figureOf(worth),
        isCounted,
      })),
      through: tables.map((table) => table.find((row) => row.team === team)?.place ?? null),
    })),
  }
}

function figureOf(value: Fraction | null, decimals = shownDecimals): Figure | null {
  return value === null ? null : { exact: toExactText(value), shown: decimalText(value, decimals) }
}

/** As few digits as say it: what the database pads with zeros is one text. */
function textOf(written: string): string {
  return textOrNull(decimal(written)) ?? written
}
