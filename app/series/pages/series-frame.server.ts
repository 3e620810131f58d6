import type { RequestContext } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { isOfficialOf, isOrganiserOf, isStaffSomewhereIn } from '#app/people/core/viewer.ts'
import { seriesDesk } from '../data/desk.server.ts'

/** What every page of the desk begins with; 404 where the module is not part of the programme. */
export async function seriesFrame({ db, lang, signedIn, subject }: RequestContext) {
  const { id: programmeId } = sure(subject.programme)
  const desk = await seriesDesk(db, { programmeId, lang })
  if (!desk) throw notFound()
  return {
    ...desk,
    programmeId,
    isOrganiser: isOrganiserOf(signedIn, { programmeId }),
    isOfficial: isOfficialOf(signedIn, programmeId),
    isStaff: isStaffSomewhereIn(signedIn, programmeId),
  }
}

/** The same where the series has been begun; 404 otherwise. */
export async function begunFrame(context: RequestContext) {
  const { setup, ...frame } = await seriesFrame(context)
  if (!setup) throw notFound()
  return { ...frame, setup }
}

/** The round an address names, by its place; 404 where there is none. */
export function roundIn<Round extends { readonly position: number }>(
  rounds: readonly Round[],
  named: string | undefined,
): Round {
  const round = /^\d{1,3}$/.test(named ?? '')
    ? rounds.find(({ position }) => position === Number(named))
    : undefined
  if (!round) throw notFound()
  return round
}
