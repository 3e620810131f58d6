import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { after, dayIn, days, inLanguage, nextMorning } from '#app/notify/core/moments.ts'
import { addToMessage } from '#app/notify/flows/add-to-message.server.ts'
import { peopleInProgramme, programmeRunners } from '#app/people/data/programme-people.server.ts'
import { programmeNamed } from '#app/publish/data/programme-named.server.ts'

/** So many start-ups are named in one mail; of more it says how many. */
const mostNamed = 8

/** Who runs the programme hears the next morning, on their own clock, which start-ups have applied since the last one. */
export async function tellOrganisers(
  tx: Tx,
  { programmeId, startUp, zone, now }: { programmeId: string; startUp: string; zone: string; now: Date },
  { notices }: Pick<Ports, 'notices'>,
): Promise<void> {
  const { slug, names } = await programmeNamed(tx, programmeId)
  for (const to of await peopleInProgramme(tx, { programmeId, roles: programmeRunners })) {
    const theirZone = to.zone ?? zone
    const sendAt = nextMorning(now, theirZone)
    const key = `intake.arrived:${programmeId}:${dayIn(sendAt, theirZone)}:${to.personId}`
    const isGathered = await addToMessage(tx, key, (data) => {
      const [named, count] = [data['startUps'] as string[], data['count'] as number]
      return { ...data, count: count + 1, startUps: [...named, startUp].slice(0, mostNamed) }
    })
    if (isGathered) continue
    await notices.post(tx, {
      notice: 'intake.arrived',
      key,
      to: { ...to, zone: theirZone },
      programmeId,
      data: {
        ...{ programmeSlug: slug, programme: inLanguage(names, to.locale) },
        ...{ count: 1, startUps: [startUp] },
      },
      sendAt,
      expiresAt: after(sendAt, days(3)),
    })
  }
}
