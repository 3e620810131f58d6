import { expect, it } from 'vitest'
import { aGrant, aViewer } from '#test/factories/a-viewer.ts'
import { rolesInChallenge, rolesInProgramme } from './staff-roles.ts'

it('tells roles of the programme from roles of one challenge, each once', () => {
  const viewer = aViewer({
    grants: [
      aGrant('auditor'),
      aGrant('screener', 'challenge-1'),
      aGrant('chair', 'challenge-1'),
      aGrant('organiser', null, 'programme-2'),
    ],
    chairOf: ['challenge-1', 'challenge-2'],
  })
  expect(rolesInProgramme(viewer, 'programme-1')).toEqual(['auditor'])
  expect(rolesInChallenge(viewer, 'challenge-1')).toEqual(['screener', 'chair'])
  expect(rolesInChallenge(viewer, 'challenge-2')).toEqual(['chair'])
  expect(rolesInChallenge(viewer, 'challenge-3')).toEqual([])
})
