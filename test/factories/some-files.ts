import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFileKeeping } from '#app/platform/storage/open-storage.server.ts'
import type { FileKeeping } from '#app/platform/storage/storage.server.ts'

/** Files of this test process, in a folder of its own that nobody else looks into. */
export function someFileKeeping(overrides: Partial<FileKeeping> = {}): FileKeeping {
  const dataDir = join(tmpdir(), `haaste-test-files-${process.pid}`)
  return { ...openFileKeeping({ dataDir, s3: undefined, clamavUrl: undefined }), ...overrides }
}
