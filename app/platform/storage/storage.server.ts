import type { Readable } from 'node:stream'

/** A file on this machine's disk that is whole: nothing writes to it any more. */
export type WholeFile = { readonly path: string; readonly bytes: number; readonly sha256: string }

/**
 * Where files are kept: a folder, or a service that speaks S3. Keys are random and say nothing about a file. Whoever
 * asks has already been found to be allowed to: a storage knows neither people nor proposals.
 */
export type FileStorage = {
  readonly kind: 'disk' | 's3'
  /**
   * Keeps a whole file under its key and takes it away from where it lay. When this returns, it survives a loss of
   * power. Doing it twice is the same as doing it once.
   * @throws StorageProblem
   */
  put(key: string, file: WholeFile): Promise<void>
  /**
   * The bytes of a file, read as fast as they are taken; null when there is none under this key.
   * @throws StorageProblem
   */
  open(key: string): Promise<Readable | null>
  /**
   * Lets go of a file; one that is gone already is no problem.
   * @throws StorageProblem
   */
  remove(key: string): Promise<void>
}

/** What those who take files in need to know of their surroundings. */
export type FileKeeping = {
  readonly storage: FileStorage
  /** An absolute folder on this machine for files on their way in. */
  readonly incoming: string
  /** A scanner looks at what has been kept. */
  readonly isScanned: boolean
}

/** The disk is full, or the storage cannot be reached: nobody's mistake, and nothing a person typed is lost by it. */
export class StorageProblem extends Error {
  readonly code: 'storage-full' | 'storage-away'

  constructor(code: StorageProblem['code'], cause: unknown) {
    super(`The storage of files: ${code}`, { cause })
    this.code = code
  }
}

/** Errors of the file system in those two words. */
export function storageProblemOf(error: unknown): StorageProblem {
  if (error instanceof StorageProblem) return error
  const code = (error as NodeJS.ErrnoException | null)?.code ?? ''
  return new StorageProblem(
    ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code) ? 'storage-full' : 'storage-away',
    error,
  )
}

/** Keys are made by us alone; one of another shape is a bug and never becomes a path. */
export function checkedKey(key: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key)) throw new Error('Not a key of the storage')
  return key
}
