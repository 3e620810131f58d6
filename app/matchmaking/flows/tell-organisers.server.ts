import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { organisersOf } from '../data/programme.server.ts'

/** Tells everybody who organises the programme that something waits to be read: once a day each, with the first of the day. */
export async function tellOrganisers(
  tx: Tx,
  waiting: {
    readonly programmeId: string
    readonly programme: string
    readonly organisation: string
    readonly title: string
    readonly today: string
    readonly now: Date
    readonly notices: Ports['notices']
  },
): Promise<void> {
  const { programmeId, programme, organisation, title, today, now, notices } = waiting
  for (const to of await organisersOf(tx, programmeId)) {
    await notices.post(tx, {
      notice: 'catalogue.waiting',
      key: `catalogue.waiting:${programmeId}:${today}:${to.personId}`,
      to,
      programmeId,
      data: { programme, organisation, title },
      sendAt: now,
    })
  }
}
