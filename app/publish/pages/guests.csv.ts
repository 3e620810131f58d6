import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { csvFile } from '../core/csv.ts'
import { allGuests } from '../data/places.server.ts'
import { sessionOfProgramme } from '../data/sessions.server.ts'

export const access = { loader: { who: 'organiser of :programme' } } satisfies Access

/** The guest list to keep: names and addresses, for who runs the door. */
export async function loader({ context, params }: LoaderArgs) {
  const { id } = sure(context.subject.programme)
  const session = await sessionOfProgramme(context.db, id, params.session ?? '')
  if (!session) throw notFound()
  const t = context.t('publish')
  const guests = await allGuests(context.db, session.id)
  const header = [
    t('session-desk.guest-name'),
    t('place.organisation'),
    t('session-desk.guest-email'),
    t('session-desk.language'),
    t('session-desk.state'),
    t('session-desk.since'),
  ]
  const rows = guests.map(({ name, organisation, email, locale, state, queuedAtIso }) => [
    name,
    organisation,
    email,
    locale ?? '',
    t(state === 'registered' ? 'session-desk.registered' : 'session-desk.waiting'),
    queuedAtIso,
  ])
  return new Response(csvFile(header, rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${session.slug}.csv"`,
    },
  })
}
