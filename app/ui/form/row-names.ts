/** What the rows of a long form are called, by the beginning of their fields' names: `criteria.2` → "Criterion 3". */
export type RowNames = Readonly<Record<string, string>>

/** The row a field stands in, the narrowest one first; undefined for a field that stands alone. */
export function rowOfField(field: string, names: RowNames): string | undefined {
  const [found] = Object.keys(names)
    .filter((prefix) => field === prefix || field.startsWith(`${prefix}.`))
    .sort((a, b) => b.length - a.length)
  return found === undefined ? undefined : names[found]
}
