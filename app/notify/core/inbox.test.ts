import { describe, expect, it } from 'vitest'
import { templates } from '#emails/index.ts'
import { inboxStates, isLost, keptOutOfInbox } from './inbox.ts'
import { messageStates } from './reconcile.ts'

describe('an inbox', () => {
  it('has nothing that has not been sent or had its turn', () => {
    const waiting = messageStates.filter((state) => !(inboxStates as readonly string[]).includes(state))
    expect(waiting.sort()).toEqual(['cancelled', 'held', 'planned', 'queued', 'sending', 'skipped'])
  })

  it('tells what did not arrive', () => {
    expect(inboxStates.filter(isLost)).toEqual(['bounced', 'complained', 'suppressed', 'failed'])
  })

  it('keeps out kinds that exist', () => {
    for (const notice of keptOutOfInbox) expect(templates).toHaveProperty([notice])
  })
})
