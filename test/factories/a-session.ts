import type { Ports } from '#app/http/context.ts'
import type { NewSession } from '#app/publish/data/insert-session.server.ts'
import { createSession, publishSession } from '#app/publish/flows/edit-session.server.ts'

/** A published information session in English, in Helsinki, an hour and a half long, with a slot. Far ahead unless said. */
export async function aSession(
  ports: Ports,
  session: Partial<Omit<NewSession, 'edition' | 'previousId'>> & { programmeId: string; isDraft?: boolean },
): Promise<{ id: string; slug: string }> {
  const { isDraft = false, ...facts } = session
  const made = await createSession(
    {
      challengeId: null,
      kind: 'information',
      zone: 'Europe/Helsinki',
      startsAt: new Date('2022-02-09T12:00:00Z'),
      endsAt: new Date('2022-02-09T13:30:00Z'),
      place: 'Harbour Hall',
      joinLink: null,
      capacity: null,
      texts: { en: { title: 'Ask the city', description: 'Come and ask.' } },
      agenda: [
        { minutes: 30, titles: { en: 'Welcome' }, speaker: 'The city', isSlot: false },
        { minutes: 10, titles: { en: 'Pitch' }, speaker: '', isSlot: true },
      ],
      by: null,
      ...facts,
    },
    ports,
  )
  if (!isDraft) {
    const published = await publishSession(made.id, ports)
    if (!published.ok) throw new Error(published.refusal.code)
  }
  return made
}
