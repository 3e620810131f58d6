/** Entries in revisions: the latest confirmed one counts, and a later one that nobody has confirmed yet waits beside it. */
export type Revision = { readonly revision: number; readonly confirmedAt: Date | null }

export type EntryState<Entry extends Revision> = {
  readonly counts: Entry | null
  readonly waiting: Entry | null
  /** Everything that was entered, the first one first. */
  readonly history: readonly Entry[]
}

/** What counts of the revisions of one entry, in whatever order they come. */
export function entryState<Entry extends Revision>(revisions: readonly Entry[]): EntryState<Entry> {
  const history = [...revisions].sort((a, b) => a.revision - b.revision)
  const last = history.at(-1) ?? null
  return {
    counts: history.filter(({ confirmedAt }) => confirmedAt !== null).at(-1) ?? null,
    waiting: last && last.confirmedAt === null ? last : null,
    history,
  }
}

/** The rows that belong together, in the order in which their keys first come. */
export function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}
