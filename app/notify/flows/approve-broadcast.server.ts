import { eq } from 'drizzle-orm'
import { broadcasts, programmes } from '#db/schema/index.ts'
import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import {
  audienceNamed,
  audiencesOffered,
  broadcastAudiences,
  broadcastLife,
  missingLanguages,
  undoFor,
  whatIsSeen,
  wordsFor,
} from '../core/broadcast.ts'
import { after, afterTheNight, inLanguage } from '../core/moments.ts'
import { audienceNow, scopeFacts } from '../data/broadcast-audiences.server.ts'
import {
  insertBroadcastMails,
  lockBroadcast,
  waitingMailsOf,
  type Broadcast,
  type BroadcastMail,
} from '../data/broadcasts.server.ts'
import { titlesOfChallenge } from '../data/mail-run.server.ts'
import { announceDue, setState } from '../data/outbox.server.ts'

type Asked = { readonly id: string; readonly programmeId: string; readonly by: string }
type NotThere = { code: 'no-such-broadcast' }

/** The fingerprint of exactly what is shown: texts, audience and recipients. */
export function seenHashOf({ audience, challengeId, texts, recipients }: Broadcast): string {
  return sha256(whatIsSeen({ audience, challengeId, texts, recipients }))
}

/**
 * Shows it to a second person: whoever belongs to the audience now is whom it will go to, and texts and recipients do not
 * change any more. There have to be words in every language that one of them reads.
 */
export async function askApproval(
  { id, programmeId, by }: Asked,
  { db, clock }: Ports,
): Promise<
  Result<
    { recipients: number },
    | NotThere
    | { code: 'broadcast-not-draft' }
    | { code: 'audience-not-yet' }
    | { code: 'nobody-to-write-to' }
    | { code: 'languages-missing'; languages: readonly Locale[] }
  >
> {
  return db.transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, { id, programmeId })
    if (broadcast === null) return refuse('no-such-broadcast')
    if (broadcast.state !== 'draft') return refuse('broadcast-not-draft')
    const audience = await audienceOf(tx, broadcast)
    if (audience === null) return refuse('audience-not-yet')
    const people = await audienceNow(tx, { ...broadcast, audience })
    if (people.length === 0) return refuse('nobody-to-write-to')
    const languages = missingLanguages(broadcast.texts, people)
    if (languages.length > 0) return refuse('languages-missing', { languages })
    const recipients = people.map(({ personId }) => personId).sort()
    const askedAt = await clock.now(tx)
    const seenHash = seenHashOf({ ...broadcast, recipients })
    await tx
      .update(broadcasts)
      .set({ state: 'asked', askedBy: by, askedAt, recipients, seenHash })
      .where(eq(broadcasts.id, id))
    await record(tx, broadcast, 'BroadcastAsked', askedAt, {
      hash: seenHash,
      recipients: recipients.length,
      by,
    })
    return accept({ recipients: recipients.length })
  })
}

/** Takes it back to be changed, before anybody has agreed. Whoever works for the programme may. */
export async function takeBackBroadcast(
  { id, programmeId, by }: Asked,
  { db, clock }: Ports,
): Promise<Result<null, NotThere | { code: 'broadcast-not-asked' }>> {
  return db.transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, { id, programmeId })
    if (broadcast === null) return refuse('no-such-broadcast')
    if (broadcast.state !== 'asked') return refuse('broadcast-not-asked')
    await tx
      .update(broadcasts)
      .set({ state: 'draft', askedBy: null, askedAt: null, seenHash: null, recipients: [] })
      .where(eq(broadcasts.id, id))
    await record(tx, broadcast, 'BroadcastTakenBack', await clock.now(tx), { by })
    return accept(null)
  })
}

/**
 * A second person agrees to exactly what they have seen. Its mails stand in the outbox from then on and go ten minutes
 * later, outside their readers' nights; those who have left the audience meanwhile, or do not want such mail, get none.
 */
export async function approveBroadcast(
  { id, programmeId, by, seenHash }: Asked & { readonly seenHash: string },
  { db, clock }: Ports,
): Promise<
  Result<
    { goesAt: Date; mails: number },
    | NotThere
    | { code: 'broadcast-not-asked' }
    | { code: 'broadcast-changed' }
    | { code: 'second-person-needed' }
    | { code: 'audience-not-yet' }
  >
> {
  return db.transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, { id, programmeId })
    if (broadcast === null) return refuse('no-such-broadcast')
    if (broadcast.state !== 'asked') return refuse('broadcast-not-asked')
    if (broadcast.seenHash !== seenHash || seenHashOf(broadcast) !== seenHash)
      return refuse('broadcast-changed')
    if (by === broadcast.askedBy || by === broadcast.writtenBy) return refuse('second-person-needed')
    const audience = await audienceOf(tx, broadcast)
    if (audience === null) return refuse('audience-not-yet')
    const at = await clock.now(tx)
    const goesAt = after(at, undoFor)
    const mails = await mailsOf(tx, broadcast, goesAt)
    await tx
      .update(broadcasts)
      .set({ state: 'approved', approvedBy: by, approvedAt: at, goesAt })
      .where(eq(broadcasts.id, id))
    const count = await insertBroadcastMails(tx, mails, { ...broadcast, at })
    await record(tx, broadcast, 'BroadcastApproved', at, { hash: seenHash, mails: count, by })
    await announceDue(tx)
    return accept({ goesAt, mails: count })
  })
}

/** Takes it back in the ten minutes before it goes: nobody gets it, now or later. */
export async function undoBroadcast(
  { id, programmeId, by }: Asked,
  { db, clock }: Ports,
): Promise<
  Result<{ mails: number }, NotThere | { code: 'broadcast-not-approved' } | { code: 'broadcast-gone' }>
> {
  return db.transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, { id, programmeId })
    if (broadcast === null) return refuse('no-such-broadcast')
    if (broadcast.state !== 'approved' || broadcast.goesAt === null) return refuse('broadcast-not-approved')
    const at = await clock.now(tx)
    if (at >= broadcast.goesAt) return refuse('broadcast-gone')
    const ids = await waitingMailsOf(tx, id)
    await setState(tx, ids, { state: 'cancelled', reason: 'undone', at })
    await tx
      .update(broadcasts)
      .set({ state: 'undone', undoneBy: by, undoneAt: at })
      .where(eq(broadcasts.id, id))
    await record(tx, broadcast, 'BroadcastUndone', at, { mails: ids.length, by })
    return accept({ mails: ids.length })
  })
}

async function mailsOf(tx: Tx, broadcast: Broadcast, goesAt: Date): Promise<BroadcastMail[]> {
  const audience = audienceNamed(broadcast.audience)
  if (audience === null) return []
  const [programme] = await tx
    .select({ zone: programmes.zone })
    .from(programmes)
    .where(eq(programmes.id, broadcast.programmeId))
  const titles = broadcast.challengeId === null ? {} : await titlesOfChallenge(tx, broadcast.challengeId)
  const people = await audienceNow(tx, { ...broadcast, audience, among: broadcast.recipients })
  return people
    .filter(({ isRefusing }) => !isRefusing)
    .flatMap(({ personId, name, email, locale, zone: own }) => {
      const words = wordsFor(broadcast.texts, locale)
      const zone = own ?? programme?.zone ?? 'UTC'
      const sendAt = afterTheNight(goesAt, zone)
      return words === null
        ? []
        : [
            {
              class: broadcastAudiences[audience].class,
              personId,
              recipientName: name,
              email,
              locale,
              zone,
              data: { ...words, challenge: inLanguage(titles, locale) },
              sendAt,
              expiresAt: after(sendAt, broadcastLife),
            },
          ]
    })
}

/** Its audience, where there is such a one by now; null before what it tells is announced. */
async function audienceOf(tx: Tx, broadcast: Broadcast) {
  const audience = audienceNamed(broadcast.audience)
  const { isAnnounced } = await scopeFacts(tx, broadcast)
  return audience !== null && audiencesOffered(isAnnounced).includes(audience) ? audience : null
}

async function record(
  tx: Tx,
  { id, programmeId, challengeId, audience }: Broadcast,
  type: string,
  at: Date,
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  await appendEntry(tx, {
    programmeId,
    ...(challengeId !== null && { challengeId }),
    type,
    at,
    body: { broadcast: id, audience, ...body },
  })
}
