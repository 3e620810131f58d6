import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { frameworkSpeakers, organisations, people, roleGrants } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { inLanguage } from '#app/notify/core/moments.ts'
import { personColumns, personFrom } from '#app/notify/data/person.server.ts'
import { peopleInProgramme, programmeRunners } from '#app/people/data/programme-people.server.ts'
import { programmeNamed } from '#app/publish/data/programme-named.server.ts'
import { budgetOf, type Share } from '../core/projects.ts'

/**
 * A project was proposed, or proposed anew: whoever runs the programme hears it, since they decide, and whoever speaks for
 * a party that would pay. Not the person who proposed it.
 */
export async function tellDeciders(
  tx: Tx,
  proposed: {
    readonly programmeId: string
    readonly number: number
    readonly title: string
    readonly organisationId: string
    readonly shares: readonly Share[]
    readonly currency: string
    readonly isAnew: boolean
    readonly by: string
    readonly at: Date
  },
  { notices }: Pick<Ports, 'notices'>,
): Promise<void> {
  const { programmeId, number, title, organisationId, shares, currency, isAnew, by, at } = proposed
  const { slug, names } = await programmeNamed(tx, programmeId)
  const [party] = await tx
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, organisationId))
  const runners = await peopleInProgramme(tx, { programmeId, roles: programmeRunners })
  const isRunner = new Set(runners.map(({ personId }) => personId))
  const payers = (await speakersOf(tx, programmeId, shares)).filter(({ personId }) => !isRunner.has(personId))
  for (const to of [...runners, ...payers].filter(({ personId }) => personId !== by))
    await notices.post(tx, {
      notice: 'partnership.project_proposed',
      // Proposed anew, it is told anew.
      key: `partnership.project_proposed:${programmeId}:${number}:${at.toISOString()}:${to.personId}`,
      to,
      programmeId,
      data: {
        ...{ programmeSlug: slug, programme: inLanguage(names, to.locale) },
        ...{ number, title, party: party?.name ?? '', amount: budgetOf(shares), currency, isAnew },
        decides: isRunner.has(to.personId),
      },
      sendAt: at,
    })
}

/** Whoever speaks for a party that is asked to pay something. */
async function speakersOf(tx: Tx, programmeId: string, shares: readonly Share[]) {
  const paying = shares.filter(({ amount }) => amount > 0).map(({ organisationId }) => organisationId)
  if (paying.length === 0) return []
  const rows = await tx
    .select(personColumns)
    .from(frameworkSpeakers)
    .innerJoin(people, eq(people.id, frameworkSpeakers.personId))
    .where(
      and(
        eq(frameworkSpeakers.programmeId, programmeId),
        inArray(frameworkSpeakers.organisationId, paying),
        // Who has lost their role speaks for nobody, whatever was written down once.
        inArray(
          frameworkSpeakers.personId,
          tx
            .select({ personId: roleGrants.personId })
            .from(roleGrants)
            .where(eq(roleGrants.programmeId, programmeId)),
        ),
      ),
    )
  return rows.map(personFrom)
}
