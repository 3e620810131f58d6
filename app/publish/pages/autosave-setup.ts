import { json } from '@remix-run/node'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { formatList } from '#app/platform/format.ts'
import type { Refusal } from '#app/platform/result.ts'
import { textsByField } from '../core/addendum.ts'
import { addendumTextSchema } from '../core/addendum-form.ts'
import { briefSchema } from '../core/brief-form.ts'
import { briefFields } from '../core/brief-texts.ts'
import { weightInWords } from '../core/criterion-weight.ts'
import { criteriaFromForm, criteriaSchema } from '../core/criteria-form.ts'
import { eligibilityFromRow } from '../core/eligibility.ts'
import { eligibilityFromForm, factsSchema, grantFromForm, ownerFromForm } from '../core/facts-form.ts'
import { findSection } from '../core/form/form.ts'
import { formEditSchema, hasTwoConditions, keysOfFreshRows } from '../core/form/question-form.ts'
import { autosavePartSchema, type SetupAutosaveAnswer } from '../core/setup-autosave.ts'
import { addendumDraft } from '../data/addenda.server.ts'
import { challengeFacts } from '../data/challenge-facts.server.ts'
import { challengeSetup, criteriaOf, judgedBy } from '../data/challenge-setup.server.ts'
import { eligibilityWords } from '../data/eligibility-words.server.ts'
import { formDraft, type FormDraft } from '../data/form-draft.server.ts'
import { lastBriefEdit } from '../data/last-brief-edit.server.ts'
import { textLanguage } from '../data/locked.server.ts'
import { versionOfBrief, versionOfCriteria, versionOfFacts } from '../data/versions.server.ts'
import { editBrief } from '../flows/edit-brief.server.ts'
import { editChallengeFacts } from '../flows/edit-challenge-facts.server.ts'
import { editCriteria } from '../flows/edit-criteria.server.ts'
import { changeForm } from '../flows/edit-form.server.ts'
import { editAddendum } from '../flows/write-addendum.server.ts'
import { editOf, questionOf } from './form-edit.server.ts'
import type { BriefTexts } from '../templates/template.ts'

export const access = {
  action: { who: 'organiser of :challenge', bodyBytes: 1_000_000 },
} satisfies Access

/**
 * Saves a part of a challenge while it is written. A form in, a few bytes of JSON out. Nothing that was approved changes
 * this way: there the button asks for it, since the approval falls.
 */
export async function action(args: ActionArgs) {
  const { context } = args
  const asked = await parseForm(args, autosavePartSchema)
  if (!asked.ok) return unreadable(asked.response)
  const { part } = asked.value
  const challenge = sure(context.subject.challenge)
  const { state } = settled(challenge.recorded, context.now)
  const isInAddendum = part === 'addendum' || (part === 'form' && state === 'open')
  if (!isInAddendum && state !== 'draft' && state !== 'changes_requested')
    return answer({ result: 'refused', sentence: context.t('publish')('autosave.by-button') })
  switch (part) {
    case 'brief':
      return saveBrief(args)
    case 'facts':
      return saveFacts(args)
    case 'criteria':
      return saveCriteria(args)
    case 'addendum':
      return saveAddendum(args)
    case 'form':
      return saveForm(args, { revision: asked.value.version, isOpen: state === 'open' })
  }
}

async function saveBrief(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, briefSchema)
  if (!form.ok) return unreadable(form.response)
  const { version, ...texts } = form.value
  const { asking, locale } = await around(args)
  const edited = await editBrief({ ...asking, locale, version, texts, isAutomatic: true }, context.ports)
  if (edited.ok) return saved(context, versionOfBrief(texts))
  const { refusal } = edited
  if (refusal.code !== 'brief-changed') return refused(context, refusal)
  return changed(context, refusal.version, theirTexts(context, refusal.theirs, texts))
}

async function saveFacts(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, factsSchema)
  if (!form.ok) return unreadable(form.response)
  // An organisation that is still being typed would be added with half its name.
  if (form.value.owner === 'new')
    return answer({ result: 'unreadable', sentence: context.t('publish')('autosave.new-owner') })
  const { version, minimumReviews, pilotsOffered, isSealed, graceMinutes, appealDays, sdgGoals } = form.value
  const { embargoHours, answerDays } = form.value
  const { asking } = await around(args)
  const edited = await editChallengeFacts(
    {
      ...asking,
      ...{
        version,
        minimumReviews,
        pilotsOffered,
        graceMinutes,
        appealDays,
        embargoHours,
        answerDays,
        sdgGoals,
      },
      owner: ownerFromForm(form.value),
      isSealed: isSealed === 'yes',
      eligibility: eligibilityFromForm(form.value),
      grant: grantFromForm(form.value),
      isAutomatic: true,
    },
    context.ports,
  )
  const facts = await challengeFacts(context.db, asking.challengeId)
  if (edited.ok) return saved(context, versionOfFacts(facts))
  if (edited.refusal.code !== 'facts-changed') return refused(context, edited.refusal)
  const t = context.t('publish')
  const setup = await challengeSetup(context.db, asking.challengeId)
  const words = eligibilityWords(context, eligibilityFromRow(facts))
  return changed(context, versionOfFacts(facts), [
    { label: t('edit-facts.owner'), text: setup.owner ?? t('edit-facts.nobody-yet') },
    { label: t('edit-facts.applicants'), text: formatList(context.lang, words?.who ?? []) },
    { label: t('edit-facts.countries'), text: formatList(context.lang, words?.where ?? []) },
    ...(words?.conditions ?? []).map(({ rule, text }) => ({
      label: t('edit-rules.rule', { number: rule }),
      text,
    })),
    { label: t('edit-facts.reviews'), text: String(facts.minimumReviews) },
    { label: t('edit-facts.pilots'), text: String(facts.pilotsOffered) },
  ])
}

async function saveCriteria(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, criteriaSchema)
  if (!form.ok) return unreadable(form.response)
  const { asking, locale } = await around(args)
  const edited = await editCriteria(
    {
      ...asking,
      locale,
      version: form.value.version,
      criteria: criteriaFromForm(form.value),
      rule: form.value.rule,
      isAutomatic: true,
    },
    context.ports,
  )
  const rows = await criteriaOf(context.db, asking.challengeId)
  const { rule } = await judgedBy(context.db, asking.challengeId)
  const version = versionOfCriteria(rows, locale, rule)
  if (edited.ok)
    return saved(
      context,
      version,
      rows.map(({ id }) => id),
    )
  const { refusal } = edited
  // Weights are typed one after the other, and so are the parts of a rule: the next key may make them agree.
  if (
    refusal.code === 'weights-not-hundred' ||
    refusal.code === 'weight-missing' ||
    refusal.code === 'criteria-missing' ||
    /^rule-/.test(refusal.code)
  )
    return answer({ result: 'unreadable', sentence: refusalSentence(context, 'publish', refusal) })
  if (refusal.code !== 'criteria-changed') return refused(context, refusal)
  const t = context.t('publish')
  return changed(
    context,
    version,
    rows.map(({ position, weight, texts }) => ({
      label: t('edit-criteria.number', { number: position }),
      text: `${texts.find((each) => each.locale === locale)?.name ?? ''} ${weightInWords(context.lang, weight, rule.weights)}`.trim(),
    })),
  )
}

async function saveAddendum(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, addendumTextSchema)
  if (!form.ok) return unreadable(form.response)
  const { intent: _intent, version, summary, ...texts } = form.value
  const { asking, locale } = await around(args)
  const edited = await editAddendum({ ...asking, locale, version, summary, texts }, context.ports)
  const draft = await addendumDraft(context.db, asking.challengeId)
  if (edited.ok) return saved(context, String(draft?.version ?? version + 1))
  if (edited.refusal.code !== 'addendum-changed' || draft === null) return refused(context, edited.refusal)
  const theirs = draft.texts.find((each) => each.locale === locale)
  return changed(context, String(draft.version), theirs ? theirTexts(context, theirs, texts) : [])
}

/** A question or a section of the form that is being written; in a form in use, as a part of the addendum that is. */
async function saveForm(args: ActionArgs, { revision, isOpen }: { revision: string; isOpen: boolean }) {
  const { context } = args
  const form = await parseForm(args, formEditSchema)
  if (!form.ok) return unreadable(form.response)
  const t = context.t('publish')
  const { intent } = form.value
  if (intent !== 'write-question' && intent !== 'write-section')
    return answer({ result: 'refused', sentence: t('autosave.by-button') }, 409)
  // What is ticked to go may be unticked again: it goes by the button.
  const value = intent === 'write-question' ? { ...form.value, gone: [] } : form.value
  if (value.intent === 'write-question' && hasTwoConditions(value))
    return answer({ result: 'unreadable', sentence: t('edit-form.one-condition') })
  const { asking, locale } = await around(args)
  const { challengeId } = asking
  const before = await formDraft(context.db, { challengeId, isOpen })
  const edit = editOf(value, { draft: before, locale })
  // Gone meanwhile: somebody who removes it knows of it, and nobody does by writing.
  if (edit.type === 'remove-question') return refused(context, { code: 'form-changed-meanwhile' })
  const edited = await changeForm({ ...asking, revision, edit, isAutomatic: true }, context.ports)
  const draft = await formDraft(context.db, { challengeId, isOpen })
  const now = draft.own?.revision ?? ''
  const question = value.intent === 'write-question' ? questionOf(before, value.question) : undefined
  if (edited.ok)
    return saved(
      context,
      now,
      value.intent === 'write-question' && edit.type === 'write-question' && question
        ? keysOfFreshRows(value, { edit, question })
        : undefined,
    )
  const { refusal } = edited
  if (refusal.code === 'form-changed-meanwhile' || refusal.code === 'form-by-addendum') {
    if (refusal.code === 'form-by-addendum') return refused(context, refusal)
    return changed(context, now, theirsOf(draft))
  }
  // What is typed next may mend it: a limit below another, a choice without words.
  const sentence = refusalSentence(context, 'publish', { ...refusal, label: '' })
  return answer({ result: 'unreadable', sentence })

  function theirsOf(current: FormDraft) {
    if (value.intent === 'write-section') {
      const texts = findSection(current.form, value.section)?.texts[locale]
      return [
        { label: t('edit-form.section-title'), text: texts?.title ?? '' },
        { label: t('edit-form.section-hint'), text: texts?.hint ?? '' },
      ]
    }
    const texts = value.intent === 'write-question' && questionOf(current, value.question)?.texts[locale]
    return [
      { label: t('edit-form.label'), text: texts ? texts.label : '' },
      { label: t('edit-form.help'), text: texts ? texts.help : '' },
    ]
  }
}

async function around({ context, request }: ActionArgs) {
  const challengeId = sure(context.subject.challenge).id
  const { languages } = await challengeSetup(context.db, challengeId)
  return {
    asking: { challengeId, by: context.signedIn.personId },
    locale: textLanguage(request, languages, context.lang),
  }
}

function theirTexts(context: ActionArgs['context'], theirs: BriefTexts, mine: BriefTexts) {
  const [saved, typed] = [textsByField(theirs), textsByField(mine)]
  return briefFields
    .filter((field) => saved[field] !== typed[field])
    .map((field) => ({
      label: context.t('publish')(`edit-brief.fields.${field}.label`),
      text: saved[field] ?? '',
    }))
}

function saved({ now }: ActionArgs['context'], version: string, ids?: readonly string[]) {
  return answer({ result: 'saved', version, savedAtIso: now.toISOString(), ...(ids && { ids }) })
}

async function changed(
  { db, subject, signedIn }: ActionArgs['context'],
  version: string,
  theirs: readonly { label: string; text: string }[],
) {
  const last = await lastBriefEdit(db, sure(subject.challenge).id)
  const by = last === null || last.personId === signedIn.personId ? null : last.name
  return answer({ result: 'changed', version, by, theirs }, 409)
}

function refused(context: ActionArgs['context'], refusal: Refusal) {
  return answer({ result: 'refused', sentence: refusalSentence(context, 'publish', refusal) }, 409)
}

/** The first of the sentences a form would show. */
async function unreadable(response: Response) {
  const { errors } = (await response.json()) as FormProblem
  return answer({ result: 'unreadable', sentence: Object.values(errors)[0] ?? '' }, 422)
}

function answer(body: SetupAutosaveAnswer, status = 200) {
  return json(body, { status })
}
