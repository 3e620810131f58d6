import type { AnnounceRefusal } from './refusals.ts'

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

/** Whatever of the two is not what it has to be, both at once; null where both are right. */
export function signatureRefusal(
  typed: { readonly signedName: string; readonly phrase: string },
  { name, hash }: { readonly name: string; readonly hash: string },
): AnnounceRefusal | null {
  const isPhrase = isPhraseOf(typed.phrase, hash)
  if (isOwnName(typed.signedName, name)) return isPhrase ? null : { code: 'phrase-wrong' }
  return { code: isPhrase ? 'name-not-yours' : 'signature-wrong', name }
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('und')
}
