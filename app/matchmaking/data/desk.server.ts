import { aliasedTable, and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { catalogueEntries, introductions, introductionSteps } from '#db/schema/index.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { holdsOn } from '../core/entry.ts'
import { outcomesAfter } from '../core/introductions.ts'
import { suggestionsFor, type Matched } from '../core/suggestions.ts'

/** What waits for an organiser's check, the oldest first. Who wrote it is told by what it says, not by an address. */
export async function entriesToCheck(db: Executor, programmeId: string) {
  const rows = await db
    .select()
    .from(catalogueEntries)
    .where(
      and(
        eq(catalogueEntries.programmeId, programmeId),
        eq(catalogueEntries.state, 'waiting'),
        isNotNull(catalogueEntries.ownerId),
      ),
    )
    .orderBy(asc(catalogueEntries.createdAt), asc(catalogueEntries.id))
  return rows.map((entry) => ({
    id: entry.id,
    kind: entry.kind,
    version: entry.version,
    organisation: entry.organisation,
    title: entry.title,
    body: entry.body,
    language: entry.language,
    lang: htmlLangOf(entry.language),
    themes: entry.themes,
    country: entry.country,
    site: entry.site,
    maturity: entry.maturity,
    offerKind: entry.offerKind,
    forWhom: entry.forWhom,
    amount: entry.amount,
    currency: entry.currency,
    amountNote: entry.amountNote,
    untilOn: entry.untilOn,
    consentVersion: entry.consentVersion,
    consentedIso: entry.consentedAt.toISOString(),
    wasChecked: entry.checkedAt !== null,
  }))
}

export type EntryToCheck = Awaited<ReturnType<typeof entriesToCheck>>[number]

/** What stands in the catalogue now, as the core matches it. Nothing is read of what anybody thought of a proposal. */
export async function matchedEntries(
  db: Executor,
  { programmeId, today }: { programmeId: string; today: string },
) {
  const rows = await db
    .select({
      id: catalogueEntries.id,
      kind: catalogueEntries.kind,
      title: catalogueEntries.title,
      body: catalogueEntries.body,
      themes: catalogueEntries.themes,
      country: catalogueEntries.country,
      maturity: catalogueEntries.maturity,
      ownerId: catalogueEntries.ownerId,
      organisation: catalogueEntries.organisation,
      language: catalogueEntries.language,
      untilOn: catalogueEntries.untilOn,
    })
    .from(catalogueEntries)
    .where(and(eq(catalogueEntries.programmeId, programmeId), eq(catalogueEntries.state, 'public')))
    .orderBy(asc(catalogueEntries.id))
  return rows.flatMap(({ ownerId, untilOn, ...row }) =>
    ownerId !== null && holdsOn(untilOn, today) ? [{ ...row, ownerId }] : [],
  ) satisfies Matched[]
}

const mostSuggestions = 30

/** Pairs that fit and were not brought together before, best first, with the reasons; and how many there are. */
export async function suggestionsIn(db: Executor, scope: { programmeId: string; today: string }) {
  const entries = await matchedEntries(db, scope)
  const known = await db
    .select({ first: introductions.firstEntryId, second: introductions.secondEntryId })
    .from(introductions)
    .where(eq(introductions.programmeId, scope.programmeId))
  const all = suggestionsFor(
    entries,
    known.map(({ first, second }) => [first, second] as const),
  )
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const shown = (id: string) => {
    const { kind, title, organisation, country, language } = byId.get(id)!
    return { id, kind, title, organisation, country, lang: htmlLangOf(language) }
  }
  return {
    count: all.length,
    entries: entries.length,
    suggestions: all
      .slice(0, mostSuggestions)
      .map(({ firstId, secondId, reasons }) => ({ first: shown(firstId), second: shown(secondId), reasons })),
  }
}

export type ShownSuggestion = Awaited<ReturnType<typeof suggestionsIn>>['suggestions'][number]

/** Every introduction of a programme with its steps, newest first: what an organiser answers for. No addresses. */
export async function introductionsLog(db: Executor, programmeId: string) {
  const first = aliasedTable(catalogueEntries, 'first_entry')
  const second = aliasedTable(catalogueEntries, 'second_entry')
  const shown = (entry: typeof first) => ({
    id: entry.id,
    kind: entry.kind,
    title: entry.title,
    organisation: entry.organisation,
    country: entry.country,
    language: entry.language,
  })
  const rows = await db
    .select({
      id: introductions.id,
      number: introductions.number,
      state: introductions.state,
      isSuggested: isNotNull(introductions.suggestedBy),
      introducedAt: introductions.introducedAt,
      firstShows: introductions.firstShows,
      secondShows: introductions.secondShows,
      reasons: introductions.reasons,
      first: shown(first),
      second: shown(second as typeof first),
    })
    .from(introductions)
    .innerJoin(first, eq(first.id, introductions.firstEntryId))
    .innerJoin(second, eq(second.id, introductions.secondEntryId))
    .where(eq(introductions.programmeId, programmeId))
    .orderBy(desc(introductions.number))
  const steps =
    rows.length === 0
      ? []
      : await db
          .select({
            introductionId: introductionSteps.introductionId,
            number: introductionSteps.number,
            state: introductionSteps.state,
            happenedOn: introductionSteps.happenedOn,
            outcome: introductionSteps.outcome,
          })
          .from(introductionSteps)
          .where(
            inArray(
              introductionSteps.introductionId,
              rows.map(({ id }) => id),
            ),
          )
          .orderBy(asc(introductionSteps.number))
  const side = ({ language, ...entry }: (typeof rows)[number]['first']) => ({
    ...entry,
    lang: htmlLangOf(language),
  })
  return rows.map(({ introducedAt, firstShows, secondShows, ...row }) => ({
    ...row,
    first: side(row.first),
    second: side(row.second),
    isMade: introducedAt !== null,
    isShown: firstShows && secondShows,
    next: outcomesAfter(row.state),
    steps: steps.flatMap(({ introductionId, ...step }) => (introductionId === row.id ? [step] : [])),
  }))
}

export type LoggedIntroduction = Awaited<ReturnType<typeof introductionsLog>>[number]
