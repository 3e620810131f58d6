/** What a juror can stand for on a jury. The database knows the same list (`JUROR_KINDS`). */
export const jurorKinds = ['municipality', 'authority', 'company', 'research', 'association', 'user'] as const

export type JurorKind = (typeof jurorKinds)[number]

export function isJurorKind(word: string): word is JurorKind {
  return jurorKinds.some((kind) => kind === word)
}
