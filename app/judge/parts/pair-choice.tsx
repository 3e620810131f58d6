import { useTranslation } from 'react-i18next'
import { htmlLangOf, type ContentLanguage } from '#app/platform/languages.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { FinalNote } from './ballot-frame.tsx'

export type PairWork = {
  isWritable: boolean
  finalisedAtIso: string | null
  canReopen: boolean
  answered: number
  assigned: number
  /** Of the juror's proposals, those not compared yet. */
  unseen: number
  /** More answers would tell next to nothing. */
  isEnough: boolean
  pair:
    | readonly {
        assignmentId: string
        proposalId: string
        reference: string
        title: string
        language: ContentLanguage
        /** Null where the challenge is read blind. */
        organisation: string | null
        summary: string
      }[]
    | null
}

/** Two proposals side by side and one answer; what was said last can be taken back, and all of it until it is final. */
export function PairChoice({
  work,
  zone,
  result,
}: {
  work: PairWork
  zone: string
  result: FormResult | undefined
}) {
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const { pair } = work
  const [first, second] = pair ?? []
  const canFinalise = work.isWritable && (work.unseen === 0 || work.assigned === 1)
  return (
    <>
      <FinalNote atIso={work.finalisedAtIso} zone={zone} />
      {work.isWritable && work.isEnough ? (
        <Callout tone="good" title={t(pair ? 'pairs.enough' : 'pairs.all-asked')}>
          <p>{t(pair ? 'pairs.enough-hint' : 'pairs.all-asked-hint')}</p>
        </Callout>
      ) : null}
      {first && second ? (
        <Form
          result={result}
          hidden={{ firstId: first.proposalId, secondId: second.proposalId }}
          label={t('pairs.question')}
        >
          <h2>{t('pairs.question')}</h2>
          <Columns shape="halves">
            {[first, second].map((proposal, index) => (
              <Section
                key={proposal.proposalId}
                id={`pair-${index + 1}`}
                level={3}
                tone="raised"
                title={proposal.title}
                titleLang={htmlLangOf(proposal.language)}
              >
                <p>
                  <small>
                    {proposal.organisation === null ? '' : `${proposal.organisation} · `}
                    {proposal.reference}
                  </small>
                </p>
                <p lang={htmlLangOf(proposal.language)} dir="auto" className="pair__summary">
                  {proposal.summary}
                </p>
                <p>
                  <a href={paths.score(proposal.assignmentId)}>{t('pairs.read')}</a>
                </p>
                <Button
                  name="answer"
                  value={index === 0 ? 'first' : 'second'}
                  aria-label={t('pairs.better-of', { title: proposal.title })}
                >
                  {t('pairs.better')}
                </Button>
              </Section>
            ))}
          </Columns>
          <ButtonRow>
            <Button name="answer" value="equal" tone="secondary">
              {t('pairs.equal')}
            </Button>
            <Button name="answer" value="skipped" tone="quiet">
              {t('pairs.skip')}
            </Button>
          </ButtonRow>
        </Form>
      ) : null}
      <Section id="so-far" title={t('pairs.so-far', { count: work.answered })} intro={t('pairs.so-far-hint')}>
        <Form result={pair ? undefined : result} label={t('pairs.so-far', { count: work.answered })}>
          {work.unseen > 0 && work.assigned > 1 && work.isWritable ? (
            <p>{t('pairs.unseen', { count: work.unseen })}</p>
          ) : null}
          <ButtonRow>
            {canFinalise ? <SubmitButton intent="finalise">{t('pairs.finalise')}</SubmitButton> : null}
            {work.isWritable && work.answered > 0 ? (
              <SubmitButton intent="undo" tone="secondary">
                {t('pairs.undo')}
              </SubmitButton>
            ) : null}
            {work.canReopen ? (
              <SubmitButton intent="reopen" tone="secondary">
                {t('score.reopen')}
              </SubmitButton>
            ) : null}
          </ButtonRow>
          {canFinalise ? <p>{t('ballot.finalise-hint')}</p> : null}
        </Form>
      </Section>
    </>
  )
}
