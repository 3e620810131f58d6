/** What a browser and the server say to each other about an upload that comes in pieces. */
import * as z from 'zod/mini'
import type { Caution, Trace } from './inspection.ts'
import type { FileType } from './file-types.ts'

/** A file as its team sees it, instants as ISO strings. */
export type FileView = {
  readonly id: string
  readonly question: string
  readonly name: string
  readonly type: FileType
  readonly bytes: number
  readonly sha256: string
  /** `pending`: a scanner has yet to look; `skipped`: there is none. */
  readonly scan: 'pending' | 'clean' | 'infected' | 'skipped'
  readonly cautions: readonly Caution[]
  readonly traces: readonly Trace[]
  /** Who brought it, by name; null when their account is gone. */
  readonly by: string | null
  readonly uploadedAt: string
}

/** Where the piece begins, in bytes from the start of the file. */
export const offsetHeader = 'upload-offset'

export const beginUploadSchema = z.strictObject({
  question: z.string().check(z.minLength(1), z.maxLength(100)),
  name: z.string().check(z.maxLength(1000)),
  bytes: z.int().check(z.minimum(0)),
})

export type UploadAnswer =
  /** The next piece begins at `offset`. */
  | { readonly result: 'going'; readonly upload: string; readonly offset: number }
  | { readonly result: 'kept'; readonly file: FileView }
  /** Over: the sentence says why and what to do. */
  | { readonly result: 'refused'; readonly sentence: string }
  /** Not now: the same piece may be sent once more in a while. */
  | { readonly result: 'again'; readonly sentence: string }
