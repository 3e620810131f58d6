import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { challenges } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'

/** Plans anew the mail of every challenge a session is about: its own, or all of its programme. In the order of ids. */
export async function replanAround(
  tx: Tx,
  { programmeId, challengeId }: { programmeId: string; challengeId: string | null },
  notices: Ports['notices'],
): Promise<void> {
  const around = challengeId
    ? [{ id: challengeId }]
    : await tx
        .select({ id: challenges.id })
        .from(challenges)
        .where(eq(challenges.programmeId, programmeId))
        .orderBy(challenges.id)
  for (const { id } of around) await notices.replan(tx, { challengeId: id })
}
