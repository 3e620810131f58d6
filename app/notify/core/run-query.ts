/** What the page of a programme's messages asks for in its address. */
import { messageStates, waitingStates, type MessageState } from './reconcile.ts'

export type RunQuery = {
  readonly which: 'upcoming' | 'past'
  readonly notice: string | null
  readonly challengeId: string | null
  readonly state: MessageState | null
  /** From 1. */
  readonly page: number
}

/** The states a message of this part of the list can have. */
export function statesOf(which: RunQuery['which']): MessageState[] {
  return messageStates.filter((state) => waitingStates.includes(state) === (which === 'upcoming'))
}

/** Reads an address; what makes no sense in it is as if it were not there. */
export function readRunQuery(search: URLSearchParams): RunQuery {
  const which = search.get('show') === 'past' ? 'past' : 'upcoming'
  const challengeId = search.get('challenge') ?? ''
  const page = search.get('page') ?? ''
  return {
    which,
    notice: search.get('notice')?.slice(0, 80) || null,
    challengeId: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(challengeId) ? challengeId : null,
    state: statesOf(which).find((state) => state === search.get('state')) ?? null,
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  }
}

/** The address that reads as this; empty for the page as it opens. */
export function writeRunQuery({ which, notice, challengeId, state, page }: RunQuery): string {
  const search = new URLSearchParams({
    ...(which === 'past' && { show: 'past' }),
    ...(notice && { notice }),
    ...(challengeId && { challenge: challengeId }),
    ...(state && statesOf(which).includes(state) && { state }),
    ...(page > 1 && { page: String(page) }),
  }).toString()
  return search === '' ? '' : `?${search}`
}
