import { json } from '@remix-run/node'
import type { ActionArgs, RequestContext } from '#app/http/context.ts'
import { parseForm, problemResponse, typedValues } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { questionsOf, type Question } from '#app/publish/core/form/form.ts'
import { findShownQuestion, shownForm } from '#app/publish/core/form/form-words.ts'
import { currentForm, formsOf } from '#app/publish/data/forms.server.ts'
import { answerProblems, languageOf, organisationSection, sectionKeysOf } from '../core/completeness.ts'
import { organisationSchema, sectionSchema, type SectionIntent } from '../core/section-schema.ts'
import { problemSentence } from '../data/problem-sentence.server.ts'
import { challengeOfProposal, draftAnswersOf, memberIdsOf } from '../data/proposals.server.ts'
import { findTeamProposal } from '../data/team-proposal.server.ts'
import { savedAndToMend, type SectionProblem } from '../parts/section-problem.ts'
import { saveOrganisation } from '../flows/save-organisation.server.ts'
import { saveSection, type SectionChanged } from '../flows/save-section.server.ts'

/** Saves the section named in the address, then goes on to the next one, back to the list, or back to the check. */
export async function saveSectionAction({ context, params }: ActionArgs): Promise<Response> {
  const { section } = params
  if (section === organisationSection) return saveApplicant(context)
  const forms = await formsOf(context.db, await challengeIdIn(context))
  // A section that an addendum took away may still be open in somebody's browser: what it sends is kept.
  if (!section || !forms.some((form) => sectionKeysOf(form).includes(section))) throw notFound()
  const questions = new Map(forms.flatMap((form) => questionsOf(form).map((each) => [each.key, each])))
  return saveAnswers(context, section, [...questions.values()])
}

function proposalIdIn(context: RequestContext): string {
  return sure(context.subject.proposal).id
}

async function challengeIdIn(context: RequestContext): Promise<string> {
  const challengeId = await challengeOfProposal(context.db, proposalIdIn(context))
  if (challengeId === null) throw new Error('A section was saved in a proposal that is gone')
  return challengeId
}

async function saveAnswers(
  context: RequestContext,
  section: string,
  questions: readonly Question[],
): Promise<Response> {
  const form = await parseForm({ context }, sectionSchema(questions))
  if (!form.ok) return form.response
  const { answers, versions, keep, intent, from } = form.value
  const result = await saveSection(
    {
      proposalId: proposalIdIn(context),
      personId: context.signedIn.personId,
      answers: questions
        .filter(({ key }) => (key in answers || key in versions) && keep[key] !== 'theirs')
        .map(({ key }) => ({ question: key, value: answers[key] ?? '', version: versions[key] ?? 0 })),
    },
    context.ports,
  )
  if (result.ok) {
    if (result.value.gone.length > 0) return goOn(context, { section, intent: 'gone', from })
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
async function problemsTold(context: RequestContext, section: string): Promise<FieldErrors> {
  const { db } = context.ports
  const found = await findTeamProposal(db, proposalIdIn(context))
  if (found === null) return {}
  const answers = await draftAnswersOf(db, found.row.id)
  const form = await currentForm(db, found.row.challengeId)
  const facts = {
    language: languageOf(answers, found.row.language ?? 'en'),
    members: await memberIdsOf(db, found.row.id),
  }
  const shown = shownForm(form, context.lang, context.t('publish'))
  return Object.fromEntries(
    answerProblems(form, answers, facts)
      .filter((each) => each.section === section)
      .map(({ question, problem }) => [
        `answers.${question}`,
        problemSentence(context, 'field-problems', { question: findShownQuestion(shown, question), problem }),
      ]),
  )
}

/** Everything is kept, and the page comes back with what is still to be mended, beside each field. */
function savedWithProblems(context: RequestContext, errors: FieldErrors): Response {
  return problemResponse(context, {
    errors,
    problem: context.t('apply')('field-problems.saved'),
    code: savedAndToMend,
  })
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

async function goOn(
  context: RequestContext,
  { section, intent, from }: { section: string; intent: SectionIntent | 'gone'; from?: 'check' },
): Promise<Response> {
  const id = proposalIdIn(context)
  const paths = pathsIn(context.lang)
  if (intent === 'gone') return redirectWithToast(context, paths.proposal(id), 'apply:toasts.form-changed')
  if (intent === 'add-row')
    return redirectWithToast(context, paths.section(id, section), 'apply:toasts.saved')
  if (intent === 'files') return redirectWithToast(context, paths.files(id), 'apply:toasts.saved')
  if (from === 'check') return redirectWithToast(context, paths.check(id), 'apply:toasts.saved')
  const keys = sectionKeysOf(await currentForm(context.db, await challengeIdIn(context)))
  const next = keys[keys.indexOf(section) + 1]
  const path = intent === 'continue' && next ? paths.section(id, next) : paths.proposal(id)
  return redirectWithToast(context, path, 'apply:toasts.saved')
}
