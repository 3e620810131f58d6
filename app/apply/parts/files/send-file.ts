import { offsetHeader, type FileView, type UploadAnswer } from '../../core/files/upload-protocol.ts'

/** Pieces begin small, so that little is lost on a bad line, and grow where they pass quickly. */
const smallestPiece = 128 * 1024
const largestPiece = 2 * 1024 * 1024
const slowestRetryMs = 15_000

export type SendingState =
  | { readonly kind: 'sending'; readonly sent: number }
  /** All of it is there, and the server looks at it. */
  | { readonly kind: 'looking' }
  /** The connection is lost; it goes on by itself. */
  | { readonly kind: 'waiting' }

export type SendingEnd =
  | { readonly kind: 'kept'; readonly file: FileView }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'session-over' }
  | { readonly kind: 'stopped' }

type ToSend = {
  readonly file: File
  readonly question: string
  readonly beginAt: string
  readonly pieceAt: (upload: string) => string
  readonly signal: AbortSignal
  readonly onState: (state: SendingState) => void
}

/**
 * Sends a file in pieces. After a lost connection it asks how far it came and goes on from there, again and again, until
 * it has arrived, is refused, or is stopped.
 */
export async function sendFile({
  file,
  question,
  beginAt,
  pieceAt,
  signal,
  onState,
}: ToSend): Promise<SendingEnd> {
  const begin = () =>
    ask(beginAt, signal, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question, name: file.name, bytes: file.size }),
    })
  let next: () => Promise<Heard> = begin
  let piece = smallestPiece
  let failures = 0
  for (;;) {
    const beganAt = performance.now()
    const heard = await next()
    if (signal.aborted) return { kind: 'stopped' }
    if (heard.result === 'session-over') return { kind: 'session-over' }
    if (heard.result === 'refused') return { kind: 'refused', sentence: heard.sentence }
    if (heard.result === 'kept') return { kind: 'kept', file: heard.file }
    if (heard.result === 'lost' || heard.result === 'again') {
      onState({ kind: 'waiting' })
      await pause(Math.min(slowestRetryMs, 1000 * 2 ** failures), signal)
      failures += 1
      continue
    }
    failures = 0
    const { upload, offset } = heard
    if (offset > 0) piece = nextSize(piece, performance.now() - beganAt)
    onState(offset + piece >= file.size ? { kind: 'looking' } : { kind: 'sending', sent: offset })
    next = afterwards(pieceAt(upload), signal, { file, offset, piece })
  }
}

type Heard = UploadAnswer | { readonly result: 'lost' } | { readonly result: 'session-over' }

/** Sends a piece; asked once more, it first asks where to go on. */
function afterwards(
  address: string,
  signal: AbortSignal,
  { file, offset, piece }: { file: File; offset: number; piece: number },
): () => Promise<Heard> {
  let isFirst = true
  return () => {
    if (!isFirst) return ask(address, signal, { method: 'GET' })
    isFirst = false
    return ask(address, signal, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', [offsetHeader]: String(offset) },
      body: file.slice(offset, offset + piece),
    })
  }
}

function nextSize(piece: number, tookMs: number): number {
  if (tookMs < 1500) return Math.min(largestPiece, piece * 2)
  return tookMs > 8000 ? Math.max(smallestPiece, piece / 2) : piece
}

async function ask(address: string, signal: AbortSignal, init: RequestInit): Promise<Heard> {
  try {
    const response = await fetch(address, { ...init, signal, redirect: 'manual', cache: 'no-store' })
    // Who is not signed in any more is sent to sign in.
    if (response.type === 'opaqueredirect') return { result: 'session-over' }
    if (response.status >= 500 || response.status === 429) return { result: 'lost' }
    const answer = (await response.json()) as Partial<UploadAnswer>
    return answer.result ? (answer as UploadAnswer) : { result: 'session-over' }
  } catch {
    return { result: 'lost' }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    window.addEventListener('online', done)
    signal.addEventListener('abort', done)
  })
}
