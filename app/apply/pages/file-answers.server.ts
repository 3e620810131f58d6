import { Readable } from 'node:stream'
import type { RequestContext } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { refusalSentence } from '#app/http/refusals.server.ts'
import { formatBytes, formatNumber } from '#app/platform/format.ts'
import { refuse, type Refusal, type Result } from '#app/platform/result.ts'
import { StorageProblem } from '#app/platform/storage/storage.server.ts'
import { fileTypes } from '../core/files/file-types.ts'
import type { FileRow } from '../data/files.server.ts'

/** What is wrong with a file and what to do, in the reader's language. */
export function fileSentence(context: RequestContext, refusal: Refusal): string {
  const said: Record<string, unknown> = { ...refusal }
  if (['file-too-large', 'files-too-large'].includes(refusal.code))
    said.most = formatBytes(context.lang, Number(refusal.most))
  for (const side of ['width', 'height', 'most'])
    if (refusal.code === 'picture-too-large') said[side] = formatNumber(context.lang, Number(refusal[side]))
  return refusalSentence(context, 'apply', said as Refusal)
}

/** A storage that is full or away is a refusal like another for the person, and an alarm in the log for the operator. */
export async function orStorageRefusal<Value, Refused extends Refusal>(
  { log, requestId }: Pick<RequestContext, 'log' | 'requestId'>,
  work: () => Promise<Result<Value, Refused>>,
): Promise<Result<Value, Refused | { readonly code: StorageProblem['code'] }>> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof StorageProblem)) throw error
    log.error({ err: error, requestId }, 'the storage of files has a problem')
    return refuse(error.code)
  }
}

/** What is asked of a row to send its file. */
export type FileToSave = Pick<FileRow, 'id' | 'type' | 'bytes' | 'scan'>

/**
 * A file to be saved, never to be shown: whatever is in it, the reader's browser runs nothing of it on this site. One in
 * which the scanner found something is not given out at all.
 */
export async function fileResponse(
  context: RequestContext,
  { request, file, name }: { request: Request; file: FileToSave; name: string },
): Promise<Response> {
  if (file.scan === 'infected') throw notFound()
  const stream = request.method === 'HEAD' ? null : await opened(context, file)
  return new Response(stream && (Readable.toWeb(stream) as unknown as ReadableStream), {
    headers: fileHeaders({ ...file, name }),
  })
}

/** How a file of that type and length goes out. */
export function fileHeaders({
  type,
  bytes,
  name,
}: Pick<FileRow, 'type' | 'bytes' | 'name'>): Record<string, string> {
  return {
    'content-type': fileTypes[type].media,
    'content-length': String(bytes),
    'content-disposition': attachment(name),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
  }
}

async function opened({ files, log, requestId }: RequestContext, { id }: FileToSave): Promise<Readable> {
  const stream = await files.storage.open(id)
  if (stream) return stream
  log.error({ requestId, file: id }, 'a file is missing from the storage')
  throw notFound()
}

/** RFC 6266: the name as it is, and one of plain letters for those who do not understand it. */
export function attachment(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
