import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { hashOfImageName } from '../core/look/shown-look.ts'
import { pictureOfProgramme } from '../data/programme-look.server.ts'

export const access = { loader: { who: 'staff of :programme' } } satisfies Access

/** A picture of a programme, public or not, for those who work for it. */
export async function loader({ params, context }: LoaderArgs) {
  const hash = hashOfImageName(params.image)
  const { id: programmeId } = sure(context.subject.programme)
  const bytes = hash && (await pictureOfProgramme(context.db, { programmeId, hash }))
  if (!bytes) throw notFound()
  return new Response(bytes as BodyInit, { headers: { 'content-type': 'image/png' } })
}
