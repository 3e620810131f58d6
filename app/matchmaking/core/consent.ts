/**
 * What whoever stands in a catalogue has agreed to. The words of each version stay in `texts/` under `consent.<version>`, so
 * that what was agreed to can be read later; new words are a new version.
 */
export const consentVersions = [1] as const
export type ConsentVersion = (typeof consentVersions)[number]

/** The words that are asked now. */
export const consentVersion: ConsentVersion = 1
