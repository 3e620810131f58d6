import { progressOfDraft } from '#app/apply/core/completeness.ts'
import { announceNotices } from '#app/announce/notices.ts'
import { applyNotices } from '#app/apply/notices.ts'
import { deadlineNotices } from '#app/deadline/notices.ts'
import { spreadsOf } from '#app/judge/core/divergence.ts'
import { judgeNotices } from '#app/judge/notices.ts'
import { pilotNotices } from '#app/pilot/notices.ts'
import { publishNotices } from '#app/publish/notices.ts'
import type { Catalogue, Notice } from '#app/notify/core/notice.ts'

/** Every notice that is planned from the facts of a challenge, phase by phase, as its phase lists it. */
const notices: readonly Notice[] = [
  ...publishNotices,
  ...applyNotices,
  ...deadlineNotices,
  ...judgeNotices,
  ...announceNotices,
  ...pilotNotices,
]

/** The catalogue: handed to whoever plans or sends messages. */
export const noticeCatalogue: Catalogue = {
  notices,
  progressOfDraft,
  spreadsOf,
}
