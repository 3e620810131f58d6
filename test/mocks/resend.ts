import { http, HttpResponse, type JsonBodyType } from 'msw'

/** A mail as it reached the service. */
export type ReceivedMail = {
  key: string
  from: string
  to: string
  reply_to?: string
  subject: string
  html: string
  text: string
  headers: Record<string, string>
  tags: { name: string; value: string }[]
}

/** What the service does with the next call: answers as told, or takes the mail and loses the answer. */
type Behaviour =
  { status: number; name: string; headers?: Record<string, string> } | 'lose-answer' | 'unreachable'

const taken = new Map<string, { id: string; body: string; mail: ReceivedMail }>()
const script: Behaviour[] = []
let calls = 0

/**
 * Resend as our adapter sees it: remembers idempotency keys, refuses the same key with other content, and misbehaves on
 * request. `inbox` holds what readers got: a repeated key is one mail.
 */
export const resendMock = {
  get inbox(): ReceivedMail[] {
    return [...taken.values()].map(({ mail }) => mail)
  },
  get calls(): number {
    return calls
  },
  /** Queued behaviours are used up one call at a time; afterwards all is well again. */
  next(...behaviours: Behaviour[]): void {
    script.push(...behaviours)
  },
  reset(): void {
    taken.clear()
    script.length = 0
    calls = 0
  },
}

export const resendHandlers = [
  http.post('https://api.resend.com/emails', async ({ request }) => {
    calls += 1
    const behaviour = script.shift()
    if (behaviour === 'unreachable') return HttpResponse.error()
    if (behaviour && behaviour !== 'lose-answer') {
      return refusal(behaviour.status, behaviour.name, behaviour.headers)
    }
    const key = request.headers.get('idempotency-key')
    if (key === null) return refusal(400, 'invalid_idempotency_key')
    const body = await request.text()
    const known = taken.get(key)
    if (known && known.body !== body) return refusal(409, 'invalid_idempotent_request')
    const mail = known ?? {
      id: `resend-${taken.size + 1}`,
      body,
      mail: { key, ...(JSON.parse(body) as Omit<ReceivedMail, 'key'>) },
    }
    taken.set(key, mail)
    return behaviour === 'lose-answer' ? HttpResponse.error() : HttpResponse.json({ id: mail.id })
  }),
]

function refusal(statusCode: number, name: string, headers?: Record<string, string>) {
  const body: JsonBodyType = { statusCode, name, message: name.replaceAll('_', ' ') }
  return HttpResponse.json(body, { status: statusCode, headers })
}
