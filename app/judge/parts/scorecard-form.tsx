import { useEffect, useRef, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SavedState } from '#app/ui/form/saved-state.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'
import { CriterionField, type CriterionView } from './criterion-field.tsx'
import { progressInWords } from './progress-in-words.ts'
import { useAutosave } from './use-autosave.ts'
import { useScoringKeys } from './use-scoring-keys.ts'

export type ScorecardWork = {
  assignmentId: string
  criteria: readonly CriterionView[]
  card: {
    state: 'draft' | 'final'
    answers: Readonly<Record<string, string>>
    versions: Readonly<Record<string, number>>
    commentToTeam: string
    privateNote: string
    textsVersion: number
    finalisedAtIso: string | null
  }
  ownTotal: string | null
  total: number
  finished: number
  /** Final, and may be opened again. */
  canReopen: boolean
  minutes: number
  previousId: string | null
  nextId: string | null
}

type ScorecardFormProps = {
  work: ScorecardWork
  heading: { zone: string; judgingEndsAtIso: string }
  /** Judging lasts. */
  isOpen: boolean
  /** Judging is over, this scorecard is not final, and nothing is decided yet. */
  isLate: boolean
  nowIso: string
  result: FormResult
}

const pauseMs = 800

/** The rubric beside the proposal. It is one form; with script it saves by itself and listens to keys. */
export function ScorecardForm({ work, heading, isOpen, isLate, nowIso, result }: ScorecardFormProps) {
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const { card, criteria, assignmentId } = work
  const isWritable = isOpen && card.state === 'draft'
  const root = useRef<HTMLDivElement>(null)
  const autosave = useAutosave({
    url: paths.scoreAutosave(assignmentId),
    storageKey: `haaste:scorecard:${assignmentId}`,
    versions: { ...card.versions, texts: card.textsVersion },
    isEnabled: isWritable,
  })
  const keys = useScoringKeys({
    form: root,
    criterionIds: criteria.map(({ id }) => id),
    nextTo: work.nextId && paths.score(work.nextId),
    previousTo: work.previousId && paths.score(work.previousId),
    isEnabled: isOpen,
  })
  useLeftOver(root, autosave.leftOver)
  const onChange = useTypedPause(autosave.save)
  const seen = Object.entries(autosave.versions).map(([name, version]) => [`seen.${name}`, version] as const)

  return (
    <div ref={root} id="scorecard" onChange={isWritable ? onChange : undefined}>
      <Progress
        done={work.finished}
        total={work.total}
        label={progressInWords(t, {
          finished: work.finished,
          assigned: work.total,
          minutes: work.minutes,
        })}
      />
      <p>
        {t('queue.deadline')}: <LocalTime atIso={heading.judgingEndsAtIso} zone={heading.zone} /> (
        <LocalTime atIso={heading.judgingEndsAtIso} zone={heading.zone} style="relative" nowIso={nowIso} />)
      </p>
      {card.finalisedAtIso ? (
        <Callout tone="good" title={t('score.is-final')}>
          <p>
            <LocalTime atIso={card.finalisedAtIso} zone={heading.zone} />
            {work.ownTotal ? ` · ${t('score.own-total', { total: work.ownTotal })}` : ''}
          </p>
        </Callout>
      ) : null}
      {!isOpen ? (
        <Callout title={t('score.closed')}>
          {t(isLate ? 'score.closed-unfinished' : 'score.closed-hint')}
        </Callout>
      ) : null}
      {isOpen && card.state === 'final' && !work.canReopen ? <p>{t('refusals.final-since-end')}</p> : null}

      <Form
        result={result}
        hidden={Object.fromEntries(seen)}
        label={t('score.scorecard')}
        rowNames={Object.fromEntries(criteria.map(({ id, name }) => [`scores.${id}`, name]))}
      >
        {criteria.map((criterion) => (
          <CriterionField
            key={criterion.id}
            criterion={criterion}
            given={card.answers[criterion.id]}
            isDisabled={!isWritable}
          />
        ))}
        <TextArea
          name="commentToTeam"
          label={t('score.comment')}
          hint={t('score.comment-hint')}
          defaultValue={card.commentToTeam}
          rows={5}
          disabled={!isWritable}
          optional
        />
        <TextArea
          name="privateNote"
          label={t('score.note')}
          hint={t('score.note-hint')}
          defaultValue={card.privateNote}
          rows={3}
          disabled={!isWritable}
          optional
        />
        {isWritable ? (
          <>
            {autosave.problem ? (
              <div role="alert">
                <Callout tone="warn" title={autosave.problem}>
                  <p>{t('score.refused')}</p>
                </Callout>
              </div>
            ) : (
              <SavedState state={autosave.state} savedAtIso={autosave.savedAtIso} zone={heading.zone} />
            )}
            <ButtonRow>
              <SubmitButton intent="finalise">{t('score.finalise')}</SubmitButton>
              <SubmitButton intent="save" tone="secondary">
                {t('score.save')}
              </SubmitButton>
            </ButtonRow>
            <p>{t('score.finalise-hint')}</p>
          </>
        ) : null}
        {work.canReopen ? (
          <SubmitButton intent="reopen" tone="secondary">
            {t('score.reopen')}
          </SubmitButton>
        ) : null}
      </Form>

      <p className="button-row">
        {work.previousId ? <a href={paths.score(work.previousId)}>{t('score.previous')}</a> : null}
        {work.nextId ? <a href={paths.score(work.nextId)}>{t('score.next')}</a> : null}
      </p>
      {keys.isReady && isOpen ? (
        <div data-help>
          <Disclosure summary={t('keys.title')}>
            <ul>
              {(['digits', 'neighbours', 'note', 'help', 'finalise'] as const).map((key) => (
                <li key={key}>{t(`keys.${key}`)}</li>
              ))}
            </ul>
            <p>
              <Tag tone={keys.isOn ? 'good' : 'neutral'}>{t(keys.isOn ? 'keys.on' : 'keys.off')}</Tag>{' '}
              <Button type="button" size="small" tone="quiet" onClick={() => keys.setOn(!keys.isOn)}>
                {t(keys.isOn ? 'keys.switch-off' : 'keys.switch-on')}
              </Button>
            </p>
          </Disclosure>
        </div>
      ) : null}
    </div>
  )
}

/** Choices are saved at once, texts when the writing pauses. */
function useTypedPause(save: (field: string, value: string) => void) {
  const timers = useRef<Record<string, number>>({})
  return (event: FormEvent<HTMLDivElement>) => {
    const field = event.target
    if (field instanceof HTMLInputElement && field.type === 'radio') save(field.name, field.value)
    if (!(field instanceof HTMLTextAreaElement)) return
    const { name } = field
    window.clearTimeout(timers.current[name])
    timers.current[name] = window.setTimeout(() => save(name, field.value), pauseMs)
  }
}

/** Shows again what an earlier visit could not send. */
function useLeftOver(
  root: React.RefObject<HTMLDivElement | null>,
  leftOver: Readonly<Record<string, string>>,
) {
  useEffect(() => {
    for (const [name, value] of Object.entries(leftOver)) {
      const fields = root.current?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
        `[name="${CSS.escape(name)}"]`,
      )
      for (const field of fields ?? []) {
        if (field instanceof HTMLTextAreaElement) field.value = value
        else field.checked = field.value === value
      }
    }
  }, [root, leftOver])
}
