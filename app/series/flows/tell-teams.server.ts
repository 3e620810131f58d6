import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { people, seriesTeams } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { inLanguage } from '#app/notify/core/moments.ts'
import { personColumns, personFrom } from '#app/notify/data/person.server.ts'
import { programmeNamed } from '#app/publish/data/programme-named.server.ts'
import type { Published } from '../core/published.ts'
import type { RoundRow } from '../data/series.server.ts'

/** Tells whoever registered each team that still takes part that standings are published, with the team's own place in them. */
export async function tellTeams(
  tx: Tx,
  told: {
    readonly programmeId: string
    readonly publicationId: string
    readonly round: RoundRow
    readonly body: Published
    /** What is corrected; empty where they are published for the first time. */
    readonly correction: string
    readonly now: Date
  },
  { notices }: Pick<Ports, 'notices'>,
): Promise<void> {
  const { programmeId, publicationId, round, body, correction, now } = told
  const teams = await tx
    .select({ ...personColumns, teamId: seriesTeams.id, number: seriesTeams.number, team: seriesTeams.name })
    .from(seriesTeams)
    .innerJoin(people, eq(people.id, seriesTeams.registeredBy))
    .where(and(eq(seriesTeams.programmeId, programmeId), isNull(seriesTeams.withdrawnAt)))
  const { slug, names } = await programmeNamed(tx, programmeId)
  for (const { teamId, number, team, ...row } of teams) {
    const to = personFrom(row)
    await notices.post(tx, {
      notice: 'series.standings_published',
      key: `series.standings_published:${publicationId}:${teamId}`,
      to,
      programmeId,
      data: {
        ...{ programmeSlug: slug, programme: inLanguage(names, to.locale), round: round.name, team },
        place: body.standings.find((standing) => standing.team === number)?.place ?? null,
        correction,
      },
      sendAt: now,
    })
  }
}
