import type { Db, Tx } from '#db/client.server.ts'
import { isSameRefusal, refusedAfterChoosing, type RefusedMail } from '../core/refusals-of-mail.ts'
import type { NoticesPort } from '../core/port.ts'
import {
  deleteRefusals,
  insertRefusals,
  lockReader,
  planScopesOf,
  refusalsOf,
  type KnownRefusal,
} from '../data/mail-refusals.server.ts'

export type ChooseMailPorts = { readonly db: Db; readonly notices: NoticesPort }

/** Says no to mail, or takes it back. Doing it twice is doing it once. False when the person does not exist any more. */
export async function refuseMail(
  {
    personId,
    refused,
    isTakenBack = false,
  }: { personId: string; refused: RefusedMail; isTakenBack?: boolean },
  ports: ChooseMailPorts,
): Promise<boolean> {
  return settle(personId, ports, (present) =>
    isTakenBack
      ? present.filter((known) => !isSameRefusal(known, refused))
      : [...present.filter((known) => !isSameRefusal(known, refused)), refused],
  )
}

/**
 * Saves what somebody chose on their page: which kinds they want in general (`wanted` of `kinds`), and which refusals
 * about single challenges (ids) they take back.
 */
export async function saveMailChoice(
  {
    personId,
    kinds,
    wanted,
    heardAgain,
  }: { personId: string; kinds: readonly string[]; wanted: readonly string[]; heardAgain: readonly string[] },
  ports: ChooseMailPorts,
): Promise<boolean> {
  return settle(personId, ports, (present) =>
    refusedAfterChoosing(present, {
      kinds,
      wanted,
      heardAgain: present.filter(({ id }) => heardAgain.includes(id)),
    }),
  )
}

/** Brings the stored refusals to what is wanted now, and plans anew whatever that touches, all or nothing. */
async function settle(
  personId: string,
  { db, notices }: ChooseMailPorts,
  decide: (present: KnownRefusal[]) => readonly RefusedMail[],
): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (!(await lockReader(tx, personId))) return false
    const present = await refusalsOf(tx, personId)
    const next = decide(present)
    const gone = present.filter((known) => !next.some((one) => isSameRefusal(one, known)))
    const fresh = next.filter((one) => !present.some((known) => isSameRefusal(one, known)))
    await deleteRefusals(
      tx,
      personId,
      gone.map(({ id }) => id),
    )
    await insertRefusals(tx, personId, fresh)
    await replanFor(tx, personId, [...gone, ...fresh], notices)
    return true
  })
}

async function replanFor(tx: Tx, personId: string, changed: readonly RefusedMail[], notices: NoticesPort) {
  if (changed.length === 0) return
  const [first] = changed
  const isAboutOne = changed.every(({ challengeId }) => challengeId === first?.challengeId)
  const scopes = await planScopesOf(tx, { personId, challengeId: isAboutOne ? first?.challengeId : null })
  for (const scope of scopes) await notices.replan(tx, scope)
}
