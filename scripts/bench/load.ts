import { connect, type Socket } from 'node:net'

/** One whole answer. `body` as it came over the wire: compressed when it was asked for so. */
export type Reply = { readonly status: number; readonly head: string; readonly body: Buffer }

type Load = {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  /** The next request of a connection, whole, from its first byte to its last. */
  readonly next: (connection: number) => Buffer
  /** Looks at every answer; what it throws ends the load. */
  readonly judge: (reply: Reply, connection: number, sentAtMs: number) => void
}

/**
 * Keeps every connection busy with one request after the other and returns how many a second were answered. Plain
 * sockets in this one process: a client that costs as much as the server would measure itself.
 */
export async function loadFor({ port, connections, seconds, next, judge }: Load): Promise<number> {
  const startedMs = performance.now()
  const endsMs = startedMs + seconds * 1000
  const counts = await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      const line = await openLine(port)
      let answered = 0
      try {
        while (performance.now() < endsMs) {
          const sentAtMs = performance.now()
          judge(await line.ask(next(connection)), connection, sentAtMs)
          answered += 1
        }
      } finally {
        line.close()
      }
      return answered
    }),
  )
  const elapsed = (performance.now() - startedMs) / 1000
  return counts.reduce((sum, count) => sum + count, 0) / elapsed
}

/**
 * Sends so many requests a second whatever becomes of them, and returns how long each waited, in milliseconds, from the
 * moment it was due: also for a connection that was busy with one before it.
 */
export async function loadAtRate({
  port,
  connections,
  seconds,
  rate,
  next,
  judge,
}: Load & { readonly rate: number }): Promise<number[]> {
  const lines = await Promise.all(Array.from({ length: connections }, () => openLine(port)))
  const waits: number[] = []
  const startedMs = performance.now()
  const total = Math.floor(rate * seconds)
  let sent = 0
  /** The next one in turn, as soon as it is due. */
  const turn = async (): Promise<number | null> => {
    if (sent >= total) return null
    const dueMs = startedMs + (sent++ * 1_000) / rate
    const early = dueMs - performance.now()
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early))
    return dueMs
  }
  await Promise.all(
    lines.map(async (line, connection) => {
      for (let dueMs = await turn(); dueMs !== null; dueMs = await turn()) {
        const reply = await line.ask(next(connection))
        judge(reply, connection, dueMs)
        waits.push(performance.now() - dueMs)
      }
      line.close()
    }),
  )
  return waits
}

/** Asks once over a connection of its own. */
export async function askOnce(port: number, request: Buffer): Promise<Reply> {
  const line = await openLine(port)
  try {
    return await line.ask(request)
  } finally {
    line.close()
  }
}

/** A request as it goes over the wire. */
export function requestBytes(given: {
  readonly host: string
  readonly path: string
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}): Buffer {
  const { host, path, method = 'GET', headers = {}, body } = given
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `host: ${host}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : [`content-length: ${Buffer.byteLength(body)}`]),
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body ?? ''}`)
}

/** The value of a header, or undefined. */
export function headerOf({ head }: Reply, name: string): string | undefined {
  return new RegExp(`^${name}: *([^\\r\\n]*)`, 'im').exec(head)?.[1]
}

type Line = { ask: (request: Buffer) => Promise<Reply>; close: () => void }

/** One kept-alive connection on which one request at a time is under way. */
function openLine(port: number): Promise<Line> {
  return new Promise((resolveLine, rejectLine) => {
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined
    let received: Buffer[] = []
    let size = 0
    /** How many bytes make the answer whole; unknown until its head is there. */
    let whole: number | undefined

    const fail = (error: Error) => {
      rejectLine(error)
      waiting?.reject(error)
      waiting = undefined
    }
    socket.once('connect', () =>
      resolveLine({
        ask: (request) =>
          new Promise((resolve, reject) => {
            waiting = { resolve, reject }
            socket.write(request)
          }),
        close: () => socket.destroy(),
      }),
    )
    socket.on('error', fail)
    socket.on('close', () => fail(new Error('the server closed the connection')))
    socket.on('data', (chunk: Buffer) => {
      received.push(chunk)
      size += chunk.length
      if (whole !== undefined && size < whole) return
      const bytes = received.length === 1 ? chunk : Buffer.concat(received)
      const read = readReply(bytes)
      whole = read.whole
      if (!read.reply) {
        received = [bytes]
        return
      }
      received = []
      size = 0
      whole = undefined
      const { resolve } = waiting ?? {}
      waiting = undefined
      resolve?.(read.reply)
    })
  })
}

function readReply(bytes: Buffer): { reply?: Reply; whole?: number | undefined } {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return {}
  const head = bytes.toString('latin1', 0, end)
  const status = Number(head.slice(9, 12))
  const length = /^content-length: *(\d+)/im.exec(head)?.[1]
  if (length !== undefined) {
    const whole = end + 4 + Number(length)
    if (bytes.length < whole) return { whole }
    return { reply: { status, head, body: bytes.subarray(end + 4, whole) } }
  }
  if (!/^transfer-encoding: *chunked/im.test(head)) return { reply: { status, head, body: Buffer.alloc(0) } }
  const body = readChunks(bytes.subarray(end + 4))
  return body ? { reply: { status, head, body } } : {}
}

/** The parts of a chunked body put together; null until the last one is there. */
function readChunks(bytes: Buffer): Buffer | null {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at)
    if (lineEnd < 0) return null
    const length = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    const start = lineEnd + 2
    if (bytes.length < start + length + 2) return null
    if (length === 0) return Buffer.concat(parts)
    parts.push(bytes.subarray(start, start + length))
    at = start + length + 2
  }
}
