import { viewerOf, type Role, type RoleGrant, type Viewer } from '#app/people/core/viewer.ts'

/** A signed-in person without any role. */
export function aViewer(facts: Partial<Viewer> = {}): Viewer {
  return viewerOf({
    personId: 'person-1',
    name: 'Aino Example',
    email: 'aino@people.example',
    locale: 'fi',
    zone: null,
    grants: [],
    isJuror: false,
    chairOf: [],
    isApplicant: false,
    isPilotParty: false,
    ...facts,
  })
}

/** A role in `programme-1`, or in one challenge of it; an administrator's stands above programmes. */
export function aGrant(
  role: Role,
  challengeId: string | null = null,
  programmeId = 'programme-1',
): RoleGrant {
  return { role, programmeId: role === 'administrator' ? null : programmeId, challengeId }
}
