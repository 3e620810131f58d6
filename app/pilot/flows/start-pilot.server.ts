import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { measures, milestones, pilots } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { decide } from '#app/lifecycle/decide.ts'
import { ensurePerson } from '#app/people/data/people.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { loadChallenge, saveChallenge } from '#app/publish/data/challenges.server.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { planRefusal, slugOfPilot, type PilotPlan } from '../core/plan.ts'
import { withFinal } from '../core/reports.ts'
import type { PilotRefusal } from '../core/refusals.ts'
import { acceptedAwards, findOfferedAward } from '../data/offered-awards.server.ts'
import { findHost, type HostGiven } from '../data/hosts.server.ts'

/** Somebody by name and address; an account is made where there is none. */
export type PartyGiven = { readonly name: string; readonly email: string }

export type StartPilotInput = PilotPlan & {
  readonly challengeId: string
  readonly by: string
  readonly awardId: string
  readonly host: HostGiven
  readonly manager: PartyGiven
  readonly hostContact: PartyGiven
  readonly site: string
  /** What may not be done there; public. */
  readonly siteLimits?: string
  readonly summary: string
  /** The language of place, summary, milestones and measures. */
  readonly contentLocale: Locale
  /** Language the parties are written to when they have no account yet. */
  readonly lang: Locale
}

/**
 * Starts the pilot of an accepted award: host, manager and host contact, place, period, milestones and measures. Who
 * has no account gets one; the mail about the beginning is their invitation. The first pilot moves the challenge on.
 */
export async function startPilot(
  input: StartPilotInput,
  { db, clock, notices }: Ports,
): Promise<Result<{ slug: string }, PilotRefusal>> {
  const refusal = planRefusal(input)
  if (refusal) return { ok: false, refusal }
  if (sameAddress(input.manager, input.hostContact)) return refuse('parties-same')
  const steps = withFinal(input.milestones)
  if (!steps.ok) return steps
  return db.transaction(async (tx) => {
    const { challengeId, by } = input
    const challenge = await loadChallenge(tx, challengeId, 'update')
    if (!challenge) throw new Error('A pilot was started in a challenge that does not exist')
    const award = await findOfferedAward(tx, { challengeId, awardId: input.awardId })
    if (!award) return refuse('award-unknown')
    const pilotId = crypto.randomUUID()
    const now = await clock.now(tx)
    const accepted = await acceptedAwards(tx, challengeId)
    const command = { type: 'startPilot', by, pilotId, acceptedAwards: accepted } as const
    const decision = decide(challenge, command, now)
    if (!decision.ok) return decision
    if (award.answer !== 'accepted') return refuse('award-not-accepted')
    if (award.hasPilot) return refuse('pilot-exists')

    const slug = await freeSlug(tx, award)
    await tx.insert(pilots).values({
      id: pilotId,
      slug,
      awardId: award.id,
      proposalId: award.proposalId,
      challengeId,
      hostOrganisationId: await findHost(tx, { challengeId, by, host: input.host }),
      managerId: await partyOf(tx, input.manager, input.lang),
      hostContactId: await partyOf(tx, input.hostContact, input.lang),
      site: input.site.trim(),
      siteLimits: (input.siteLimits ?? '').trim(),
      summary: input.summary.trim(),
      contentLocale: input.contentLocale,
      startsOn: input.startsOn,
      endsOn: input.endsOn,
      createdAt: now,
      stateAt: now,
    })
    await insertPlan(tx, pilotId, { ...input, milestones: steps.value })
    await saveChallenge(tx, challenge, decision.value)
    const { startsOn, endsOn } = input
    await appendEntry(tx, {
      programmeId: challenge.programmeId,
      challengeId,
      proposalId: award.proposalId,
      type: 'PilotSetUp',
      at: now,
      body: { by, pilotId, reference: award.reference, startsOn, endsOn },
    })
    await notices.replan(tx, { challengeId })
    return accept({ slug })
  })
}

/** Who manages a pilot and who hosts it approve its report apart: they are two people. */
const sameAddress = (one: PartyGiven, other: PartyGiven) =>
  one.email.trim().toLowerCase() === other.email.trim().toLowerCase()

async function partyOf(tx: Tx, { name, email }: PartyGiven, locale: Locale): Promise<string> {
  const person = await ensurePerson(tx, {
    email: email.trim().toLowerCase(),
    name: name.trim(),
    locale,
    isVerified: false,
  })
  return person.id
}

async function insertPlan(tx: Tx, pilotId: string, plan: PilotPlan): Promise<void> {
  await tx
    .insert(milestones)
    .values(plan.milestones.map((milestone, index) => ({ ...milestone, pilotId, position: index + 1 })))
  await tx
    .insert(measures)
    .values(plan.measures.map((measure, index) => ({ ...measure, pilotId, position: index + 1 })))
}

/** Titles may repeat; a reference never does. */
async function freeSlug(tx: Tx, { title, reference }: { title: string; reference: string }): Promise<string> {
  const slug = slugOfPilot(title, reference)
  const [taken] = await tx.select({ id: pilots.id }).from(pilots).where(eq(pilots.slug, slug))
  return taken ? slugOfPilot('', reference) : slug
}
