import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { newId } from '#app/platform/ids.server.ts'
import type { Refusal, Result } from '#app/platform/result.ts'
import { incomingPath, receive, type ReceiveRefusal } from '#app/platform/storage/incoming.server.ts'
import type { FileKeeping, WholeFile } from '#app/platform/storage/storage.server.ts'
import { mostFileBytes } from '../core/files/file-types.ts'

/**
 * Brings what arrives into a file of its own, which nobody else writes to, and hands it to `keep`. Whatever comes of it,
 * nothing stays among the files on their way in.
 * @throws StorageProblem
 */
export async function takeIn<Kept, Refused extends Refusal>(
  content: Readable,
  { uploadId, files }: { readonly uploadId: string; readonly files: FileKeeping },
  keep: (whole: WholeFile) => Promise<Result<Kept, Refused>>,
): Promise<Result<Kept, Refused | ReceiveRefusal>> {
  const path = await incomingPath(files.incoming, `${uploadId}.${newId()}.whole`)
  try {
    const whole = await receive(content, { path, most: mostFileBytes })
    return whole.ok ? await keep(whole.value) : whole
  } finally {
    await rm(path, { force: true })
  }
}
