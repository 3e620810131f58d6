import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { storageProblemOf, type WholeFile } from './storage.server.ts'

export type ReceiveRefusal =
  | { readonly code: 'file-too-large'; readonly most: number }
  /** The connection was lost, or somebody pressed Stop. */
  | { readonly code: 'broken-off' }

/** Thrown by the source of a stream, as opposed to the disk it is written to. */
class BrokenOff extends Error {}
class TooLarge extends Error {}

/**
 * Writes a stream to a new file, counting and hashing what passes, and no faster than the disk takes it. Of a file that
 * is too large, or that did not arrive whole, nothing stays.
 * @throws StorageProblem when the disk is full or away
 */
export async function receive(
  source: Readable,
  { path, most }: { readonly path: string; readonly most: number },
): Promise<Result<WholeFile, ReceiveRefusal>> {
  const hash = createHash('sha256')
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.byteLength
      if (bytes > most) return done(new TooLarge())
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(brokenOffFrom(source), counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    return accept({ path, bytes, sha256: hash.digest('hex') })
  } catch (error) {
    await rm(path, { force: true })
    if (error instanceof TooLarge) return refuse('file-too-large', { most })
    if (error instanceof BrokenOff) return refuse('broken-off')
    throw storageProblemOf(error)
  }
}

async function* brokenOffFrom(source: Readable): AsyncGenerator<Buffer> {
  try {
    // A request that is not read to its end must still be able to hear why.
    for await (const chunk of source.iterator({ destroyOnReturn: false })) yield chunk as Buffer
  } catch (error) {
    throw new BrokenOff('the source ended early', { cause: error })
  }
}

/** A new file's place among those on their way in; the folder is made when it is missing. */
export async function incomingPath(folder: string, name: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw storageProblemOf(error)
  }
  return join(folder, name)
}

/**
 * Takes away what a crash has left among the files on their way in: whatever nobody has written to for as long as
 * `olderThanMs`. Returns how many there were.
 */
export async function sweepIncoming(folder: string, olderThanMs: number): Promise<number> {
  const names = await readdir(folder).catch(() => [])
  const limit = Date.now() - olderThanMs
  let swept = 0
  for (const name of names) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (!found?.isFile() || found.mtimeMs > limit) continue
    await rm(path, { force: true })
    swept += 1
  }
  return swept
}
