/**
 * Who one can be in the demo, and the instants worth going to. Addresses end in `.example`, which nobody can own.
 */

export const demoRoleKeys = [
  'public',
  'applicant-draft',
  'applicant-submitted',
  'juror',
  'chair',
  'organiser',
  'second-organiser',
  'host',
  'partner',
  'administrator',
] as const
export type DemoRoleKey = (typeof demoRoleKeys)[number]

/** The account behind each role; the public has none. */
export const demoEmails: Readonly<Record<Exclude<DemoRoleKey, 'public'>, string>> = {
  'applicant-draft': 'elina.saarinen@kaiku-atelier.example',
  'applicant-submitted': 'mikko.laaksonen@hallintaito.example',
  juror: 'tuomas.lehtovaara@jury-north.example',
  chair: 'marjatta.kivisto@jury-north.example',
  organiser: 'aino.virtamo@city-desk.example',
  'second-organiser': 'lin.yuqing@partner-desk.example',
  host: 'pertti.halonen@host-yard.example',
  partner: 'bo.nordstrom@friends-league.example',
  administrator: 'ada.keeper@house.example',
}

export function isDemoRole(value: string): value is DemoRoleKey {
  return (demoRoleKeys as readonly string[]).includes(value)
}

/** The role a person is shown as; null for somebody who is not one of them. */
export function demoRoleOf(email: string): DemoRoleKey | null {
  return demoRoleKeys.find((key) => key !== 'public' && demoEmails[key] === email) ?? null
}

/** The programme of 2021, and where its clock stands when the demo begins. */
export const demoProgramme = 'china-finland-challenge-2021'
export const demoBeginsAt = new Date('2021-12-20T10:00:00+02:00')

/** Where the clock can be sent, in order of time. */
export const demoMoments = [
  ['two-hours-left', '2021-12-22T21:59:00+02:00'],
  ['deadline', '2021-12-22T23:59:00+02:00'],
  ['jury-at-work', '2022-01-04T12:00:00+02:00'],
  ['jury-done', '2022-01-12T17:00:00+02:00'],
  ['decided', '2022-01-13T16:00:00+02:00'],
  ['announcement', '2022-01-14T10:00:00+02:00'],
  ['pilot-running', '2022-04-20T12:00:00+03:00'],
  ['pilot-measured', '2022-10-05T12:00:00+03:00'],
] as const
export type DemoMoment = (typeof demoMoments)[number][0]

/** The moments that are still ahead; the clock moves forward only. */
export function momentsAfter(now: Date): { key: DemoMoment; at: Date }[] {
  return demoMoments.map(([key, at]) => ({ key, at: new Date(at) })).filter(({ at }) => at > now)
}
