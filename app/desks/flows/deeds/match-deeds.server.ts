import { and, eq, inArray } from 'drizzle-orm'
import { catalogueEntries, introductions, programmes } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { answerIntroduction, showIntroduction } from '#app/matchmaking/flows/answer-introduction.server.ts'
import { suggestIntroduction } from '#app/matchmaking/flows/begin-introduction.server.ts'
import { checkEntry } from '#app/matchmaking/flows/check-entry.server.ts'
import { noteOutcome } from '#app/matchmaking/flows/note-outcome.server.ts'
import { writeEntry } from '#app/matchmaking/flows/write-entry.server.ts'
import { accept, type Refusal, type Result } from '#app/platform/result.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import type { MatchDeed } from '../../core/deed.ts'
import { personIdOf } from '../../data/cast-lookups.server.ts'

type DeedOf<Name extends MatchDeed['do']> = Extract<MatchDeed, { do: Name }>
type Where = { readonly programmeId: string; readonly by: string }

/** A catalogue that fills, and who is brought together by it. */
export async function performMatchDeed(deed: MatchDeed, ports: Ports): Promise<Result<unknown, Refusal>> {
  const where = {
    programmeId: await programmeIdOf(deed.programme, ports),
    by: await personIdOf(ports.db, deed.by),
  }
  switch (deed.do) {
    case 'open-catalogue':
      return openCatalogue(where, ports)
    case 'write-entry':
      return write(deed, where, ports)
    case 'let-in':
      return letIn(deed, where, ports)
    case 'suggest': {
      const entryIds = await entryIdsOf(deed.titles, where, ports)
      return suggestIntroduction({ ...where, entryIds, note: deed.note }, ports)
    }
    case 'agree-to-meet':
      return agreeToMeet(deed, where, ports)
    case 'note-outcome': {
      const { to, happenedOn, outcome } = deed
      const { id } = await introductionBetween(deed.titles, where, ports)
      return noteOutcome({ ...where, id, to, happenedOn, outcome }, ports)
    }
  }
}

async function programmeIdOf(slug: string, { db }: Ports): Promise<string> {
  const [row] = await db.select({ id: programmes.id }).from(programmes).where(eq(programmes.slug, slug))
  if (!row) throw new Error(`the story has no programme ${slug}`)
  return row.id
}

async function openCatalogue(where: Where, ports: Ports): Promise<Result<unknown, Refusal>> {
  for (const step of ['switch-on', 'open'] as const) {
    const switched = await switchModule({ ...where, module: 'matchmaking', step }, ports)
    if (!switched.ok) return switched
  }
  return accept(null)
}

async function write(
  { kind, fromProposal: proposalId, entry }: DeedOf<'write-entry'>,
  where: Where,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const { offer, themes, site = '', maturity = null, ...words } = entry
  const given = {
    ...words,
    ...{ themes: [...themes], site, maturity, untilOn: null },
    offerKind: offer?.kind ?? null,
    forWhom: offer?.forWhom ?? '',
    amount: offer?.amount ?? null,
    currency: offer?.currency ?? null,
    amountNote: offer?.amountNote ?? '',
  }
  return writeEntry({ ...where, kind, proposalId, given }, ports)
}

async function letIn(
  { title }: DeedOf<'let-in'>,
  where: Where,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const [entry] = await ports.db
    .select({ id: catalogueEntries.id, version: catalogueEntries.version })
    .from(catalogueEntries)
    .where(and(eq(catalogueEntries.programmeId, where.programmeId), eq(catalogueEntries.title, title)))
  if (!entry) throw new Error(`the story has no entry ${title}`)
  return checkEntry({ ...where, ...entry, verdict: { verdict: 'approve' } }, ports)
}

async function agreeToMeet(
  { titles }: DeedOf<'agree-to-meet'>,
  { programmeId }: Where,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const { id, owners } = await introductionBetween(titles, { programmeId }, ports)
  for (const by of owners) {
    const answered = await answerIntroduction({ programmeId, id, by, answer: 'yes' }, ports)
    if (!answered.ok) return answered
  }
  for (const by of owners) {
    const shown = await showIntroduction({ programmeId, id, by, shows: true }, ports)
    if (!shown.ok) return shown
  }
  return accept(null)
}

async function entriesTitled(
  titles: readonly [string, string],
  { programmeId }: Pick<Where, 'programmeId'>,
  { db }: Ports,
) {
  const rows = await db
    .select({ id: catalogueEntries.id, ownerId: catalogueEntries.ownerId })
    .from(catalogueEntries)
    .where(and(eq(catalogueEntries.programmeId, programmeId), inArray(catalogueEntries.title, [...titles])))
  const [one, other] = rows
  if (!one?.ownerId || !other?.ownerId) throw new Error(`the story lacks one of: ${titles.join(', ')}`)
  return [
    { id: one.id, ownerId: one.ownerId },
    { id: other.id, ownerId: other.ownerId },
  ] as const
}

async function entryIdsOf(
  titles: readonly [string, string],
  where: Pick<Where, 'programmeId'>,
  ports: Ports,
): Promise<[string, string]> {
  const [one, other] = await entriesTitled(titles, where, ports)
  return [one.id, other.id]
}

async function introductionBetween(
  titles: readonly [string, string],
  where: Pick<Where, 'programmeId'>,
  ports: Ports,
) {
  const [one, other] = await entriesTitled(titles, where, ports)
  const ids = [one.id, other.id]
  const [row] = await ports.db
    .select({ id: introductions.id })
    .from(introductions)
    .where(
      and(
        eq(introductions.programmeId, where.programmeId),
        inArray(introductions.firstEntryId, ids),
        inArray(introductions.secondEntryId, ids),
      ),
    )
  if (!row) throw new Error(`the story has no introduction between: ${titles.join(', ')}`)
  return { id: row.id, owners: [one.ownerId, other.ownerId] }
}
