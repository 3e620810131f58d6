/** What the page of declarations sends where a challenge is read blind: names, and never a proposal behind them. */
import * as z from 'zod/mini'
import { conflictKinds, type ConflictKind } from './declarations.ts'
import type { NamedConflict } from './names-declared.ts'

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

const ticked = {
  tied: z._default(z.array(z.string().check(z.minLength(1), z.maxLength(300))), []),
  nameKind: z._default(z.union([z.literal(''), z.enum(conflictKinds)]), ''),
  nameNote: z._default(z.string().check(z.trim(), z.maxLength(2000)), ''),
}

type Ticked = { tied: readonly string[]; nameKind: string }
type Issues = { code: 'custom'; message: string; path: string[]; input: unknown }[]

function checkKind({ tied, nameKind }: Ticked, issues: Issues): void {
  if (tied.length === 0 || nameKind !== '') return
  const message = 'judge:refusals.conflict-kind-missing'
  issues.push({ code: 'custom', message, path: ['nameKind'], input: nameKind })
}

/** The names ticked here, each with the same kind and note. */
export const namesSchema = z.object({ intent: z.literal('name'), ...ticked }).check(({ value, issues }) => {
  checkKind(value, issues as Issues)
  if (value.tied.length > 0) return
  const message = 'judge:names.none-ticked'
  issues.push({ code: 'custom', message, path: ['tied'], input: value.tied })
})

/** The whole list has been gone through; what is ticked on the page counts as well. */
export const wholeListSchema = z
  .object({ intent: z.literal('whole'), ...ticked, list: hash, seenSuggestions: z.optional(hash) })
  .check(({ value, issues }) => checkKind(value, issues as Issues))

export const unnameSchema = z.object({
  intent: z.literal('unname'),
  name: z.string().check(z.minLength(1), z.maxLength(300)),
})

type SentNames =
  z.output<typeof namesSchema> | z.output<typeof wholeListSchema> | z.output<typeof unnameSchema>

/** As the flow takes it. */
export function namesDeclaredBy(sent: SentNames): {
  added: NamedConflict[]
  removed: string | null
  whole: { list: string; seenSuggestions: string | null } | null
} {
  if (sent.intent === 'unname') return { added: [], removed: sent.name, whole: null }
  const privateNote = sent.nameNote || null
  const added = sent.tied.map((name) => ({ name, kind: sent.nameKind as ConflictKind, privateNote }))
  if (sent.intent === 'name') return { added, removed: null, whole: null }
  return { added, removed: null, whole: { list: sent.list, seenSuggestions: sent.seenSuggestions ?? null } }
}
