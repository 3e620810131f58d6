import { json } from '@remix-run/node'
import type { ActionArgs, RequestContext } from '#app/http/context.ts'
import { parseForm, problemResponse, typedValues } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { answerProblems, languageOf } from '../core/completeness.ts'
import { isSectionKey, questionsIn, sectionKeys, type SectionKey } from '../core/question-set.ts'
import { organisationSchema, sectionSchema, type sectionIntents } from '../core/section-schema.ts'
import { draftAnswersOf } from '../data/proposals.server.ts'
import { findTeamProposal } from '../data/team-proposal.server.ts'
import type { SectionProblem } from '../parts/section-problem.ts'
import { saveOrganisation } from '../flows/save-organisation.server.ts'
import { saveSection, type SectionChanged } from '../flows/save-section.server.ts'

/** Saves the section named in the address, then goes on to the next one, back to the list, or back to the check. */
export async function saveSectionAction({ context, params }: ActionArgs): Promise<Response> {
  const { section } = params
  if (!isSectionKey(section)) throw notFound()
  return section === 'organisation' ? saveApplicant(context) : saveAnswers(context, section)
}

async function saveAnswers(context: RequestContext, section: SectionKey): Promise<Response> {
  const form = await parseForm({ context }, sectionSchema(section))
  if (!form.ok) return form.response
  const { answers, versions, keep, intent, from } = form.value
  const result = await saveSection(
    {
      proposalId: sure(context.subject.proposal).id,
      personId: context.signedIn.personId,
      section,
      answers: questionsIn(section)
        .filter(({ key }) => keep?.[key] !== 'theirs')
        .map(({ key }) => ({ question: key, value: answers[key] ?? '', version: versions[key] ?? 0 })),
    },
    context.ports,
  )
  if (result.ok) {
    const errors = intent === 'continue' ? await problemsTold(context, section) : {}
    return hasAny(errors) ? savedWithProblems(context, errors) : goOn(context, { section, intent, from })
  }
  const { refusal } = result
  return refusal.code === 'section-changed'
    ? conflictResponse(context, refusal as SectionChanged)
    : refusalResponse(context, 'apply', refusal)
}

type FieldErrors = Readonly<Record<string, string>>
const hasAny = (errors: FieldErrors) => Object.keys(errors).length > 0

/** What keeps the saved answers of a section from being submitted, a sentence for each field. */
async function problemsTold(context: RequestContext, section: SectionKey): Promise<FieldErrors> {
  const t = context.t('apply')
  const found = await findTeamProposal(context.db, sure(context.subject.proposal).id)
  if (found === null) return {}
  const answers = await draftAnswersOf(context.ports.db, found.row.id)
  const problems = answerProblems(answers, languageOf(answers, found.row.language ?? 'en'))
  return Object.fromEntries(
    problems
      .filter((each) => each.section === section)
      .map(({ question, problem }) => [
        `answers.${question}`,
        t(`field-problems.${problem.code}`, { ...problem, question: t(`questions.${question}.label`) }),
      ]),
  )
}

/** Everything is kept, and the page comes back with what is still to be mended, beside each field. */
function savedWithProblems(context: RequestContext, errors: FieldErrors): Response {
  return problemResponse(context, { errors, problem: context.t('apply')('field-problems.saved') })
}

function conflictResponse(context: RequestContext, refusal: SectionChanged): Response {
  const conflicts = Object.fromEntries(
    refusal.changed.map(({ question, theirs, version, by, isOwn, changedAt }) => [
      question,
      { theirs, version, by, isOwn, changedAt: changedAt.toISOString() },
    ]),
  )
  const problem: SectionProblem = {
    values: typedValues(context),
    errors: {},
    problem: refusalSentence(context, 'apply', { code: 'section-changed' }),
    code: 'section-changed',
    conflicts,
  }
  return json(problem, 409)
}

async function saveApplicant(context: RequestContext): Promise<Response> {
  const form = await parseForm({ context }, organisationSchema)
  if (!form.ok) return form.response
  const { intent, from, ...change } = form.value
  const { id: proposalId, teamRole } = sure(context.subject.proposal)
  const role = teamRole ?? 'viewer'
  const result = await saveOrganisation(
    { proposalId, personId: context.signedIn.personId, role, change },
    context.ports,
  )
  if (!result.ok) return refusalResponse(context, 'apply', result.refusal)
  if (intent === 'continue' && change.country === null)
    return savedWithProblems(context, { country: context.t('apply')('field-problems.country') })
  return goOn(context, { section: 'organisation', intent, from })
}

function goOn(
  context: RequestContext,
  { section, intent, from }: { section: SectionKey; intent: (typeof sectionIntents)[number]; from?: 'check' },
): Response {
  const { id } = sure(context.subject.proposal)
  const paths = pathsIn(context.lang)
  if (from === 'check') return redirectWithToast(context, paths.check(id), 'apply:toasts.saved')
  const next = sectionKeys[sectionKeys.indexOf(section) + 1]
  const path = intent === 'continue' && next ? paths.section(id, next) : paths.proposal(id)
  return redirectWithToast(context, path, 'apply:toasts.saved')
}
