/**
 * The few answers that may be thrown. Their bodies carry a code and nothing else: the error page has the sentences.
 * A hidden object and a missing one answer exactly alike.
 */
export type ProblemCode =
  | 'not-found'
  | 'not-allowed'
  | 'wrong-origin'
  | 'not-now'
  | 'body-too-large'
  | 'unreadable-body'
  | 'method-not-allowed'
  | 'too-many-requests'

function problem(status: number, code: ProblemCode, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ code }), {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'private, no-store',
      ...headers,
    },
  })
}

export const notFound = () => problem(404, 'not-found')
export const notAllowed = () => problem(403, 'not-allowed')
export const wrongOrigin = () => problem(403, 'wrong-origin')
export const notNow = () => problem(409, 'not-now')
export const bodyTooLarge = () => problem(413, 'body-too-large')
export const unreadableBody = () => problem(400, 'unreadable-body')
export const tooManyRequests = (seconds: number) =>
  problem(429, 'too-many-requests', { 'retry-after': String(Math.ceil(seconds)) })
