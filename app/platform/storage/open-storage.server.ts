import { join } from 'node:path'
import type { Env } from '#app/platform/env.server.ts'
import { diskStorage } from './disk-storage.server.ts'
import type { FileKeeping } from './storage.server.ts'

/** Where this installation keeps files, by its settings. Nothing is touched before the first file comes. */
export function openFileKeeping({ dataDir }: Pick<Env, 'dataDir'>): FileKeeping {
  const folder = join(dataDir, 'files')
  return {
    storage: diskStorage(join(folder, 'kept')),
    incoming: join(folder, 'incoming'),
    isScanned: false,
  }
}
