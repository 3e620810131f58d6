/** The text key of an entry's type: `ProposalSubmitted` is written as `proposal-submitted`. */
export function entryName(type: string): string {
  return type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
}
