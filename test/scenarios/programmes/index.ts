import type { Scenario } from '../scenario.ts'

/** One small programme standing in each phase when the demo begins. */
export function smallProgrammes(): Scenario[] {
  return []
}
