import type { IncomingMessage } from 'node:http'
import { bodyTooLarge, unreadableBody } from './responses.server.ts'

/** A request's body, read once by the gate within its limits. Fields may repeat. */
export type Body =
  | {
      readonly kind: 'form'
      readonly fields: FormData
      /** What was chosen of each name, where the rule takes files as they are. */
      readonly files?: ReadonlyMap<string, Uint8Array>
    }
  | { readonly kind: 'json'; readonly json: unknown }
  | { readonly kind: 'text'; readonly text: string }

export const emptyBody: Body = { kind: 'form', fields: new FormData() }

const defaultBytes = 256 * 1024
const mostFields = 400
const deepestJson = 20

/** Bytes allowed, whether the text is kept as it came, and whether files are taken: as fields, or as they are. */
export type BodyLimits = {
  readonly limit?: number | undefined
  readonly isText?: boolean
  readonly files?: 'as text' | 'as bytes' | undefined
}

/** Where a body comes from when it is not in the request itself: all of it, or a refusal above the limit. */
export type ReadBytes = (limit: number) => Promise<Buffer>

/**
 * Reads a body of at most `limit` bytes (default 256 KB), counted while streaming because a chunked request has no
 * length. Forms are URL-encoded, or multipart without files as mail programs may send their one click (RFC 8058 section
 * 3.2); the JSON of our own autosave is the only other kind. Anything else is refused, unless the rule wants the text as
 * it came.
 * @throws Response 413 or 400
 */
export async function readBody(
  request: Request,
  { limit = defaultBytes, isText = false, files }: BodyLimits = {},
  readBytes: ReadBytes = (most) => bytesOf(request, most),
): Promise<Body> {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  const declared = Number(request.headers.get('content-length') ?? 0)
  if (declared > limit) throw bodyTooLarge()
  const bytes = await readBytes(limit)
  if (type === 'multipart/form-data' && !isText)
    return partsOf(bytes, request.headers.get('content-type')!, files)
  const text = bytes.toString('utf8')
  if (isText) return { kind: 'text', text }
  if (type === 'application/json') return { kind: 'json', json: parseJson(text) }
  if (type === 'application/x-www-form-urlencoded' || (type === '' && text === '')) {
    if (countFields(text) > mostFields) throw bodyTooLarge()
    return { kind: 'form', fields: formDataOf(text) }
  }
  throw unreadableBody()
}

async function partsOf(bytes: Buffer, type: string, filesTaken: BodyLimits['files']): Promise<Body> {
  const parts = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch(() => null)
  if (parts === null) throw unreadableBody()
  if (!filesTaken && [...parts.values()].some((value) => typeof value !== 'string')) throw unreadableBody()
  if ([...parts.keys()].length > mostFields) throw bodyTooLarge()
  const fields = new FormData()
  const files = new Map<string, Uint8Array>()
  for (const [name, value] of parts) {
    if (typeof value === 'string') fields.append(name, value)
    else if (filesTaken === 'as text') fields.append(name, await value.text())
    // A browser sends an empty file for a field in which none was chosen.
    else if (value.size > 0) files.set(name, new Uint8Array(await value.arrayBuffer()))
  }
  return { kind: 'form', fields, files }
}

async function bytesOf(request: Request, limit: number): Promise<Buffer> {
  if (!request.body) return Buffer.alloc(0)
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > limit) {
      await reader.cancel()
      throw bodyTooLarge()
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks)
}

/** The body of a request as Node has it, counted while it arrives: a fraction of what a web stream costs. */
export function bytesOfMessage(message: IncomingMessage): ReadBytes {
  return (limit) =>
    new Promise((resolve, reject) => {
      const chunks: Buffer[] = []
      let size = 0
      message.on('data', (chunk: Buffer) => {
        size += chunk.byteLength
        if (size <= limit) return void chunks.push(chunk)
        message.removeAllListeners('data')
        message.resume()
        reject(bodyTooLarge())
      })
      message.on('end', () => resolve(Buffer.concat(chunks)))
      message.on('close', () => reject(unreadableBody()))
      message.on('error', () => reject(unreadableBody()))
    })
}

/** Line ends as people count them: a browser sends two characters for one. */
function formDataOf(text: string): FormData {
  const fields = new FormData()
  for (const [name, value] of new URLSearchParams(text)) fields.append(name, value.replaceAll('\r\n', '\n'))
  return fields
}

function countFields(text: string): number {
  let count = 1
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1)) count += 1
  return count
}

function parseJson(text: string): unknown {
  if (depthOf(text) > deepestJson) throw unreadableBody()
  try {
    return JSON.parse(text)
  } catch {
    throw unreadableBody()
  }
}

/** Depth of nesting, strings skipped, without building anything. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let isInString = false
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i]
    if (isInString) {
      if (character === '\\') i += 1
      else if (character === '"') isInString = false
    } else if (character === '"') isInString = true
    else if (character === '{' || character === '[') deepest = Math.max(deepest, (depth += 1))
    else if (character === '}' || character === ']') depth -= 1
  }
  return deepest
}
