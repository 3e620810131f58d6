import { unsubscribeToken } from '#app/notify/unsubscribe-token.server.ts'
import { readEnv } from '#app/platform/env.server.ts'
import type { World } from './world.ts'

/** The address of the matrix' own objects behind a pattern of the route table. */
export function addressOf(pattern: string, world: World): string {
  const isPilotPage = pattern.includes(':pilot')
  const parts: Record<string, string> = {
    lang: 'en',
    challenge: isPilotPage ? world.slugs.piloted : world.slugs.judged,
    programme: world.north,
    proposal: world.team.proposalId,
    section: 'solution',
    version: '1',
    assignment: world.assignmentId,
    winner: world.winner.reference,
    pilot: world.pilotSlug,
    invitation: 'no-such-invitation',
    token: aToken(world),
    code: 'no-such-code',
    image: `${world.logoHash}.png`,
    colours: '1f5c4d-9fd3bf',
    sheet: 'page.css',
    file: isPilotPage ? world.pilotFileId : world.fileId,
    upload: '00000000-0000-4000-8000-000000000000',
    session: world.sessionSlug,
    round: '2',
    entry: world.entryId,
    application: world.applicationId,
    person: world.unreachableId,
    project: '1',
    year: '2022',
    place: '00000000-0000-4000-8000-000000000000',
    following: '00000000-0000-4000-8000-000000000000',
    kept: '00000000-0000-4000-8000-000000000000',
    notice: 'proposal.submitted',
    broadcast: '00000000-0000-4000-8000-000000000000',
    message: '00000000-0000-4000-8000-000000000000',
  }
  return pattern
    .replace(/:(\w+)/g, (_, name: string) => parts[name] ?? `unknown-${name}`)
    .replace('*', 'en/no/such/page')
}

/** A link out of a mail to the applicant, signed by this site: whoever holds it may use it. */
export function aToken(world: World): string {
  const { sessionSecret } = readEnv({ NODE_ENV: 'test' })
  const personId = world.people.lead ?? ''
  return unsubscribeToken(sessionSecret, { personId, notice: 'proposal.draft_reminder', challengeId: null })
}
