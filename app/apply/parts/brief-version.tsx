import { useTranslation } from 'react-i18next'
import type { FormChange } from '#app/publish/core/form/form-difference.ts'
import { FormChanges } from '#app/publish/parts/form-changes.tsx'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Form } from '#app/ui/form/form.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { useSite } from '#app/ui/site.ts'
import type { ProposalFrame } from '../core/proposal-frame.ts'

/** Which version of the brief the proposal answers, where there is more than one, and what to do when it is an older one. */
export function BriefVersion({
  frame,
  changes,
  result,
}: {
  frame: ProposalFrame
  /** What of the form is different since the team has read the brief. */
  changes: readonly FormChange[]
  result?: FormResult
}) {
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const { brief } = frame
  if (brief.newest === 1) return null
  const toAddenda = paths.addenda(frame.challenge.slug)
  if (brief.answered === brief.newest || frame.intake !== 'open' || frame.state === 'withdrawn') {
    return (
      <p className="brief-version">
        <a href={toAddenda}>{t('brief-version.answers', { version: brief.answered })}</a>
      </p>
    )
  }
  return (
    <Callout tone="warn" title={t('brief-version.changed')}>
      <p>{t('brief-version.changed-text', { current: brief.newest, version: brief.answered })}</p>
      {changes.length > 0 ? (
        <>
          <p>{t('brief-version.form-changed')}</p>
          <FormChanges changes={changes} />
        </>
      ) : null}
      {frame.state === 'submitted' ? (
        <p>{t('brief-version.submitted-text', { version: brief.answered })}</p>
      ) : null}
      <ButtonRow>
        <ButtonLink to={toAddenda} tone="secondary">
          {t('brief-version.read')}
        </ButtonLink>
      </ButtonRow>
      {frame.canWrite ? (
        <Form
          result={result}
          intent="read-brief"
          hidden={{ briefNumber: brief.newest }}
          label={t('brief-version.confirm')}
        >
          <SubmitButton>{t('brief-version.confirm')}</SubmitButton>
        </Form>
      ) : null}
    </Callout>
  )
}
