import type { Ports } from '#app/http/context.ts'
import { changePilotState } from '#app/pilot/flows/change-pilot-state.server.ts'
import { enterMeasurement } from '#app/pilot/flows/enter-measurement.server.ts'
import { publishPilot } from '#app/pilot/flows/publish-pilot.server.ts'
import { notePayment } from '#app/pilot/flows/note-payment.server.ts'
import { planPayment } from '#app/pilot/flows/plan-payment.server.ts'
import { keepPermit } from '#app/pilot/flows/keep-permit.server.ts'
import { sendPaper } from '#app/pilot/flows/send-paper.server.ts'
import { signPaper } from '#app/pilot/flows/sign-paper.server.ts'
import { approveReport } from '#app/pilot/flows/approve-report.server.ts'
import { nameOf } from '#app/announce/data/hosting.server.ts'
import { reportMilestone } from '#app/pilot/flows/report-milestone.server.ts'
import { startPilot } from '#app/pilot/flows/start-pilot.server.ts'
import { refuse, type Refusal, type Result } from '#app/platform/result.ts'
import type { PilotDeed } from '../../core/deed.ts'
import {
  challengeIdOf,
  firstOpenMilestone,
  finalReport,
  measureIdOf,
  milestoneIdOf,
  newestAgreement,
  paymentIdOf,
  permitOf,
  personIdOf,
  pilotOf,
  winningAward,
} from '../../data/cast-lookups.server.ts'

/** What pilot managers, hosts and organisers do once a winner has said yes. */
export async function performPilotDeed(deed: PilotDeed, ports: Ports): Promise<Result<unknown, Refusal>> {
  const challengeId = await challengeIdOf(ports.db, deed.challenge)
  const by = deed.by === 'lead' ? '' : await personIdOf(ports.db, deed.by)
  if (deed.do === 'start-pilot') return start(deed, { challengeId, by }, ports)
  const pilot = await pilotOf(ports.db, challengeId)
  if (pilot === null) return refuse('pilot-missing')
  const own = { pilotId: pilot.pilotId, version: pilot.version, by }
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
    case 'send-agreement': {
      const { text, annexes, signBy } = deed
      const { startsOn, endsOn } = pilot
      const paper = { kind: 'agreement', locale: 'en', text, annexes, startsOn, endsOn, signBy } as const
      return sendPaper({ pilotId: pilot.pilotId, by, ...paper, after: 0, seen: '' }, ports)
    }
    case 'sign-agreement': {
      const paper = await newestAgreement(ports.db, pilot.pilotId)
      if (paper === null) return refuse('paper-unknown')
      const signedBy = deed.by === 'lead' ? pilot.leadId : by
      const signedName = await nameOf(ports.db, signedBy)
      return signPaper({ pilotId: pilot.pilotId, by: signedBy, ...paper, signedName }, ports)
    }
    case 'plan-payment': {
      const milestoneId = await milestoneIdOf(ports.db, { pilotId: pilot.pilotId, position: deed.milestone })
      if (milestoneId === null) return refuse('milestone-unknown')
      const { amount, currency } = deed
      return planPayment({ pilotId: pilot.pilotId, by, milestoneId, amount, currency, vat: 'without' }, ports)
    }
    case 'note-payment': {
      const paymentId = await paymentIdOf(ports.db, { pilotId: pilot.pilotId, position: deed.payment })
      if (paymentId === null) return refuse('payment-unknown')
      return notePayment({ pilotId: pilot.pilotId, by, paymentId, paidOn: deed.paidOn }, ports)
    }
    case 'approve-final': {
      const report = await finalReport(ports.db, pilot.pilotId)
      if (report === null) return refuse('milestone-unknown')
      const signedName = await nameOf(ports.db, by)
      return approveReport({ pilotId: pilot.pilotId, by, ...report, signedName }, ports)
    }
    case 'keep-permit': {
      const standing =
        deed.standing === null
          ? null
          : await permitOf(ports.db, { pilotId: pilot.pilotId, position: deed.standing })
      return keepPermit({ pilotId: pilot.pilotId, by, permit: deed.permit, standing }, ports)
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
