/** Who confirms what one official has entered. */
type Someone = { readonly personId: string }

/**
 * Whom to tell that something waits to be confirmed: the other officials. Where there is no other, whoever runs the
 * programme confirms. Never the person who entered it.
 */
export function whoConfirms<Person extends Someone>(
  by: string,
  { officials, runners }: { officials: readonly Person[]; runners: readonly Person[] },
): readonly Person[] {
  const others = (people: readonly Person[]) => people.filter(({ personId }) => personId !== by)
  const found = others(officials)
  return found.length > 0 ? found : others(runners)
}
