/** The mails of introductions: to one side about the other, with an address only when both have said yes. */
import type { Tx } from '#db/client.server.ts'
import type { Ports } from '#app/http/context.ts'
import type { Reason } from '../core/suggestions.ts'
import { sideOf, type IntroductionRow, type IntroductionSide } from '../data/introductions.server.ts'

const dayMs = 86_400_000

type Telling = {
  readonly row: IntroductionRow
  readonly programme: string
  readonly now: Date
  readonly notices: Ports['notices']
}

/** Tells each side that was not asked yet what is suggested. `asker` is the entry of the side that asks itself. */
export async function tellRequest(
  tx: Tx,
  { row, programme, now, notices }: Telling,
  asker: string | null,
): Promise<void> {
  for (const [reader, other] of await bothWays(tx, row)) {
    if (reader.entryId === asker) continue
    await notices.post(tx, {
      notice: 'intro.catalogue_request',
      key: requestKey(row.id, reader.entryId),
      to: recipient(reader),
      programmeId: row.programmeId,
      data: {
        ...about(programme, reader, other),
        isAsked: asker !== null,
        note: row.note,
        shared: sharedWords(row.reasons),
      },
      sendAt: now,
      expiresAt: new Date(now.getTime() + 14 * dayMs),
    })
  }
}

/** Both have said yes: each gets the other's name and address. */
export async function tellMade(tx: Tx, { row, programme, now, notices }: Telling): Promise<void> {
  for (const [reader, other] of await bothWays(tx, row)) {
    await notices.post(tx, {
      notice: 'intro.catalogue_made',
      key: `intro.catalogue_made:${row.id}:${reader.entryId}`,
      to: recipient(reader),
      programmeId: row.programmeId,
      data: { ...about(programme, reader, other), name: other.name, email: other.email },
      sendAt: now,
      expiresAt: new Date(now.getTime() + 14 * dayMs),
    })
  }
}

/** Under what the requests of an introduction were posted, to take back those that have not gone. */
export function requestKeys(row: Pick<IntroductionRow, 'id' | 'firstEntryId' | 'secondEntryId'>): string[] {
  return [requestKey(row.id, row.firstEntryId), requestKey(row.id, row.secondEntryId)]
}

const requestKey = (introductionId: string, entryId: string) =>
  `intro.catalogue_request:${introductionId}:${entryId}`

async function bothWays(
  tx: Tx,
  row: IntroductionRow,
): Promise<(readonly [reader: IntroductionSide, other: IntroductionSide])[]> {
  const first = await sideOf(tx, row.firstEntryId)
  const second = await sideOf(tx, row.secondEntryId)
  return first && second
    ? [
        [first, second],
        [second, first],
      ]
    : []
}

function about(programme: string, reader: IntroductionSide, other: IntroductionSide) {
  return {
    programme,
    ownTitle: reader.title,
    organisation: other.organisation,
    title: other.title,
    country: other.country,
  }
}

function recipient({ personId, name, email, locale, zone }: IntroductionSide) {
  return { personId, name, email, locale, zone }
}

/** The themes both name, else the words. */
function sharedWords(reasons: readonly Reason[]): string[] {
  const [first] = reasons.flatMap((reason) =>
    reason.kind === 'themes' || reason.kind === 'words' ? [reason.words] : [],
  )
  return [...(first ?? [])]
}
