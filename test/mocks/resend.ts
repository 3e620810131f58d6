import { http, HttpResponse, type JsonBodyType } from 'msw'

/** A mail as it reached the service. */
export type ReceivedMail = {
  /** Of the call it came in. */
  key: string
  from: string
  to: string
  reply_to?: string
  subject: string
  html: string
  text: string
  headers: Record<string, string>
  tags: { name: string; value: string }[]
  attachments?: { filename: string; content: string; content_type: string }[]
}

/** What the service does with the next call: answers as told, or takes the mails and loses the answer. */
type Behaviour =
  | { status: number; name: string; message?: string; headers?: Record<string, string> }
  | { answers: JsonBodyType; headers?: Record<string, string> }
  | 'lose-answer'
  | 'unreachable'

const taken = new Map<string, { answer: JsonBodyType; body: string; mails: ReceivedMail[] }>()
const script: Behaviour[] = []
let calls: { path: string; headers: Record<string, string> }[] = []
let count = 0

/**
 * Resend as our adapter sees it, on the wire: remembers idempotency keys, refuses the same key with other content, and
 * misbehaves on request. `inbox` holds what readers got: a repeated key is one mail.
 */
export const resendMock = {
  get inbox(): ReceivedMail[] {
    return [...taken.values()].flatMap(({ mails }) => mails)
  },
  get calls() {
    return calls
  },
  /** Queued behaviours are used up one call at a time; afterwards all is well again. */
  next(...behaviours: Behaviour[]): void {
    script.push(...behaviours)
  },
  reset(): void {
    taken.clear()
    script.length = 0
    calls = []
    count = 0
  },
}

export const resendHandlers = ['/emails', '/emails/batch'].map((path) =>
  http.post(`https://api.resend.com${path}`, async ({ request }) => {
    calls.push({ path, headers: Object.fromEntries(request.headers) })
    const behaviour = script.shift()
    if (behaviour === 'unreachable') return HttpResponse.error()
    if (typeof behaviour === 'object') {
      return 'answers' in behaviour
        ? HttpResponse.json(behaviour.answers, { headers: behaviour.headers })
        : refusal(behaviour)
    }
    const key = request.headers.get('idempotency-key')
    if (key === null) return refusal({ status: 400, name: 'invalid_idempotency_key' })
    const body = await request.text()
    const known = taken.get(key)
    if (known && known.body !== body) return refusal({ status: 409, name: 'invalid_idempotent_request' })
    const call = known ?? accept(key, body)
    taken.set(key, call)
    return behaviour === 'lose-answer' ? HttpResponse.error() : HttpResponse.json(call.answer)
  }),
)

function accept(key: string, body: string) {
  const parsed = JSON.parse(body) as Omit<ReceivedMail, 'key'> | Omit<ReceivedMail, 'key'>[]
  const mails = [parsed].flat().map((mail) => ({ key, ...mail }))
  const ids = mails.map(() => ({ id: `resend-${(count += 1)}` }))
  const answer: JsonBodyType = Array.isArray(parsed) ? { data: ids, errors: [] } : ids[0]!
  return { answer, body, mails }
}

function refusal(given: {
  status: number
  name: string
  message?: string
  headers?: Record<string, string>
}) {
  const { status, name, message = name.replaceAll('_', ' '), headers } = given
  return HttpResponse.json({ statusCode: status, name, message }, { status, headers })
}
