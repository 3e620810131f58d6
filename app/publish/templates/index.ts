import { blankChallenge } from './blank-challenge.ts'
import { chinaFinland2021 } from './china-finland-2021.ts'
import { cityNetwork } from './city-network.ts'
import { crossBorderPoc } from './cross-border-poc.ts'
import { finchiInnohubIncubation } from './finchi-innohub-incubation.ts'
import { espooVttPartnership } from './espoo-vtt-partnership.ts'
import { jointCommitteeSeries } from './joint-committee-series.ts'
import { matchmakingEvent } from './matchmaking-event.ts'
import { nanshaDemonstration } from './nansha-demonstration.ts'
import { reversePitch } from './reverse-pitch.ts'
import { swedenChinaMatchmaking } from './sweden-china-matchmaking.ts'
import { roboticsSeries } from './robotics-series.ts'
import type { ProgrammeTemplate } from './template.ts'
import { testbedCall } from './testbed-call.ts'
import { urbanTechHelsinki } from './urban-tech-helsinki.ts'

/** Everything an organiser can start from. */
export const templates: readonly ProgrammeTemplate[] = [
  chinaFinland2021,
  reversePitch,
  cityNetwork,
  crossBorderPoc,
  testbedCall,
  matchmakingEvent,
  roboticsSeries,
  nanshaDemonstration,
  swedenChinaMatchmaking,
  finchiInnohubIncubation,
  urbanTechHelsinki,
  espooVttPartnership,
  jointCommitteeSeries,
  blankChallenge,
]

/** The template of a key, or undefined. */
export function templateOf(key: string): ProgrammeTemplate | undefined {
  return templates.find((template) => template.key === key)
}
