/** A mail cut at its holes: text that stays, and the numbers of the holes between. */
export type Pieces = readonly (string | number)[]

/** What the mails of a wave have in common: kept once, by the SHA-256 of both. */
export type CommonWords = { readonly hash: string; readonly html: Pieces; readonly text: Pieces }

/** What stands in the holes of one mail, as its HTML and its text have it. */
export type OwnWords = { readonly html: readonly string[]; readonly text: readonly string[] }

/** HTML and text of one mail. */
export type Body = { readonly html: string; readonly text: string }

/** The same in two parts, of which others of the wave share the first. */
export type BodyInParts = { readonly common: CommonWords; readonly own: OwnWords }

/** HTML and text of a mail that is kept in two parts, character for character as they were when it was cut. */
export function putTogether({ common, own }: { common: Omit<CommonWords, 'hash'>; own: OwnWords }): Body {
  return { html: filled(common.html, own.html), text: filled(common.text, own.text) }
}

/** Text with its holes filled. */
export function filled(pieces: Pieces, texts: readonly string[]): string {
  let whole = ''
  for (const piece of pieces) whole += typeof piece === 'string' ? piece : texts[piece]!
  return whole
}
