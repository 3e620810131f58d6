import type { Tx } from '#db/client.server.ts'
import { introductions } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { appendEntry } from '#app/record/data/append-entry.server.ts'
import { holdsOn } from '../core/entry.ts'
import { areKindsThatMeet, inOrder, reasonsFor } from '../core/suggestions.ts'
import type { MatchmakingRefusal } from '../core/refusals.ts'
import { lockEntry, type EntryRow } from '../data/entries.server.ts'
import { lastNumber, noteStep } from '../data/introductions.server.ts'
import { lockCatalogue, todayIn } from '../data/programme.server.ts'
import { tellRequest } from './tell-sides.server.ts'

/** An organiser suggests two entries to each other: both sides are asked, and neither learns an address. */
export async function suggestIntroduction(
  input: {
    readonly programmeId: string
    readonly entryIds: readonly [string, string]
    readonly note: string
    readonly by: string
  },
  ports: Ports,
): Promise<Result<{ number: number }, MatchmakingRefusal>> {
  return begin({ ...input, asker: null }, ports)
}

/** The owner of an entry asks to be introduced to another: that is their yes, and the other side is asked. */
export async function askForIntroduction(
  input: {
    readonly programmeId: string
    readonly ownEntryId: string
    readonly otherEntryId: string
    readonly note: string
    readonly by: string
  },
  ports: Ports,
): Promise<Result<{ number: number }, MatchmakingRefusal>> {
  const { ownEntryId, otherEntryId, ...given } = input
  return begin({ ...given, entryIds: [ownEntryId, otherEntryId], asker: ownEntryId }, ports)
}

async function begin(
  {
    programmeId,
    entryIds,
    note,
    by,
    asker,
  }: {
    readonly programmeId: string
    readonly entryIds: readonly [string, string]
    readonly note: string
    readonly by: string
    readonly asker: string | null
  },
  { db, clock, notices }: Ports,
): Promise<Result<{ number: number }, MatchmakingRefusal>> {
  return db.transaction(async (tx) => {
    const { state: standing, slug } = await lockCatalogue(tx, programmeId)
    if (standing === 'off' || (asker !== null && standing !== 'open')) return refuse('matchmaking-closed')
    const now = await clock.now(tx)
    const today = await todayIn(tx, programmeId, now)
    const pair = await lockPair(tx, { programmeId, entryIds, today })
    if (!pair || (asker !== null && pair.find(({ id }) => id === asker)?.ownerId !== by))
      return refuse('entry-gone')
    const [first, second] = inOrder(...pair)
    if (!areKindsThatMeet(first.kind, second.kind)) return refuse('introduction-kinds')
    if (first.ownerId === second.ownerId) return refuse('introduction-own')
    const number = (await lastNumber(tx, programmeId)) + 1
    const state = asker === null ? 'suggested' : 'interested'
    const answer = (entry: EntryRow) => (entry.id === asker ? 'yes' : null)
    const [made] = await tx
      .insert(introductions)
      .values({
        ...{ programmeId, number, state, note, begunAt: now },
        ...{ firstEntryId: first.id, secondEntryId: second.id },
        ...{ firstAnswer: answer(first), secondAnswer: answer(second) },
        reasons: reasonsFor(matched(first), matched(second)) ?? [],
        suggestedBy: asker === null ? by : null,
      })
      .onConflictDoNothing()
      .returning()
    if (!made) return refuse('introduction-exists')
    await noteStep(tx, {
      ...{ introductionId: made.id, state, happenedOn: today, at: now },
      by: asker === null ? by : null,
    })
    await appendEntry(tx, {
      ...{ programmeId, at: now, type: 'IntroductionBegun' },
      body: {
        ...{ introduction: number, state, first: first.id, second: second.id },
        ...(asker === null && { by }),
      },
    })
    await tellRequest(tx, { row: made, programme: slug, now, notices }, asker)
    return accept({ number })
  })
}

/** Both entries, locked in one order whoever asks; null unless both stand in the catalogue today. */
async function lockPair(
  tx: Tx,
  {
    programmeId,
    entryIds,
    today,
  }: { programmeId: string; entryIds: readonly [string, string]; today: string },
): Promise<[EntryRow, EntryRow] | null> {
  const found: EntryRow[] = []
  for (const id of [...new Set(entryIds)].sort()) {
    const entry = await lockEntry(tx, { programmeId, id })
    if (entry?.state === 'public' && entry.ownerId !== null && holdsOn(entry.untilOn, today))
      found.push(entry)
  }
  const [one, other] = found
  return one && other ? [one, other] : null
}

function matched(entry: EntryRow) {
  return { ...entry, ownerId: entry.ownerId ?? '' }
}
