import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

/*
 * Resend's HTTP interface on the loopback interface, as far as it is used: idempotency keys, permissive batches, rate
 * limits, quotas, suppressions, and everything that can go wrong on the way, by chance with a seed or as told. Its ledger
 * says what readers would have got. Also a program: node --import tsx test/fakes/mail-service.ts --port 4600
 */

export type MailServiceSettings = {
  /** Calls in each whole second; null: as many as come. */
  callsPerSecond: number | null
  /** Mails in all until `reset`; null: no limit. */
  dailyQuota: number | null
  /** Recipients that are turned down, as the source of a regular expression. */
  refuses: string
  seed: number
  /** Chances from 0 to 1, for each call that is not answered by its key. */
  faults: {
    /** 429 although the limit is not reached. */
    tooMany: number
    /** 500 before anything is accepted. */
    broken: number
    /** 500 after everything was accepted. */
    brokenAfter: number
    /** The connection dies after everything was accepted. */
    lost: number
    /** The answer comes twice on the same connection. */
    twice: number
    /** The answer comes `lateMs` later. */
    late: number
  }
  lateMs: number
}

/** What happens to the next call, one after the other, before chance is asked. */
export type Behaviour =
  | 'well'
  | 'unreachable'
  | 'lose-answer'
  | 'broken-after'
  | 'twice'
  | { readonly lateMs: number }
  | {
      readonly status: number
      readonly name: string
      readonly message?: string
      readonly headers?: Record<string, string>
    }

/** One accepted mail. `ref` is its X-Entity-Ref-ID, `at` milliseconds since 1970. */
export type LedgerEntry = { to: string; subject: string; ref: string; at: number; id: string }

/** A call as it came, for tests that look at the wire. */
export type Call = {
  path: string
  headers: Readonly<Record<string, string | undefined>>
  /** Parsed when asked for. */
  readonly body: unknown
}

export type MailService = {
  readonly url: string
  readonly settings: MailServiceSettings
  readonly ledger: readonly LedgerEntry[]
  readonly calls: readonly Call[]
  /** Theirs: addresses, each with its origin. */
  readonly suppressed: Map<string, 'bounce' | 'complaint' | 'manual'>
  next(...behaviours: Behaviour[]): void
  summary(): {
    calls: number
    accepted: number
    duplicates: number
    refusedCalls: number
    /** Calls beyond the limit, and those that met a fault. */
    overTheLimit: number
    random429: number
    random500: number
  }
  reset(): void
  close(): Promise<void>
}

const usual: MailServiceSettings = {
  callsPerSecond: null,
  dailyQuota: null,
  refuses: '^refused@',
  seed: 1,
  faults: { tooMany: 0, broken: 0, brokenAfter: 0, lost: 0, twice: 0, late: 0 },
  lateMs: 200,
}

type Known = { hash: string; answer: string | null }
type Mail = Pick<LedgerEntry, 'to' | 'subject' | 'ref'>
type Refusal = { status: number; name: string; message?: string; headers?: Record<string, string> }

/** Opens the service on a free port, or the given one. `keepsCalls` false: only their number, for large loads. */
export async function startMailService(
  given: Partial<Omit<MailServiceSettings, 'faults'>> & {
    faults?: Partial<MailServiceSettings['faults']>
    port?: number
    keepsCalls?: boolean
  } = {},
): Promise<MailService> {
  const { port = 0, keepsCalls = true, faults, ...others } = given
  const settings: MailServiceSettings = { ...usual, ...others, faults: { ...usual.faults, ...faults } }
  const suppressed: MailService['suppressed'] = new Map()
  const keys = new Map<string, Known>()
  let ledger: LedgerEntry[] = []
  let calls: Call[] = []
  let script: Behaviour[] = []
  const nothing = { calls: 0, refused: 0, mails: 0, over: 0, tooMany: 0, broken: 0 }
  let count = { ...nothing }
  let chance = chanceFrom(settings.seed)
  let window = { second: 0, calls: 0 }

  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    void readAll(request).then((body) => handle(request, response, body))
  })

  function handle(request: IncomingMessage, response: ServerResponse, body: Buffer) {
    const path = (request.url ?? '/').split('?')[0]!
    if (path.startsWith('/control/')) return control(path, body, response)
    count.calls += 1
    if (keepsCalls) calls.push(callOf(path, request, body))
    const rate = countCall()
    const refuse = (refusal: Refusal) => {
      count.refused += 1
      const { status, name, message = name.replaceAll('_', ' '), headers } = refusal
      send(response, status, JSON.stringify({ statusCode: status, name, message }), {
        ...rate.headers,
        ...headers,
      })
    }
    if (!request.headers.authorization) return refuse({ status: 401, name: 'missing_api_key' })
    if (!request.headers['user-agent']) return refuse({ status: 403, name: 'validation_error' })
    const behaviour = script.shift()
    if (behaviour === 'unreachable') return void request.socket.destroy()
    if (typeof behaviour === 'object' && 'status' in behaviour) return refuse(behaviour)
    if (rate.isOver) {
      count.over += 1
      return refuse({ status: 429, name: 'rate_limit_exceeded', headers: { 'retry-after': '1' } })
    }
    if (path.startsWith('/suppressions'))
      return answerSuppressions(request, path, body, response, rate.headers)
    if (request.method !== 'POST' || (path !== '/emails' && path !== '/emails/batch')) {
      return refuse({ status: 404, name: 'not_found' })
    }
    return answerMails({ request, response, body, path, behaviour, refuse, headers: rate.headers })
  }

  function answerMails(call: {
    request: IncomingMessage
    response: ServerResponse
    body: Buffer
    path: string
    behaviour: Behaviour | undefined
    refuse: (refusal: Refusal) => void
    headers: Record<string, string>
  }) {
    const { request, response, body, path, behaviour, refuse, headers } = call
    const key = request.headers['idempotency-key']?.toString()
    if (key !== undefined && (key.length < 1 || key.length > 256)) {
      return refuse({ status: 400, name: 'invalid_idempotency_key' })
    }
    const hash = createHash('sha1').update(path).update(body).digest('base64')
    const known = key === undefined ? undefined : keys.get(key)
    if (known && known.hash !== hash) return refuse({ status: 409, name: 'invalid_idempotent_request' })
    if (known?.answer === null) return refuse({ status: 409, name: 'concurrent_idempotent_requests' })
    if (known?.answer) return send(response, 200, known.answer, headers)

    const isTold = behaviour !== undefined
    const happens = (fault: keyof MailServiceSettings['faults']) =>
      !isTold && chance() < settings.faults[fault]
    if (happens('tooMany')) {
      count.tooMany += 1
      return refuse({ status: 429, name: 'rate_limit_exceeded', headers: { 'retry-after': '1' } })
    }
    if (happens('broken')) {
      count.broken += 1
      return refuse({ status: 500, name: 'internal_server_error' })
    }

    const isBatch = path === '/emails/batch'
    const mails = mailsIn(body, isBatch)
    if (mails === null) return refuse({ status: 422, name: 'missing_required_field' })
    if (mails.length > 100)
      return refuse({ status: 422, name: 'validation_error', message: 'More than 100 emails' })
    const bad = new RegExp(settings.refuses)
    const errors = mails.flatMap(({ to }, index) =>
      bad.test(to) ? [{ index, message: `Invalid \`to\` field: ${to} cannot be written to.` }] : [],
    )
    const isPermissive = request.headers['x-batch-validation'] === 'permissive'
    if (errors[0] && (!isBatch || !isPermissive)) {
      return refuse({ status: 422, name: 'validation_error', message: errors[0].message })
    }
    const good = errors.length === 0 ? mails : mails.filter(({ to }) => !bad.test(to))
    if (settings.dailyQuota !== null && count.mails + good.length > settings.dailyQuota) {
      return refuse({ status: 429, name: 'daily_quota_exceeded' })
    }

    const ids = accept(good)
    const answer = isBatch
      ? JSON.stringify({ data: ids.map((id) => ({ id })), ...(isPermissive && { errors }) })
      : JSON.stringify({ id: ids[0] })
    const entry: Known = { hash, answer: null }
    if (key !== undefined) keys.set(key, entry)
    const finish = (how: () => void) => {
      entry.answer = answer
      how()
    }
    if (behaviour === 'lose-answer' || happens('lost')) return finish(() => request.socket.destroy())
    if (behaviour === 'broken-after' || happens('brokenAfter')) {
      return finish(() => refuse({ status: 500, name: 'internal_server_error' }))
    }
    if (behaviour === 'twice' || happens('twice')) {
      return finish(() => {
        const { socket } = request
        response.once('finish', () => {
          if (!socket.destroyed)
            socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${answer.length}\r\n\r\n${answer}`)
        })
        send(response, 200, answer, headers)
      })
    }
    const lateMs = typeof behaviour === 'object' && 'lateMs' in behaviour ? behaviour.lateMs : null
    if (lateMs !== null || happens('late')) {
      setTimeout(() => finish(() => send(response, 200, answer, headers)), lateMs ?? settings.lateMs).unref()
      return
    }
    return finish(() => send(response, 200, answer, headers))
  }

  function accept(mails: readonly Mail[]): string[] {
    const at = Date.now()
    return mails.map((mail) => {
      count.mails += 1
      const id = `mail-${count.mails}`
      ledger.push({ ...mail, at, id })
      return id
    })
  }

  function countCall(): { isOver: boolean; headers: Record<string, string> } {
    const limit = settings.callsPerSecond
    if (limit === null) return { isOver: false, headers: {} }
    const second = Math.floor(Date.now() / 1000)
    if (window.second !== second) window = { second, calls: 0 }
    window.calls += 1
    const headers = {
      'ratelimit-limit': String(limit),
      'ratelimit-remaining': String(Math.max(0, limit - window.calls)),
      'ratelimit-reset': '1',
    }
    return { isOver: window.calls > limit, headers }
  }

  function answerSuppressions(
    request: IncomingMessage,
    path: string,
    body: Buffer,
    response: ServerResponse,
    headers: Record<string, string>,
  ) {
    const { emails = [] } = (body.length > 0 ? JSON.parse(body.toString()) : {}) as { emails?: string[] }
    if (path === '/suppressions/batch/add') {
      for (const email of emails) if (!suppressed.has(email)) suppressed.set(email, 'manual')
      const data = emails.map((email) => ({ object: 'suppression', id: email }))
      return send(response, 200, JSON.stringify({ data }), headers)
    }
    if (request.method === 'DELETE') {
      const email = decodeURIComponent(path.slice('/suppressions/'.length))
      const deleted = suppressed.delete(email)
      const status = deleted ? 200 : 404
      const found = { object: 'suppression', id: email, deleted }
      const missing = { statusCode: 404, name: 'not_found', message: 'Suppression not found' }
      return send(response, status, JSON.stringify(deleted ? found : missing), headers)
    }
    const query = new URL(request.url ?? '/', 'http://service').searchParams
    const all = [...suppressed.keys()].sort()
    const start = query.has('after') ? all.indexOf(query.get('after')!) + 1 : 0
    const limit = Number(query.get('limit') ?? 20)
    const data = all.slice(start, start + limit).map((email) => ({
      id: email,
      email,
      origin: suppressed.get(email),
      source_id: null,
      created_at: new Date().toISOString(),
    }))
    const isMore = start + limit < all.length
    return send(response, 200, JSON.stringify({ object: 'list', data, has_more: isMore }), headers)
  }

  /** For whoever runs it as a program: what happened, and what shall. */
  function control(path: string, body: Buffer, response: ServerResponse) {
    if (path === '/control/ledger') return send(response, 200, JSON.stringify(ledger), {})
    if (path === '/control/reset') reset()
    if (path === '/control/settings') {
      const told = JSON.parse(body.toString()) as Partial<MailServiceSettings>
      Object.assign(settings, told, { faults: { ...settings.faults, ...told.faults } })
      chance = chanceFrom(settings.seed)
    }
    return send(response, 200, JSON.stringify({ settings, ...summary() }), {})
  }

  function summary() {
    const seen = new Set(ledger.map(({ to, ref }) => `${ref} ${to}`))
    return {
      calls: count.calls,
      accepted: ledger.length,
      duplicates: ledger.length - seen.size,
      refusedCalls: count.refused,
      overTheLimit: count.over,
      random429: count.tooMany,
      random500: count.broken,
    }
  }

  function reset() {
    keys.clear()
    suppressed.clear()
    ledger = []
    calls = []
    script = []
    count = { ...nothing }
    chance = chanceFrom(settings.seed)
    window = { second: 0, calls: 0 }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    settings,
    suppressed,
    get ledger() {
      return ledger
    },
    get calls() {
      return calls
    },
    next: (...behaviours) => void script.push(...behaviours),
    summary,
    reset,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function send(response: ServerResponse, status: number, body: string, headers: Record<string, string>) {
  if (response.destroyed) return
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers,
  })
  response.end(body)
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
}

function callOf(path: string, { headers }: IncomingMessage, body: Buffer): Call {
  const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()]))
  return {
    path,
    headers: flat,
    get body(): unknown {
      return body.length === 0 ? null : JSON.parse(body.toString())
    },
  }
}

/** Null when a mail lacks what every mail needs. Large batches are only searched for the three words that are kept. */
function mailsIn(body: Buffer, isBatch: boolean): Mail[] | null {
  const searched = isBatch && body.length > 65_536 ? search(body) : null
  if (searched) return searched
  const parsed = JSON.parse(body.toString()) as unknown
  const mails = (isBatch ? parsed : [parsed]) as {
    to?: string | string[]
    subject?: string
    from?: string
    headers?: Record<string, string>
  }[]
  const read = mails.map(({ to, subject, from, headers }) => ({
    to: Array.isArray(to) ? (to[0] ?? '') : (to ?? ''),
    subject: subject ?? '',
    from: from ?? '',
    ref: headers?.['X-Entity-Ref-ID'] ?? '',
  }))
  if (read.some((mail) => !mail.to || !mail.subject || !mail.from)) return null
  return read.map(({ to, subject, ref }) => ({ to, subject, ref }))
}

/**
 * Quotes inside of JSON strings are escaped, so these words are found only where they are names. Null when the mails are
 * not written in the order in which the SDK writes them.
 */
function search(body: Buffer): Mail[] | null {
  const mails: Mail[] = []
  let at = 0
  const read = (name: string): string | null => {
    const start = body.indexOf(name, at)
    if (start === -1) return null
    const from = start + name.length
    let end = body.indexOf(0x22, from)
    while (end !== -1 && isEscaped(body, end)) end = body.indexOf(0x22, end + 1)
    at = end + 1
    const text = body.toString('utf8', from, end)
    return text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text
  }
  for (;;) {
    const ref = read('"X-Entity-Ref-ID":"')
    if (ref === null) break
    const subject = read(',"subject":"')
    const to = read(',"to":"')
    if (subject === null || to === null) return null
    mails.push({ to, subject, ref })
  }
  return mails.length > 0 ? mails : null
}

function isEscaped(body: Buffer, at: number): boolean {
  let slashes = 0
  while (body[at - 1 - slashes] === 0x5c) slashes += 1
  return slashes % 2 === 1
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      rate: { type: 'string' },
      quota: { type: 'string' },
      seed: { type: 'string', default: '1' },
      faults: { type: 'string', default: '{}' },
    },
  })
  const service = await startMailService({
    port: Number(values.port),
    callsPerSecond: values.rate === undefined ? null : Number(values.rate),
    dailyQuota: values.quota === undefined ? null : Number(values.quota),
    seed: Number(values.seed),
    faults: JSON.parse(values.faults) as Partial<MailServiceSettings['faults']>,
    keepsCalls: false,
  })
  process.stdout.write(`${JSON.stringify({ url: service.url })}\n`)
  process.send?.({ url: service.url })
  process.once('SIGTERM', () => void service.close())
  process.once('SIGINT', () => void service.close())
  process.once('disconnect', () => void service.close())
}
