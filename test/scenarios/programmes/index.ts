import type { Scenario } from '../scenario.ts'
import { cleanHarbours } from './clean-harbours.ts'
import { dryCellars } from './dry-cellars.ts'
import { quietNights } from './quiet-nights.ts'
import { schoolMeals } from './school-meals.ts'
import { secondLifeBatteries } from './second-life-batteries.ts'
import { smallScenario } from './small-programme.ts'
import { warmStairwells } from './warm-stairwells.ts'

/** One small programme standing in each phase when the demo begins, from publish to pilot. */
export function smallProgrammes(): Scenario[] {
  return [quietNights, cleanHarbours, schoolMeals, secondLifeBatteries, dryCellars, warmStairwells].map(
    smallScenario,
  )
}
