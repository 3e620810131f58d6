import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { pitchCalendar } from '../core/deliberation/pitch.ts'
import { proposalsClosedTo } from '../data/closed-proposals.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { slotsShownWithout } from '../data/pitches.server.ts'

export const access = { loader: { who: 'juror of :challenge' } } satisfies Access

/** All pitches a juror sits in, for any calendar; without those of proposals that are closed to them. */
export async function loader({ context }: LoaderArgs) {
  const { db, lang, env, signedIn } = context
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const t = context.t('judge')
  const heading = await judgingHeading(db, { challengeId, lang })
  const closed = await proposalsClosedTo(db, { challengeId, personId: signedIn.personId })
  const shown = await slotsShownWithout(db, { challengeId, closed })
  const slots = shown.filter(({ proposalId }) => proposalId !== null)
  const file = pitchCalendar(
    slots.map((slot) => ({ ...slot, title: t('pitches.entry', { title: slot.title ?? '' }) })),
    {
      name: `${t('pitches.title')}: ${heading.title}`,
      host: new URL(env.publicOrigin).host,
      url: env.publicOrigin + pathsIn(lang).juryQueue(slug),
      language: lang,
    },
  )
  return new Response(file, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': `attachment; filename="pitches-${slug}.ics"`,
    },
  })
}
