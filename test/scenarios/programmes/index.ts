import type { Scenario } from '../scenario.ts'
import { cleanHarbours } from './clean-harbours.ts'
import { dryCellars } from './dry-cellars.ts'
import { meetingPlaces } from './meeting-places.ts'
import { quietNights } from './quiet-nights.ts'
import { rainGardens } from './rain-gardens.ts'
import { schoolMeals } from './school-meals.ts'
import { secondLifeBatteries } from './second-life-batteries.ts'
import { smallScenario } from './small-programme.ts'
import { warmSchools } from './warm-schools.ts'
import { warmStairwells } from './warm-stairwells.ts'

/** Small programmes standing in each phase when the demo begins, from publish to pilot; three in judge, each its own way; and a partnership without challenges. */
export function smallProgrammes(): Scenario[] {
  const withChallenge = [
    quietNights,
    cleanHarbours,
    schoolMeals,
    secondLifeBatteries,
    meetingPlaces,
    rainGardens,
    dryCellars,
    warmStairwells,
  ].map(smallScenario)
  return [...withChallenge, warmSchools()]
}
