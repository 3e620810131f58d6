/** Characters of the longest sender name. */
export const longestSenderName = 60

/**
 * True for a name that mails can come from: one line, without signs that look like an address or hide what is read, so
 * that it can end no header and pass for nobody else's address.
 */
export function isSenderName(name: string): boolean {
  return (
    name.trim() === name &&
    name.length > 0 &&
    [...name].length <= longestSenderName &&
    !/[<>@"\\\p{C}\p{Zl}\p{Zp}]/u.test(name)
  )
}
