import { join } from 'node:path'
import type { Env } from '#app/platform/env.server.ts'
import { diskStorage } from './disk-storage.server.ts'
import type { S3Settings } from './s3-storage.server.ts'
import type { FileKeeping, FileStorage } from './storage.server.ts'

/** Where this installation keeps files, by its settings. Nothing is touched before the first file comes. */
export function openFileKeeping({
  dataDir,
  s3,
  clamavUrl,
}: Pick<Env, 'dataDir' | 's3' | 'clamavUrl'>): FileKeeping {
  const folder = join(dataDir, 'files')
  return {
    storage: s3 ? loadedWhenNeeded(s3) : diskStorage(join(folder, 'kept')),
    incoming: join(folder, 'incoming'),
    isScanned: clamavUrl !== undefined,
  }
}

/** What speaks S3 is loaded with the first file: installations that keep files on their disk never do. */
function loadedWhenNeeded(settings: S3Settings): FileStorage {
  let loaded: Promise<FileStorage> | undefined
  const storage = () =>
    (loaded ??= import('./s3-storage.server.ts').then(({ s3Storage }) => s3Storage(settings)))
  return {
    kind: 's3',
    put: async (key, file) => (await storage()).put(key, file),
    open: async (key) => (await storage()).open(key),
    remove: async (key) => (await storage()).remove(key),
  }
}
