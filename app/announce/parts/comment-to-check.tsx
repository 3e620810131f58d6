import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { formatInstant } from '#app/platform/format.ts'
import { htmlLangOf, type ContentLanguage } from '#app/platform/languages.ts'
import { ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { DisclosedFields } from '#app/ui/form/disclosed-fields.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField, type Choice } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import type { CommentStep } from '../core/comment-checks.ts'
import { longestCheckReason, longestComment } from '../core/feedback-form.ts'
import { PlainText } from './plain-text.tsx'

type Step = {
  step: CommentStep
  wording: string | null
  language: ContentLanguage | null
  reason: string | null
  by: string | null
  atIso: string
}

export type CommentToCheckProps = {
  comment: {
    scorecardId: string
    reference: string
    title: string
    titleLang: string
    original: string
    wording: string
    language: ContentLanguage
    lang: string
    number: number
    isCheckable: boolean
    isOwn: boolean
    history: readonly Step[]
  }
  languages: readonly Choice[]
  zone: string
  result?: FormProblem
}

/** One comment as its juror wrote it, what was done with it so far, and what may be done now. */
export function CommentToCheck({ comment, languages, zone, result }: CommentToCheckProps) {
  const { t } = useTranslation('announce')
  const { reference, title, titleLang, original, lang, isCheckable, isOwn, history } = comment
  return (
    <Section
      id="comment"
      title={t('feedback.to', { reference })}
      intro={<span lang={titleLang}>{title}</span>}
      tone="raised"
    >
      <h3>{t('feedback.as-written')}</h3>
      <div className="prose">
        <blockquote lang={history.length === 0 ? lang : undefined} dir="auto">
          <PlainText text={original} />
        </blockquote>
      </div>
      <History steps={history} zone={zone} />
      {isCheckable ? (
        <CheckForm comment={comment} languages={languages} result={result} />
      ) : (
        <Callout title={t(isOwn ? 'feedback.own' : 'feedback.settled')}>
          <p>{t(isOwn ? 'feedback.own-hint' : 'feedback.settled-hint')}</p>
        </Callout>
      )}
    </Section>
  )
}

function CheckForm({
  comment,
  languages,
  result,
}: Pick<CommentToCheckProps, 'comment' | 'languages' | 'result'>) {
  const { t } = useTranslation('announce')
  const { scorecardId, number, wording, language, lang, reference } = comment
  const isSame = result?.values['scorecardId'] === scorecardId
  const isLeft =
    isSame && (result?.values['intent'] === 'withhold' || result?.values['intent'] === 'send-back')
  return (
    <Form
      result={isSame ? result : undefined}
      hidden={{ scorecardId, seen: number }}
      label={t('feedback.to', { reference })}
    >
      <TextArea
        name="wording"
        label={t('feedback.wording')}
        hint={t('feedback.wording-hint')}
        rows={6}
        maxCharacters={longestComment}
        defaultValue={wording}
        lang={lang}
      />
      <SelectField
        name="language"
        label={t('feedback.language')}
        hint={t('feedback.language-hint')}
        choices={languages}
        defaultValue={language}
      />
      <SubmitButton intent="approve">{t('feedback.approve')}</SubmitButton>
      <DisclosedFields summary={t('feedback.otherwise')} names={['reason']} open={isLeft}>
        <TextArea
          name="reason"
          label={t('feedback.reason')}
          hint={t('feedback.reason-hint')}
          rows={3}
          maxCharacters={longestCheckReason}
        />
        <ButtonRow>
          <SubmitButton intent="send-back" tone="secondary">
            {t('feedback.send-back')}
          </SubmitButton>
          <SubmitButton intent="withhold" tone="danger">
            {t('feedback.withhold')}
          </SubmitButton>
        </ButtonRow>
      </DisclosedFields>
    </Form>
  )
}

function History({ steps, zone }: { steps: readonly Step[]; zone: string }) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  if (steps.length === 0) return null
  return (
    <>
      <h3>{t('feedback.history')}</h3>
      <ol className="plain-list" role="list" reversed>
        {steps.map(({ step, wording, language, reason, by, atIso }) => (
          <li key={atIso + step}>
            <strong>{t(`feedback.step.${step}`)}</strong>{' '}
            <span className="facts__note">
              {by
                ? t('feedback.by', { name: by, when: formatInstant(lang, atIso, zone) })
                : formatInstant(lang, atIso, zone)}
            </span>
            {reason ? (
              <p>
                <PlainText text={reason} />
              </p>
            ) : null}
            {wording && (step === 'edited' || step === 'rewritten') ? (
              <div className="prose">
                <blockquote lang={language ? htmlLangOf(language) : undefined} dir="auto">
                  <PlainText text={wording} />
                </blockquote>
              </div>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  )
}
