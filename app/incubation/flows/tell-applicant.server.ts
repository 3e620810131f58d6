import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import { applicationFacts } from '../data/application-facts.server.ts'
import { intakeKey, intakeNotices } from '../notices.ts'

/** Posts every mail the facts of an application want and that was not posted yet, in the transaction that changed them. */
export async function tellApplicant(
  tx: Tx,
  applicationId: string,
  { notices }: Pick<Ports, 'notices'>,
): Promise<void> {
  const facts = await applicationFacts(tx, applicationId)
  if (facts === null) return
  for (const { name, wanted } of intakeNotices) {
    for (const { anchor, sendAt, expiresAt, data } of wanted(facts)) {
      await notices.post(tx, {
        notice: name,
        key: intakeKey(name, facts.id, anchor),
        to: { ...facts.applicant, zone: facts.applicant.zone ?? facts.zone },
        programmeId: facts.programme.id,
        data,
        sendAt,
        expiresAt,
      })
    }
  }
}
