import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import { LateNotice } from './late-notice.tsx'
import type { ProposalFrame } from '../core/proposal-frame.ts'

/**
 * Where the proposal stands, in a sentence, with the one thing to do about it; `restore` where the page can do that.
 * `submitAt`: the place on this very page where newer changes are submitted.
 */
export function StandingCallout({
  frame,
  restore,
  submitAt,
}: {
  frame: ProposalFrame
  restore?: ReactNode
  submitAt?: string
}) {
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  if (frame.state === 'withdrawn') {
    return (
      <Callout tone="warn" title={t('standing.withdrawn')}>
        <p>{frame.intake === 'open' ? t('standing.withdrawn-open') : t('standing.withdrawn-closed')}</p>
        {restore}
      </Callout>
    )
  }
  if (frame.state === 'submitted')
    return (
      <>
        <CompletionCallout frame={frame} />
        <MoveCallout frame={frame} />
        <SubmittedCallout frame={frame} submitAt={submitAt} />
      </>
    )
  if (frame.intake === 'open') return null
  if (frame.intake === 'closed') {
    return (
      <LateNotice {...frame} title={t('standing.draft-closed')} counts={t('late.nothing-in')}>
        <p>{t('standing.draft-kept')}</p>
        <ButtonRow>
          <ButtonLink to={paths.copy(frame.id)} tone="secondary" icon="download">
            {t('standing.keep-copy')}
          </ButtonLink>
        </ButtonRow>
      </LateNotice>
    )
  }
  return (
    <Callout tone="warn" title={t('standing.draft-shut')}>
      <p>{t('standing.draft-kept')}</p>
      <p>
        <a href={`mailto:${frame.contactEmail}`}>
          {t('standing.write-organiser', { email: frame.contactEmail })}
        </a>
      </p>
      <ButtonRow>
        <ButtonLink to={paths.copy(frame.id)} tone="secondary" icon="download">
          {t('standing.keep-copy')}
        </ButtonLink>
      </ButtonRow>
    </Callout>
  )
}

function SubmittedCallout({ frame, submitAt }: { frame: ProposalFrame; submitAt?: string }) {
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const isBehind = frame.hasUnsubmittedChanges && frame.intake === 'open'
  return (
    <Callout
      tone={isBehind ? 'warn' : 'good'}
      title={isBehind ? t('standing.newer') : t('standing.submitted', { version: frame.versions })}
    >
      {isBehind ? <p>{t('standing.newer-text', { version: frame.versions })}</p> : null}
      {frame.submittedAt ? (
        <p>
          {t('standing.received')} <LocalTime atIso={frame.submittedAt} zone={frame.zone} />
        </p>
      ) : null}
      {frame.hasUnsubmittedChanges && frame.intake !== 'open' ? <p>{t('standing.newer-late')}</p> : null}
      {frame.isTold ? (
        <p>
          {t('standing.told')} <LocalTime atIso={frame.announcesAt} zone={frame.zone} />
        </p>
      ) : null}
      {frame.screening === 'ineligible' ? <p>{t('standing.ineligible')}</p> : null}
      <ButtonRow>
        {isBehind && frame.canWrite ? (
          <ButtonLink to={submitAt ?? paths.check(frame.id)}>
            {t(submitAt ? 'check.to-submit' : 'standing.submit-again')}
          </ButtonLink>
        ) : null}
        {frame.isAnnounced || frame.isTold ? (
          <ButtonLink to={paths.result(frame.id)} icon="megaphone">
            {t('standing.result')}
          </ButtonLink>
        ) : null}
        <ButtonLink to={paths.receipt(frame.id, frame.versions)} tone="secondary" icon="receipt">
          {t('standing.receipt')}
        </ButtonLink>
      </ButtonRow>
    </Callout>
  )
}

/** What the screening asks the team for, while it may answer. */
function CompletionCallout({ frame }: { frame: ProposalFrame }) {
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  if (frame.completionDueAt === null) return null
  return (
    <Callout tone="warn" title={t('standing.completion')}>
      <p>
        {t('standing.completion-until')} <LocalTime atIso={frame.completionDueAt} zone={frame.zone} />
      </p>
      {frame.canWrite ? (
        <ButtonRow>
          <ButtonLink to={paths.completion(frame.id)}>{t('standing.completion-link')}</ButtonLink>
        </ButtonRow>
      ) : null}
    </Callout>
  )
}

/** Whether the proposal may go to another challenge: its lead decides, everybody in the team sees the question. */
function MoveCallout({ frame }: { frame: ProposalFrame }) {
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  if (frame.moveDueAt === null) return null
  return (
    <Callout tone="warn" title={t('standing.move')}>
      <p>
        {t(frame.role === 'lead' ? 'standing.completion-until' : 'standing.move-lead-until')}{' '}
        <LocalTime atIso={frame.moveDueAt} zone={frame.zone} />
      </p>
      <ButtonRow>
        <ButtonLink to={paths.move(frame.id)}>
          {t(frame.role === 'lead' ? 'standing.move-answer' : 'standing.move-see')}
        </ButtonLink>
      </ButtonRow>
    </Callout>
  )
}
