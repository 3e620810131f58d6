import { describe, expect, it } from 'vitest'
import type { Role } from '#app/people/core/viewer.ts'
import { aGrant, aViewer } from '#test/factories/a-viewer.ts'
import { areasOf } from './areas.ts'

describe('the desks in the menu', () => {
  it.each<[Role, string[]]>([
    ['organiser', ['organiser']],
    ['operator', ['organiser']],
    ['challenge_owner', ['staff']],
    ['screener', ['staff']],
    ['chair', ['staff']],
    ['auditor', ['staff']],
    ['partner', ['staff']],
    ['official', ['staff']],
    ['pilot_manager', ['host']],
    ['pilot_host', ['host']],
    ['administrator', ['organiser', 'administrator']],
  ])('of a %s', (role, areas) => {
    expect(areasOf(aViewer({ grants: [aGrant(role)] }))).toEqual(['applicant', ...areas])
  })

  it('of a juror, of a chairing juror, of the contact of a pilot', () => {
    expect(areasOf(aViewer({ isJuror: true }))).toEqual(['applicant', 'juror'])
    expect(areasOf(aViewer({ isJuror: true, chairOf: ['challenge-1'] }))).toEqual([
      'applicant',
      'juror',
      'staff',
    ])
    expect(areasOf(aViewer({ isPilotParty: true }))).toEqual(['applicant', 'host'])
  })

  it('names the shared home once for somebody who is organiser here and auditor there', () => {
    const grants = [aGrant('organiser'), aGrant('auditor', null, 'programme-2')]
    expect(areasOf(aViewer({ grants }))).toEqual(['applicant', 'organiser'])
  })
})
