/** What is said about a file once somebody has looked inside: why it is not taken, or what a reader should know. */
import type { FileType } from './file-types.ts'

export type FileRefusal =
  | { readonly code: 'file-empty' }
  | { readonly code: 'file-too-large'; readonly most: number }
  /** Neither of the types that are taken, whatever its name says. */
  | { readonly code: 'file-type' }
  /** Begins as one type and cannot be read as it, or holds a second type beside the first. */
  | { readonly code: 'file-damaged' }
  | { readonly code: 'file-two-in-one' }
  | { readonly code: 'file-macro' }
  /** Would be far larger unpacked, or its list of contents cannot be right. */
  | { readonly code: 'file-bomb' }
  | {
      readonly code: 'picture-too-large'
      readonly width: number
      readonly height: number
      readonly most: number
    }

/** Where a name can stand in a file without being seen on its pages. */
export const traceFields = ['author', 'last-author', 'company', 'manager', 'place'] as const
export type TraceField = (typeof traceFields)[number]
/** Something in the file that tells whose it is. `place` says where a photograph was taken and has no value. */
export type Trace = { readonly field: TraceField; readonly value: string }

/** What a reader should know before opening the file. */
export const cautions = ['script', 'launch', 'embedded', 'locked'] as const
export type Caution = (typeof cautions)[number]

export type FileFindings = {
  readonly type: FileType
  readonly cautions: readonly Caution[]
  readonly traces: readonly Trace[]
  readonly pixels?: { readonly width: number; readonly height: number }
}

const longestTrace = 120
const mostTraces = 12

/** Traces as they are kept and shown: trimmed, each once, without what says nothing. */
export function tidyTraces(found: readonly Trace[]): Trace[] {
  const kept = new Map<string, Trace>()
  for (const { field, value } of found) {
    const text = [
      ...value
        .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ]
      .slice(0, longestTrace)
      .join('')
    if (field !== 'place' && (text === '' || /^(unknown|anonymous|none|n\/a)$/i.test(text))) continue
    kept.set(`${field} ${text}`, { field, value: text })
  }
  return [...kept.values()].slice(0, mostTraces)
}
