/** Which desks a person finds in the menu: those the gate would let them sit down at, no others. */
import {
  isAdministrator,
  isHostAnywhere,
  isOrganiserAnywhere,
  isStaffAnywhere,
  type Viewer,
} from '#app/people/core/viewer.ts'
import type { AreaName } from '#app/ui/site.ts'

/** Everybody with an account may apply; the other desks need a role. Organisers and other staff share one home. */
export function areasOf(viewer: Viewer): AreaName[] {
  const areas: AreaName[] = ['applicant']
  if (viewer.isJuror) areas.push('juror')
  if (isOrganiserAnywhere(viewer)) areas.push('organiser')
  else if (isStaffAnywhere(viewer)) areas.push('staff')
  if (isHostAnywhere(viewer)) areas.push('host')
  if (isAdministrator(viewer)) areas.push('administrator')
  return areas
}
