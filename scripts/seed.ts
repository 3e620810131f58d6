import { demoEmails, type DemoRoleKey } from '#app/desks/core/demo-cast.ts'

/** The password of everybody one can be in the demo. There is nothing behind it but invented people. */
export const demoPassword = 'haaste-demo-2021'

const roleNames: Readonly<Record<Exclude<DemoRoleKey, 'public'>, string>> = {
  'applicant-draft': 'Applicant with a draft',
  'applicant-submitted': 'Applicant who submitted',
  juror: 'Juror',
  chair: 'Jury chair',
  organiser: 'Organiser',
  'second-organiser': 'Second organiser',
  partner: 'Partner',
  host: 'Pilot host',
  administrator: 'Administrator',
}

/** Who can sign in to the demo, for the lines at the end of `npm start`. */
export const demoSignIns: { role: string; email: string; password: string }[] = Object.entries(
  demoEmails,
).map(([key, email]) => ({ role: roleNames[key as keyof typeof roleNames], email, password: demoPassword }))

/**
 * Fills an empty, migrated demo database: every programme, person, proposal and message, through the same flows that
 * people use, with the clock at the instant of each. All of it commits at once, so a seed that is interrupted leaves
 * an empty database behind and the next start begins afresh. It throws the reason of `signal` soon after that is aborted.
 */
export async function seedDemo(options: {
  databaseUrl: string
  report: (line: string, share?: number) => void
  signal?: AbortSignal
}): Promise<void> {
  const { fillDemo } = await import('./seed/fill-demo.ts')
  await fillDemo({ ...options, password: demoPassword })
}
