import type { Ports } from '#app/http/context.ts'
import type { Refusal, Result } from '#app/platform/result.ts'
import type { Deed } from '../core/deed.ts'
import { performAnnounceDeed } from './deeds/announce-deeds.server.ts'
import { performApplyDeed } from './deeds/apply-deeds.server.ts'
import { performIncubateDeed } from './deeds/incubate-deeds.server.ts'
import { performJudgeDeed } from './deeds/judge-deeds.server.ts'
import { performMatchDeed } from './deeds/match-deeds.server.ts'
import { performPartnershipDeed } from './deeds/partnership-deeds.server.ts'
import { performPilotDeed } from './deeds/pilot-deeds.server.ts'
import { performRoomDeed } from './deeds/room-deeds.server.ts'
import { performSetupDeed } from './deeds/setup-deeds.server.ts'

/** Does what somebody of the demo's cast is to do, through the same flow a person would use. */
export async function performDeed(deed: Deed, ports: Ports): Promise<Result<unknown, Refusal>> {
  switch (deed.do) {
    case 'request-review':
    case 'approve':
    case 'schedule':
    case 'state-ballots':
    case 'state-vote':
      return performSetupDeed(deed, ports)
    case 'start':
    case 'write':
    case 'invite-member':
    case 'accept-invitation':
    case 'submit':
    case 'agree-to-vote':
      return performApplyDeed(deed, ports)
    case 'screen':
    case 'invite-juror':
    case 'answer-seat':
    case 'declare':
    case 'assign':
    case 'start-judging':
    case 'score':
    case 'rank':
    case 'compare':
    case 'vote':
      return performJudgeDeed(deed, ports)
    case 'decide':
    case 'check-comments':
    case 'confirm':
    case 'prepare-press':
    case 'answer-award':
      return performAnnounceDeed(deed, ports)
    case 'hold-session':
    case 'take-places':
    case 'promise':
    case 'follow':
    case 'ask':
    case 'answer':
      return performRoomDeed(deed, ports)
    case 'open-catalogue':
    case 'write-entry':
    case 'let-in':
    case 'suggest':
    case 'agree-to-meet':
    case 'note-outcome':
      return performMatchDeed(deed, ports)
    case 'agree-framework':
    case 'propose-project':
    case 'agree-project':
    case 'report-year':
      return performPartnershipDeed(deed, ports)
    case 'open-incubation':
    case 'apply-for-place':
    case 'offer-cohort-place':
    case 'let-wait':
    case 'take-cohort-place':
    case 'agree-milestone':
    case 'graduate-start-up':
      return performIncubateDeed(deed, ports)
    case 'start-pilot':
    case 'move-pilot':
    case 'publish-pilot':
    case 'send-agreement':
    case 'sign-agreement':
    case 'plan-payment':
    case 'note-payment':
    case 'approve-final':
    case 'keep-permit':
    case 'report-milestone':
    case 'measure':
      return performPilotDeed(deed, ports)
  }
}
