import type { Ports } from '#app/http/context.ts'
import { changePilotState } from '#app/pilot/flows/change-pilot-state.server.ts'
import { enterMeasurement } from '#app/pilot/flows/enter-measurement.server.ts'
import { publishPilot } from '#app/pilot/flows/publish-pilot.server.ts'
import { reportMilestone } from '#app/pilot/flows/report-milestone.server.ts'
import { startPilot } from '#app/pilot/flows/start-pilot.server.ts'
import { refuse, type Refusal, type Result } from '#app/platform/result.ts'
import type { PilotDeed } from '../../core/deed.ts'
import {
  challengeIdOf,
  firstOpenMilestone,
  measureIdOf,
  personIdOf,
  pilotOf,
  winningAward,
} from '../../data/cast-lookups.server.ts'

/** What pilot managers, hosts and organisers do once a winner has said yes. */
export async function performPilotDeed(deed: PilotDeed, ports: Ports): Promise<Result<unknown, Refusal>> {
  const challengeId = await challengeIdOf(ports.db, deed.challenge)
  const by = await personIdOf(ports.db, deed.by)
  if (deed.do === 'start-pilot') return start(deed, { challengeId, by }, ports)
  const pilot = await pilotOf(ports.db, challengeId)
  if (pilot === null) return refuse('pilot-missing')
  const own = { ...pilot, by }
  switch (deed.do) {
    case 'move-pilot':
      return changePilotState({ ...own, to: deed.to, reason: deed.reason }, ports)
    case 'publish-pilot':
      return publishPilot({ ...own, isPublished: true }, ports)
    case 'report-milestone': {
      const milestone = await firstOpenMilestone(ports.db, pilot.pilotId)
      if (milestone === null) return refuse('milestone-unknown')
      return reportMilestone({ ...own, ...milestone, report: deed.report }, ports)
    }
    case 'measure': {
      const measureId = await measureIdOf(ports.db, { pilotId: pilot.pilotId, position: deed.measure })
      if (measureId === null) return refuse('measure-unknown')
      const { value, measuredOn, basis, note } = deed
      return enterMeasurement(
        { pilotId: pilot.pilotId, by, measureId, value, measuredOn, basis, note },
        ports,
      )
    }
  }
}

async function start(
  deed: Extract<PilotDeed, { do: 'start-pilot' }>,
  { challengeId, by }: { challengeId: string; by: string },
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const award = await winningAward(ports.db, challengeId)
  if (award === null) return refuse('award-unknown')
  return startPilot(
    { ...deed, challengeId, by, awardId: award.awardId, lang: 'en', contentLocale: 'en' },
    ports,
  )
}
