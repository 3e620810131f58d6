import type { Executor } from '#db/client.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { FormText } from '#app/publish/core/form/form-words.ts'
import { publicWinners } from './public-winners.server.ts'

type WinnersPage = NonNullable<Awaited<ReturnType<typeof publicWinners>>>

export type StandingWinner =
  | { readonly outcome: 'winner'; readonly winner: WinnersPage['winners'][number] }
  | { readonly outcome: 'honourable_mention'; readonly winner: WinnersPage['mentions'][number] }

/** Winners who have not declined, then honourable mentions; nobody before the announcement. */
export function standingOf({ challenge, winners, mentions }: WinnersPage): StandingWinner[] {
  if (challenge.standing !== 'announced') return []
  return [
    ...winners
      .filter(({ answer }) => answer !== 'declined')
      .map((winner) => ({ outcome: 'winner' as const, winner })),
    ...mentions.map((winner) => ({ outcome: 'honourable_mention' as const, winner })),
  ]
}

/**
 * One winner or honourable mention that stands by its award, or null: before the announcement, for whoever declined, and
 * for a reference that is none, alike.
 */
export async function publicWinner(
  db: Executor,
  { reference, ...asked }: { slug: string; reference: string; lang: Locale; now: Date; t: FormText },
) {
  const page = await publicWinners(db, asked)
  const found = page && standingOf(page).find(({ winner }) => winner.reference === reference)
  return found ? { challenge: page.challenge, ...found } : null
}
