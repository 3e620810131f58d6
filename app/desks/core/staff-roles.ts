/** What a person is to a programme and to each of its challenges, in the words of their roles. */
import type { Role, Viewer } from '#app/people/core/viewer.ts'

/** The roles held for the whole programme, each once. */
export function rolesInProgramme(viewer: Viewer, programmeId: string): Role[] {
  return once(
    viewer.grants.filter((grant) => grant.programmeId === programmeId && grant.challengeId === null),
  )
}

/** The roles held for that challenge alone, each once; a chairing juror is a chair. */
export function rolesInChallenge(viewer: Viewer, challengeId: string): Role[] {
  const own = once(viewer.grants.filter((grant) => grant.challengeId === challengeId))
  return viewer.chairOf.includes(challengeId) && !own.includes('chair') ? [...own, 'chair'] : own
}

const once = (grants: Viewer['grants']): Role[] => [...new Set(grants.map(({ role }) => role))]
