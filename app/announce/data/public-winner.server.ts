import type { Executor } from '#db/client.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { FormText } from '#app/publish/core/form/form-words.ts'
import { publicWinners } from './public-winners.server.ts'

export type PublicWinner = NonNullable<Awaited<ReturnType<typeof publicWinner>>>

/**
 * One winner or honourable mention that stands by its award, or null: before the announcement, for whoever declined, and
 * for a reference that is none, alike.
 */
export async function publicWinner(
  db: Executor,
  { reference, ...asked }: { slug: string; reference: string; lang: Locale; now: Date; t: FormText },
) {
  const page = await publicWinners(db, asked)
  if (page?.challenge.standing !== 'announced') return null
  const winner = page.winners.find((each) => each.reference === reference && each.answer !== 'declined')
  if (winner) return { challenge: page.challenge, outcome: 'winner' as const, winner }
  const mention = page.mentions.find((each) => each.reference === reference)
  return mention
    ? { challenge: page.challenge, outcome: 'honourable_mention' as const, winner: mention }
    : null
}
