import type { Db, Tx } from '#db/client.server.ts'
import { isSameRefusal, refusedAfterChoosing, type RefusedMail } from '../core/refusals-of-mail.ts'
import type { QuietHours } from '../core/moments.ts'
import type { NoticesPort } from '../core/port.ts'
import { weeklyNotice } from '../core/weekly.ts'
import {
  deleteRefusals,
  insertRefusals,
  lockReader,
  planScopesOf,
  refusalsOf,
  type KnownRefusal,
} from '../data/mail-refusals.server.ts'
import { mailSettingsOf, saveMailSettings } from '../data/mail-settings.server.ts'

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

/** What somebody chose on their page. */
export type MailChoice = {
  readonly personId: string
  readonly kinds: readonly string[]
  /** Which of `kinds` they want in general. */
  readonly wanted: readonly string[]
  /** Refusals about single challenges (ids) that they take back. */
  readonly heardAgain: readonly string[]
  /** When their clock is not to be rung; left as it is where nothing is said. */
  readonly quiet?: QuietHours
}

/** Saves it, with the weekly digest, which comes to whoever asked for it alone. */
export async function saveMailChoice(
  { personId, kinds, wanted, heardAgain, quiet }: MailChoice,
  ports: ChooseMailPorts,
): Promise<boolean> {
  const decide = (present: KnownRefusal[]) =>
    refusedAfterChoosing(present, {
      kinds,
      wanted,
      heardAgain: present.filter(({ id }) => heardAgain.includes(id)),
    })
  return settle(personId, ports, decide, async (tx) => {
    const before = await mailSettingsOf(tx, personId)
    const chosen = { quiet: quiet ?? before.quiet, isWeekly: wanted.includes(weeklyNotice) }
    await saveMailSettings(tx, personId, chosen)
    return (
      chosen.quiet.fromHour !== before.quiet.fromHour || chosen.quiet.untilHour !== before.quiet.untilHour
    )
  })
}

/** Brings the stored refusals to what is wanted now, and plans anew whatever that touches, all or nothing. */
async function settle(
  personId: string,
  { db, notices }: ChooseMailPorts,
  decide: (present: KnownRefusal[]) => readonly RefusedMail[],
  /** What else is settled with it; true where everything of the person has to be planned anew. */
  more: (tx: Tx) => Promise<boolean> = () => Promise.resolve(false),
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
    const isAllTouched = await more(tx)
    const all = isAllTouched ? [{ notice: null, challengeId: null }] : []
    await replanFor(tx, personId, [...gone, ...fresh, ...all], notices)
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
