/** Signing by typing one's own name: what is written is compared with the account's, spaces and letter case aside. */
export function isOwnName(typed: string, name: string): boolean {
  return plain(typed) !== '' && plain(typed) === plain(name)
}

/** What the second person types: the first eight characters of the hash of what they have read. */
export function phraseOf(hash: string): string {
  return hash.slice(0, 8)
}

/** Whether the typed phrase is the one of this hash, spaces and letter case aside. */
export function isPhraseOf(typed: string, hash: string): boolean {
  return typed.replaceAll(/\s/g, '').toLowerCase() === phraseOf(hash)
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('und')
}
