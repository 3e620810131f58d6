import type { AutosaveAnswer, AutosaveRequest } from '../core/autosave-protocol.ts'

/**
 * What became of an answer that was sent. `unreachable`: trying again makes sense. `signed-out`: the session has ended.
 * `not-yours`: the draft is gone, or no longer this person's to write in.
 */
export type Sent = AutosaveAnswer | 'unreachable' | 'signed-out' | 'not-yours'

export async function sendAnswer(url: string, request: AutosaveRequest): Promise<Sent> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(request),
      credentials: 'same-origin',
    })
    // Whoever has no session is sent to sign in, as on every page.
    if (response.redirected) return 'signed-out'
    if (response.status === 404) return 'not-yours'
    if (response.status >= 500 || response.status === 429) return 'unreachable'
    const answer = (await response.json()) as Partial<AutosaveAnswer>
    return answer.result === undefined ? 'unreachable' : (answer as AutosaveAnswer)
  } catch {
    return 'unreachable'
  }
}
