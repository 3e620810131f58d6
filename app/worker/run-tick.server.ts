import { lapseOffers } from '#app/incubation/flows/answer-place.server.ts'
import { followLeads } from '#app/matchmaking/flows/follow-leads.server.ts'
import { postDigests } from '#app/desks/flows/post-digests.server.ts'
import { createNoticesPort } from '#app/notify/flows/notices-port.server.ts'
import {
  sendDueMessages,
  type SendCounts,
  type SendPorts,
} from '#app/notify/flows/send-due-messages.server.ts'
import { tellMailTrouble } from '#app/notify/flows/tell-mail-trouble.server.ts'
import { forgetKept } from '#app/people/data/kept-posts.server.ts'
import { forgetUnconfirmed } from '#app/publish/flows/follow-challenge.server.ts'
import { settleDueChallenges } from './lifecycle-tick.server.ts'
import { sweepPartnerships } from './partnership-sweep.server.ts'
import { sweepPlans } from './planner-sweep.server.ts'

/** What one round of background work did. */
export type TickReport = { settled: number; swept: number } & SendCounts

/**
 * One round: write down what the calendar has made true, plan anew if asked to, send what is due. Safe to run at any
 * time, by hand, twice, or beside another worker.
 */
export async function runTick(ports: SendPorts, { isSweep = true } = {}): Promise<TickReport> {
  const notices = createNoticesPort(ports.catalogue, ports.clock)
  const settled = await settleDueChallenges({ ...ports, notices })
  await lapseOffers({ ...ports, notices })
  if (isSweep) await forgetUnconfirmed(ports)
  if (isSweep) await forgetKept(ports)
  const swept = isSweep ? await sweepPlans({ ...ports, notices }) : 0
  if (isSweep) await sweepPartnerships(ports)
  if (isSweep) await followLeads({ ...ports, notices })
  await postDigests({ ...ports, notices })
  const sent = await sendDueMessages(ports)
  // What is late now is late although it was tried.
  if (isSweep) await tellMailTrouble({ ...ports, notices })
  return { settled, swept, ...sent }
}
