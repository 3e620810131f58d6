import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { checkedKey, storageProblemOf, type FileStorage } from './storage.server.ts'

/**
 * Files in a folder of this machine, or of one it shares with the others. A file comes under its key by one rename, so
 * that under a key there is a whole file or none; the file and its folder are flushed to the disk first. `folder` must
 * be in the same file system as the files that are put.
 */
export function diskStorage(folder: string): FileStorage {
  const shelfOf = (key: string) => join(folder, checkedKey(key).slice(0, 2))
  const pathOf = (key: string) => join(shelfOf(key), key)
  return {
    kind: 'disk',
    async put(key, { path }) {
      const shelf = shelfOf(key)
      try {
        await mkdir(shelf, { recursive: true, mode: 0o700 })
        await flush(path)
        await rename(path, pathOf(key))
        await flush(shelf)
      } catch (error) {
        throw storageProblemOf(error)
      }
    },
    async open(key) {
      const path = pathOf(key)
      try {
        const file = await open(path)
        return createReadStream('', { fd: file })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw storageProblemOf(error)
      }
    },
    async remove(key) {
      const path = pathOf(key)
      try {
        await rm(path, { force: true })
      } catch (error) {
        throw storageProblemOf(error)
      }
    },
  }
}

async function flush(path: string) {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } catch (error) {
    // Some systems cannot flush a folder; its files are flushed all the same.
    if (!['EISDIR', 'EINVAL', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    await handle.close()
  }
}
