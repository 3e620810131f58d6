import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { messages, programmes } from '#db/schema/index.ts'
import { databaseClock, type Clock } from '#app/platform/clock.server.ts'
import type { Catalogue, PlannedMessage } from '../core/notice.ts'
import type { MailForesight, NoticesPort, PostedMessage } from '../core/port.ts'
import type { HeldMail } from '../core/holds.ts'
import { planMail } from '../core/planner.ts'
import { rehearsedMail } from '../core/rehearsal.ts'
import { reconcile } from '../core/reconcile.ts'
import { after, hours } from '../core/moments.ts'
import { readdressMessages } from './readdress-messages.server.ts'
import { challengeFacts } from '../data/challenge-facts.server.ts'
import { announceDue, applyReconciliation, outboxRows, recordStates } from '../data/outbox.server.ts'

const postedLifeHours = 48

/** How flows tell people, over the given catalogue. Everything happens in the caller's transaction. */
export function createNoticesPort(
  catalogue: Catalogue,
  clock: Clock = databaseClock,
): NoticesPort & MailForesight {
  return {
    async replan(tx, scope) {
      await replanChallenge(tx, scope, { catalogue, clock })
    },
    async readdress(tx, change) {
      await readdressMessages(tx, change, clock)
    },
    async post(tx, message) {
      await postMessage(tx, message, clock)
    },
    audienceOf: (notice) => catalogue.notices.find(({ name }) => name === notice)?.audience ?? null,
    async foresee(db, { challengeId, calendars, now }) {
      const facts = await challengeFacts(db, { challengeId, now }, catalogue)
      return calendars.map((calendar) => {
        if (facts === null) return []
        const { version } = facts.challenge.calendar
        return rehearsedMail(catalogue.notices, facts, { ...calendar, version })
      })
    },
  }
}

/**
 * Facts → wanted messages → difference with the outbox → done. With a proposal only its own messages are looked at.
 * Returns how many messages were touched; 0 when the challenge does not exist or nothing changed.
 */
export async function replanChallenge(
  tx: Tx,
  { challengeId, proposalId }: { challengeId: string; proposalId?: string },
  { catalogue, clock }: { catalogue: Catalogue; clock: Clock },
): Promise<number> {
  const names = catalogue.notices.map(({ name }) => name)
  if (names.length === 0) return 0
  const rows = await outboxRows(tx, { challengeId, proposalId, notices: names })
  const now = await clock.now(tx)
  const proposalIds = proposalId === undefined ? undefined : [proposalId]
  const facts = await challengeFacts(tx, { challengeId, proposalIds, now }, catalogue)
  if (facts === null) return 0
  const isMeant = (message: PlannedMessage) => proposalId === undefined || message.proposalId === proposalId
  const plan = planMail(catalogue.notices, facts)
  const held: HeldMail = { isMailHeld: facts.isMailHeld, heldWaves: facts.heldWaves }
  const wanted = {
    messages: plan.messages.filter(isMeant),
    leftOut: plan.leftOut.filter(isMeant),
    ...held,
  }
  const touched = await applyReconciliation(tx, reconcile(wanted, rows, now), {
    programmeId: facts.programme.id,
    challengeId,
    now,
    ...held,
  })
  if (touched > 0) await announceDue(tx)
  return touched
}

async function postMessage(tx: Tx, message: PostedMessage, clock: Clock): Promise<void> {
  const now = await clock.now(tx)
  const sendAt = message.sendAt ?? now
  const [written] = await tx
    .insert(messages)
    .values({
      key: message.key,
      notice: message.notice,
      class: message.class ?? 'mandatory',
      programmeId: message.programmeId,
      challengeId: message.challengeId,
      proposalId: message.proposalId,
      personId: message.to.personId,
      recipientName: message.to.name,
      email: message.to.email,
      locale: message.to.locale,
      zone: message.to.zone ?? (await zoneOf(tx, message.programmeId)),
      data: message.data,
      sendAt,
      expiresAt: message.expiresAt ?? after(sendAt, hours(postedLifeHours)),
      plannedAt: now,
      stateAt: now,
    })
    .onConflictDoNothing({ target: messages.key })
    .returning({ messageId: messages.id })
  if (!written) return
  await recordStates(tx, [{ ...written, state: 'planned', reason: null }])
  await announceDue(tx)
}

/** Whoever has no zone of their own reads the organiser's, and UTC where there is no organiser either. */
async function zoneOf(tx: Tx, programmeId: string | undefined): Promise<string> {
  if (programmeId === undefined) return 'UTC'
  const [programme] = await tx
    .select({ zone: programmes.zone })
    .from(programmes)
    .where(eq(programmes.id, programmeId))
  return programme?.zone ?? 'UTC'
}
