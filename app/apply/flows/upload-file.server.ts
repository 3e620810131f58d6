import { createReadStream, createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { accept, refuse, type Result } from '#app/platform/result.ts'
import { incomingPath, type ReceiveRefusal } from '#app/platform/storage/incoming.server.ts'
import { storageProblemOf } from '#app/platform/storage/storage.server.ts'
import {
  findFile,
  findUpload,
  giveUpUpload,
  touchUpload,
  type FileRow,
  type UploadRow,
} from '../data/files.server.ts'
import { beginUpload, type UploadToBegin } from './begin-upload.server.ts'
import { keepFile, type FilePorts, type KeepFileRefusal } from './keep-file.server.ts'
import { takeIn } from './take-in.server.ts'

export type UploadRefusal = KeepFileRefusal | ReceiveRefusal

/** Takes in a file that comes in one piece. @throws StorageProblem */
export async function uploadFile(
  input: Omit<UploadToBegin, 'bytes'> & { readonly content: Readable },
  ports: FilePorts,
): Promise<Result<FileRow, UploadRefusal>> {
  const begun = await beginUpload({ ...input, bytes: 0 }, ports)
  if (!begun.ok) return begun
  const { proposalId, personId } = input
  const upload = await findUpload(ports.db, { ...begun.value, proposalId, personId })
  if (upload === null) throw new Error('An upload vanished while it began')
  return finish(upload, input.content, ports)
}

export type UploadStep =
  /** So many bytes have arrived: the next ones begin there. */
  { readonly kind: 'going'; readonly offset: number } | { readonly kind: 'kept'; readonly file: FileRow }

/**
 * Takes in the next bytes of an upload that comes in several pieces. What has arrived stays when a connection is lost:
 * bytes that do not begin where the last ones ended are not read, and the answer says where to go on. After the last one
 * the file is kept. @throws StorageProblem
 */
export async function continueUpload(
  asked: {
    readonly uploadId: string
    readonly proposalId: string
    readonly personId: string
    /** Null asks how far it has come. */
    readonly piece: { readonly offset: number; readonly content: Readable } | null
  },
  ports: FilePorts,
): Promise<Result<UploadStep, UploadRefusal>> {
  const { uploadId, proposalId, piece } = asked
  const upload = await findUpload(ports.db, asked)
  if (upload === null) {
    const file = await findFile(ports.db, { proposalId, fileId: uploadId })
    return file && file.removedAt === null ? accept({ kind: 'kept', file }) : refuse('upload-unknown')
  }
  const path = await incomingPath(ports.files.incoming, `${upload.id}.part`)
  const arrived = await sizeOf(path)
  if (piece === null || piece.offset !== arrived) return accept({ kind: 'going', offset: arrived })
  await append(piece.content, { path, at: arrived, most: upload.bytes - arrived })
  await touchUpload(ports.db, upload.id)
  const now = await sizeOf(path)
  if (now < upload.bytes) return accept({ kind: 'going', offset: now })
  const kept = await finish(upload, createReadStream(path), ports)
  await rm(path, { force: true })
  return kept.ok ? accept({ kind: 'kept', file: kept.value }) : kept
}

/** Makes what arrives part of the draft. */
async function finish(
  upload: UploadRow,
  content: Readable,
  ports: FilePorts,
): Promise<Result<FileRow, UploadRefusal>> {
  const kept = await takeIn(content, { uploadId: upload.id, ...ports }, (whole) =>
    keepFile(upload, whole, ports),
  )
  if (!kept.ok) await giveUpUpload(ports.db, upload.id)
  return kept
}

/** Writes until the source ends or breaks off; what was written stays. More than `most` bytes are left unread. */
async function append(
  source: Readable,
  { path, at, most }: { readonly path: string; readonly at: number; readonly most: number },
): Promise<void> {
  const target = createWriteStream(path, { flags: at === 0 ? 'w' : 'r+', start: at, mode: 0o600 })
  try {
    await pipeline(readUntilBroken(source, most), target)
  } catch (error) {
    throw storageProblemOf(error)
  }
}

async function* readUntilBroken(source: Readable, most: number): AsyncGenerator<Buffer> {
  let left = most
  try {
    for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      yield chunk.subarray(0, left)
      left -= chunk.byteLength
      if (left <= 0) return
    }
  } catch {
    // The connection was lost: the person's browser asks how far it came, and goes on from there.
  }
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null)
  return found?.size ?? 0
}
