import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { jurors, people } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import type { Challenge } from '#app/lifecycle/challenge.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { normalEmail } from '#app/people/core/sign-in.ts'
import { ensurePerson } from '#app/people/data/people.server.ts'
import { inviteIn } from '#app/people/flows/invite-person.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import type { JurorKind } from '../core/juror-kinds.ts'
import { hoursFor } from '../core/pace.ts'
import { juryStageOf } from '../core/jury-stage.ts'
import type { JudgeRefusal } from '../core/refusals.ts'
import { wayOfJudging } from '../data/ballots.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { isOnAnotherJury, jurorNumberOf, lockSeat } from '../data/jury-seats.server.ts'

export type InviteJurorInput = {
  readonly challengeId: string
  readonly name: string
  readonly email: string
  /** The language of the invitation where the person has no account yet. */
  readonly locale: Locale
  readonly isChair: boolean
  /** Stands by: declares conflicts, and is assigned nothing until called up. */
  readonly isSubstitute?: boolean
  readonly maximumLoad: number
  /** What they stand for on the jury; left as it is where nobody says so. */
  readonly kind?: JurorKind | null
  /** What is paid and what is expected, as the invitation says it. */
  readonly terms?: string
  readonly by: string
}

/**
 * Asks somebody by mail to judge a challenge, as juror or as chair. The person is found by the address or gets an
 * account. Asking again sends a new link while the seat is unanswered, and opens a declined seat once more.
 */
export async function inviteJuror(
  input: InviteJurorInput,
  ports: Ports,
): Promise<Result<{ jurorId: string }, JudgeRefusal>> {
  return ports.db.transaction(async (tx) => {
    const { challengeId } = input
    const challenge = await loadChallenge(tx, challengeId, 'share')
    if (!challenge) throw new Error('A juror was invited to a challenge that does not exist')
    const now = await ports.clock.now(tx)
    if (juryStageOf(settled(challenge, now).state) === 'over') return refuse('judging-over')
    const email = normalEmail(input.email)
    const person = await ensurePerson(tx, {
      email,
      name: input.name,
      locale: input.locale,
      isVerified: false,
    })
    const seat = await lockSeat(tx, { challengeId, personId: person.id })
    if (seat?.state === 'accepted') return refuse('already-on-jury')
    const { programmeId } = challenge
    if (await isOnAnotherJury(tx, { programmeId, challengeId, personId: person.id })) {
      return refuse('on-another-jury')
    }
    if (input.isChair && input.isSubstitute) return refuse('chair-or-substitute')
    if (input.isChair && (await hasOtherChair(tx, challengeId, seat?.id))) return refuse('chair-taken')

    const jurorId = await openSeat(tx, { ...input, personId: person.id, now })
    await sendInvitation(tx, { ...input, email, jurorId, challenge }, ports)
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      type: 'JurorInvited',
      at: now,
      body: {
        by: input.by,
        juror: await jurorNumberOf(tx, jurorId),
        isChair: input.isChair,
        ...(input.isSubstitute && { isSubstitute: true }),
      },
    })
    await ports.notices.replan(tx, { challengeId })
    return accept({ jurorId })
  })
}

/** A new seat, or the old one as if it had not been answered. */
async function openSeat(
  tx: Tx,
  {
    challengeId,
    personId,
    isChair,
    isSubstitute = false,
    maximumLoad,
    kind = null,
    terms = '',
    now,
  }: InviteJurorInput & { personId: string; now: Date },
): Promise<string> {
  const asked = { isChair, isSubstitute, maximumLoad, terms, ...(kind && { kind }) }
  const [seat] = await tx
    .insert(jurors)
    .values({ challengeId, personId, ...asked, invitedAt: now, askedAt: now })
    .onConflictDoUpdate({
      target: [jurors.challengeId, jurors.personId],
      set: {
        state: 'invited',
        answeredAt: null,
        declineReason: null,
        leftAt: null,
        leaveReason: null,
        calledUpAt: null,
        askedAt: now,
        ...asked,
      },
    })
    .returning({ id: jurors.id })
  if (!seat) throw new Error('A seat was inserted and not returned')
  return seat.id
}

async function hasOtherChair(tx: Tx, challengeId: string, ownSeat: string | undefined): Promise<boolean> {
  const chairs = await tx
    .select({ id: jurors.id })
    .from(jurors)
    .where(and(eq(jurors.challengeId, challengeId), eq(jurors.isChair, true)))
  return chairs.some(({ id }) => id !== ownSeat)
}

async function sendInvitation(
  tx: Tx,
  input: InviteJurorInput & { jurorId: string; challenge: Challenge },
  ports: Ports,
): Promise<void> {
  const { challengeId, challenge, jurorId, isChair, isSubstitute = false, maximumLoad, terms = '' } = input
  const [inviter] = await tx.select({ name: people.name }).from(people).where(eq(people.id, input.by))
  await inviteIn(
    tx,
    {
      email: input.email,
      name: input.name,
      locale: input.locale,
      invitedBy: input.by,
      purpose: { kind: 'jury', jurorId, isChair, programmeId: challenge.programmeId, challengeId },
      mail: async ({ token, expiresAt, locale }) => {
        const heading = await judgingHeading(tx, { challengeId, lang: locale })
        return {
          notice: 'jury.invite',
          data: {
            token,
            isChair,
            isSubstitute,
            terms,
            challenge: heading.title,
            programme: heading.programmeName,
            invitedBy: inviter?.name ?? heading.programmeName,
            proposals: maximumLoad,
            hours: hoursFor(maximumLoad),
            closesAt: challenge.calendar.closesAt.toISOString(),
            judgingEndsAt: heading.judgingEndsAtIso,
            expiresAt: expiresAt.toISOString(),
            judgedBy: (await wayOfJudging(tx, challengeId)).way === 'scorecards' ? 'scorecards' : 'ballots',
          },
        }
      },
    },
    ports,
  )
}
