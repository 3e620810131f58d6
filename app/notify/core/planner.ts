/**
 * What should be in the outbox for the facts as they are now. Pure: the same facts give the same messages in the same
 * order, so that planning can be repeated at any time by anybody.
 */
import { isEndState } from '#app/lifecycle/phases.ts'
import type { ChallengeFacts } from './facts.ts'
import { beforeTheNight } from './moments.ts'
import type { Notice, PlannedMessage, WantedMessage } from './notice.ts'

/**
 * Every message the notices want, each once. Reminders move out of the night; what has lost its meaning by `now`, or
 * would never have had one, is left out, and a challenge that was cancelled or archived sends nothing but what it must.
 * Sorted by instant, then key.
 */
export function planMessages(notices: readonly Notice<string>[], facts: ChallengeFacts): PlannedMessage[] {
  const byKey = new Map<string, PlannedMessage>()
  const isEnded = isEndState(facts.challenge.state)
  for (const notice of notices) {
    if (isEnded && notice.class !== 'mandatory') continue
    for (const wanted of notice.wanted(facts)) {
      const message = plannedMessage(notice, wanted, facts)
      const hasMeaning = message.expiresAt > facts.now && message.sendAt <= message.expiresAt
      if (hasMeaning && !byKey.has(message.key)) byKey.set(message.key, message)
    }
  }
  return [...byKey.values()].sort(bySendAtThenKey)
}

/** `notice:about:person:anchor`, unique for ever: a moved date has another anchor, and so another message. */
export function messageKey(notice: string, wanted: Pick<WantedMessage, 'about' | 'to' | 'anchor'>): string {
  return `${notice}:${wanted.about}:${wanted.to.personId}:${wanted.anchor}`
}

function plannedMessage(
  notice: Notice<string>,
  wanted: WantedMessage,
  facts: ChallengeFacts,
): PlannedMessage {
  const zone = wanted.to.zone ?? facts.challenge.calendar.zone
  return {
    ...wanted,
    key: messageKey(notice.name, wanted),
    notice: notice.name,
    class: notice.class,
    locale: wanted.to.locale,
    zone,
    sendAt: notice.isQuiet ? beforeTheNight(wanted.sendAt, zone) : wanted.sendAt,
  }
}

function bySendAtThenKey(a: PlannedMessage, b: PlannedMessage): number {
  return a.sendAt.getTime() - b.sendAt.getTime() || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}
