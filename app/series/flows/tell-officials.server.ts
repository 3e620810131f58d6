import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { people } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { inLanguage } from '#app/notify/core/moments.ts'
import { peopleInProgramme, programmeRunners } from '#app/people/data/programme-people.server.ts'
import { programmeNamed } from '#app/publish/data/programme-named.server.ts'
import { whoConfirms } from '../core/officials.ts'
import type { RoundRow } from '../data/series.server.ts'

/** Tells whoever may confirm that something was entered in a round: each once a day, with the first of the day. */
export async function tellOfficials(
  tx: Tx,
  { programmeId, by, round, now }: { programmeId: string; by: string; round: RoundRow; now: Date },
  { notices }: Pick<Ports, 'notices'>,
): Promise<void> {
  const told = whoConfirms(by, {
    officials: await peopleInProgramme(tx, { programmeId, roles: ['official'] }),
    runners: await peopleInProgramme(tx, { programmeId, roles: programmeRunners }),
  })
  if (told.length === 0) return
  const { slug, zone, names } = await programmeNamed(tx, programmeId)
  const [author] = await tx.select({ name: people.name }).from(people).where(eq(people.id, by))
  const day = instantToWallClock(now, zone).date
  for (const to of told)
    await notices.post(tx, {
      notice: 'series.to_confirm',
      key: `series.to_confirm:${round.id}:${day}:${to.personId}`,
      to,
      programmeId,
      data: {
        ...{ programmeSlug: slug, programme: inLanguage(names, to.locale) },
        ...{ position: round.position, round: round.name, enteredBy: author?.name ?? '' },
      },
      sendAt: now,
    })
}
