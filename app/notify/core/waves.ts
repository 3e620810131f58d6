import type { Locale } from '#app/platform/i18n.ts'
import type { PlannedMessage } from './notice.ts'

/** The mails of one notice that go at one instant. */
export type Wave<Message> = {
  readonly sendAt: Date
  readonly notice: string
  readonly messages: readonly Message[]
}

/** Messages put together as they go, by instant, then notice. */
export function wavesOf<Message extends Pick<PlannedMessage, 'sendAt' | 'notice'>>(
  messages: readonly Message[],
): Wave<Message>[] {
  const waves = new Map<string, Message[]>()
  for (const message of messages) {
    const name = `${message.sendAt.toISOString()} ${message.notice}`
    const known = waves.get(name)
    if (known) known.push(message)
    else waves.set(name, [message])
  }
  return [...waves.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, [first, ...others]]) => ({
      sendAt: first!.sendAt,
      notice: first!.notice,
      messages: [first!, ...others],
    }))
}

/** How many mails in each language, the commonest first. */
export function languagesOf(messages: readonly { readonly locale: Locale }[]): [Locale, number][] {
  const counts = new Map<Locale, number>()
  for (const { locale } of messages) counts.set(locale, (counts.get(locale) ?? 0) + 1)
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
}
