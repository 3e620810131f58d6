import { Temporal } from 'temporal-polyfill'
import { demoMoments } from '#app/desks/core/demo-cast.ts'
import { UsageProblem } from './command.ts'

export const momentNames = demoMoments.map(([name]) => name)

/**
 * An instant as it is typed: with its offset, or by the name of one of the demo's moments.
 * @throws UsageProblem
 */
export function readInstant(typed: string): Date {
  const moment = demoMoments.find(([name]) => name === typed)
  if (moment) return new Date(moment[1])
  try {
    return new Date(Temporal.Instant.from(typed).epochMilliseconds)
  } catch {
    throw new UsageProblem(
      `"${typed}" is no instant: write it with its offset, like 2021-12-22T21:59+02:00, or one of ${momentNames.join(', ')}.`,
    )
  }
}
