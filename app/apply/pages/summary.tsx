import { json, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { directionOf, htmlLangOf } from '#app/platform/languages.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { findQuestion, questionsOf } from '#app/publish/core/form/form.ts'
import { languageWord } from '#app/publish/core/form/language-word.ts'
import { currentForm } from '#app/publish/data/forms.server.ts'
import { sha256 } from '#app/record/sha256.server.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { languageOf } from '../core/completeness.ts'
import { asksForSummary, origins, sourceOf, summaryQuestion, translationSchema } from '../core/translation.ts'
import { draftAnswersOf } from '../data/proposals.server.ts'
import { translationsOf, workingLanguageOf } from '../data/translations.server.ts'
import { saveTranslation } from '../flows/save-translation.server.ts'
import { ProposalLayout } from '../parts/proposal-layout.tsx'
import { ProseAnswer } from '../parts/prose-answer.tsx'
import { StandingCallout } from '../parts/standing-callout.tsx'
import { loadFrame } from './frame.server.ts'

export const access = {
  loader: { who: 'team editor of :proposal' },
  action: { who: 'team editor of :proposal', bodyBytes: 300_000 },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang } = context
  const { found, frame } = await loadFrame(context)
  const answers = await draftAnswersOf(db, frame.id)
  const [written, working] = [languageOf(answers, frame.language), await workingLanguageOf(db, frame.id)]
  const form = await currentForm(db, found.row.challengeId)
  // Only teams that write in another language are asked.
  if (!asksForSummary(written, working) || findQuestion(form, summaryQuestion) === null)
    throw redirect(pathsIn(lang).proposal(frame.id))
  const source = sourceOf(answers[summaryQuestion])
  const own = (await translationsOf(db, { proposalId: frame.id, side: 'team' })).find(
    ({ question, language }) => question === summaryQuestion && language === working,
  )
  const sourceHash = sha256(source)
  const section = form.sections.find(({ questions }) => questions.some(({ key }) => key === summaryQuestion))
  return json({
    frame,
    source,
    sourceHash,
    sourceSection: section?.key ?? '',
    written: { language: written, name: languageWord(lang, written) },
    working: { language: working, name: languageWord(lang, working) },
    own: own && { text: own.text, origin: own.origin, isChecked: own.isChecked },
    isOutdated: own !== undefined && own.sourceHash !== sourceHash,
    limit: limitOf(questionsOf(form)),
    pageTitle: `${frame.reference} · ${context.t('apply')('summary.title', { language: languageWord(lang, working) })}`,
  })
}

/** As long as the summary itself may be. */
function limitOf(questions: ReturnType<typeof questionsOf>): number {
  const asked = questions.find(({ key }) => key === summaryQuestion)
  return asked && 'limit' in asked.config ? asked.config.limit : 2000
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, translationSchema)
  if (!form.ok) return form.response
  const { id: proposalId, teamRole } = sure(context.subject.proposal)
  const { text, origin, isChecked, sourceHash } = form.value
  const result = await saveTranslation(
    {
      ...{ proposalId, personId: context.signedIn.personId, role: teamRole ?? 'viewer' },
      ...{ text, origin, isChecked: isChecked === 'yes', sourceHash },
    },
    context.ports,
  )
  if (!result.ok) return refusalResponse(context, 'apply', result.refusal)
  return redirectWithToast(context, pathsIn(context.lang).proposal(proposalId), 'apply:toasts.saved')
}

export default function SummaryPage() {
  const data = useLoaderData<typeof loader>()
  const { frame, source, written, working, own } = data
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const isWritable = frame.intake === 'open' && frame.state !== 'withdrawn'
  const names = { written: written.name, working: working.name }
  return (
    <ProposalLayout
      frame={frame}
      title={t('summary.title', { language: working.name })}
      lede={t('summary.lede', names)}
    >
      {isWritable ? null : <StandingCallout frame={frame} />}
      {data.isOutdated ? (
        <Callout tone="warn" title={t('summary.outdated')}>
          <p>{t('summary.outdated-text')}</p>
        </Callout>
      ) : null}
      <Section id="original" title={t('summary.original', { language: written.name })}>
        {source === '' ? (
          <p>
            {t('summary.none')}{' '}
            <a href={`${paths.section(frame.id, data.sourceSection)}#field-answers-${summaryQuestion}`}>
              {t('summary.write')}
            </a>
          </p>
        ) : (
          <ProseAnswer value={source} language={written.language} />
        )}
      </Section>
      {(isWritable && source !== '') || result !== undefined ? (
        <Section id="translation" title={t('summary.title', { language: working.name })}>
          <Form result={result} hidden={{ sourceHash: data.sourceHash }} label={t('summary.save')}>
            <div dir={directionOf(working.language)}>
              <TextArea
                name="text"
                label={t('summary.text', { language: working.name })}
                lang={htmlLangOf(working.language)}
                maxCharacters={data.limit}
                defaultValue={own?.text}
              />
            </div>
            <RadioGroup
              name="origin"
              label={t('summary.origin')}
              hint={t('summary.origin-hint')}
              defaultValue={own?.origin}
              choices={origins.map((value) => ({ value, label: t(`summary.origins.${value}`) }))}
            />
            <CheckboxField
              name="isChecked"
              label={t('summary.checked')}
              hint={t('summary.checked-hint', names)}
              optional
              defaultChecked={own?.isChecked}
            />
            <SubmitButton>{t('summary.save')}</SubmitButton>
          </Form>
        </Section>
      ) : null}
      <ButtonRow>
        <ButtonLink to={paths.proposal(frame.id)} tone="quiet" icon="arrow-left">
          {t('back-to-tasks')}
        </ButtonLink>
      </ButtonRow>
    </ProposalLayout>
  )
}
