import { answersTo, challengeOfProposal, teamRoleOf } from '#app/apply/data/proposals.server.ts'
import { inviteMember } from '#app/apply/flows/invite-member.server.ts'
import { saveSection } from '#app/apply/flows/save-section.server.ts'
import { startProposal } from '#app/apply/flows/start-proposal.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import type { Ports } from '#app/http/context.ts'
import { consentToVote } from '#app/judge/flows/consent-to-vote.server.ts'
import { personWithEmail } from '#app/people/data/people.server.ts'
import { findQuestion } from '#app/publish/core/form/form.ts'
import { currentForm } from '#app/publish/data/forms.server.ts'
import { accept, refuse, type Refusal, type Result } from '#app/platform/result.ts'
import type { ApplyDeed } from '../../core/deed.ts'
import { challengeIdOf, draftOf, newestTokenFor, personIdOf } from '../../data/cast-lookups.server.ts'
import { answerInvitation } from '../answer-invitation.server.ts'

type DeedOf<Name extends ApplyDeed['do']> = Extract<ApplyDeed, { do: Name }>

/** What teams do. */
export async function performApplyDeed(deed: ApplyDeed, ports: Ports): Promise<Result<unknown, Refusal>> {
  switch (deed.do) {
    case 'start':
      return startProposal(
        {
          challengeId: await challengeIdOf(ports.db, deed.challenge),
          personId: await personIdOf(ports.db, deed.by),
          applicant: deed.applicant,
          language: deed.language,
          requestId: deed.proposal,
        },
        ports,
      )
    case 'write':
      return write(deed, ports)
    case 'invite-member':
      return invite(deed, ports)
    case 'accept-invitation':
      return acceptNewest(deed.by, ports)
    case 'submit':
      return submit(deed, ports)
    case 'agree-to-vote': {
      const { proposal: proposalId, cost, summary } = deed
      const by = await personIdOf(ports.db, deed.by)
      return consentToVote({ proposalId, by, consent: { cost, summary } }, ports)
    }
  }
}

/** Section by section, as on the pages. */
async function write(
  { proposal: proposalId, by, answers }: DeedOf<'write'>,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const personId = await personIdOf(ports.db, by)
  const challengeId = await challengeOfProposal(ports.db, proposalId)
  if (challengeId === null) throw new Error(`the story writes in ${proposalId}, which nobody began`)
  const form = await currentForm(ports.db, challengeId)
  const unknown = Object.keys(answers).find((key) => findQuestion(form, key) === null)
  if (unknown !== undefined) throw new Error(`the story answers ${unknown}, which nobody asked`)
  for (const { questions } of form.sections) {
    const keys = questions.map(({ key }) => key)
    const written = keys.filter((key) => answers[key] !== undefined)
    if (written.length === 0) continue
    const current = new Map((await answersTo(ports.db, proposalId, keys)).map((row) => [row.question, row]))
    const saved = await saveSection(
      {
        proposalId,
        personId,
        answers: written.map((question) => ({
          question,
          value: answers[question] ?? '',
          version: current.get(question)?.version ?? 0,
        })),
      },
      ports,
    )
    if (!saved.ok) return saved
  }
  return accept(null)
}

async function invite(
  { proposal: proposalId, by, member, role: invitedRole }: DeedOf<'invite-member'>,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const personId = await personIdOf(ports.db, by)
  const role = await teamRoleOf(ports.db, proposalId, personId)
  if (role === null) return refuse('not-in-team')
  const invitee = { email: member, role: invitedRole }
  return inviteMember({ proposalId, personId, role, invitee, locale: 'en' }, ports)
}

/** Follows the link of the newest mail that invites. */
async function acceptNewest(email: string, ports: Ports): Promise<Result<unknown, Refusal>> {
  const token = await newestTokenFor(ports.db, email)
  if (token === null) return refuse('invitation-unusable')
  const person = await personWithEmail(ports.db, email)
  const viewer = person && { personId: person.id, email }
  return answerInvitation({ token, answer: 'accepted', reason: '', viewer }, ports)
}

async function submit(
  { proposal: proposalId, by, request }: DeedOf<'submit'>,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const personId = await personIdOf(ports.db, by)
  const role = await teamRoleOf(ports.db, proposalId, personId)
  const draft = await draftOf(ports.db, proposalId)
  if (role === null || draft === null) return refuse('not-in-team')
  return submitProposal(
    { proposalId, personId, role, draftVersion: draft.draftVersion, requestId: request },
    ports,
  )
}
