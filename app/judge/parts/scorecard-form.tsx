import { useCallback, useMemo, useRef, useState, Fragment, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDecimal } from '#app/platform/format.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { asText, type FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { useSite } from '#app/ui/site.ts'
import { isSameValue } from '../core/unsent-scores.ts'
import { answerWith } from './answer-with.ts'
import { CriterionField, type CriterionView } from './criterion-field.tsx'
import { answerKeys } from '#app/publish/core/rubrics/index.ts'
import { KeySettings } from './key-settings.tsx'
import { progressInWords } from './progress-in-words.ts'
import { ScoreClashInPost, ScoreClashWhileScoring } from './score-clash.tsx'
import { ScoreNews } from './score-news.tsx'
import { isTakenAlong } from './taken-along.ts'
import { useAutosave } from './use-autosave.ts'
import { useSaidAnswer } from './use-said-answer.ts'
import { useScoringKeys } from './use-scoring-keys.ts'
import { useSweep } from './use-sweep.ts'

export type ScorecardWork = {
  assignmentId: string
  /** Whose session this is. */
  owner: string
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
  /** By the rule of the challenge, and the highest there can be. */
  ownTotal: string | null
  highestTotal: string
  total: number
  finished: number
  /** Final, and the challenge shows what the others gave. */
  canSeeOthers: boolean
  /** Final, and may be opened again. */
  canReopen: boolean
  minutes: number
  previousId: string | null
  nextId: string | null
}

type ScorecardFormProps = {
  work: ScorecardWork
  heading: { slug: string; zone: string; judgingEndsAtIso: string }
  /** Judging lasts. */
  isOpen: boolean
  /** Judging is over, this scorecard is not final, and nothing is decided yet. */
  isLate: boolean
  nowIso: string
  result: FormResult
  /** The form came back because something was changed elsewhere meanwhile. */
  isClashing: boolean
  /** Shows the scorecard where it is put away: a key is about to lead into it. */
  onReach: () => void
}

const pauseMs = 800

/** The rubric beside the proposal. It is one form; with script it saves by itself and listens to keys. */
export function ScorecardForm({
  work,
  heading,
  isOpen,
  isLate,
  nowIso,
  result,
  isClashing,
  onReach,
}: ScorecardFormProps) {
  const { t } = useTranslation('judge')
  const { paths, lang } = useSite()
  const { card, criteria, assignmentId } = work
  const isWritable = isOpen && card.state === 'draft'
  const root = useRef<HTMLDivElement>(null)
  const isKept = useCallback(() => isTakenAlong(heading.slug, assignmentId), [heading.slug, assignmentId])
  const autosave = useAutosave({
    ...{ assignmentId, owner: work.owner, fields: root },
    url: paths.scoreAutosave(assignmentId),
    versions: { ...card.versions, texts: card.textsVersion },
    values: valuesOf(card),
    isEnabled: isWritable,
    isTakenAlong: isKept,
  })
  const swept = useSweep({ slug: heading.slug, except: assignmentId })
  const [isHeldBack, setHeldBack] = useState(false)
  const isSent = useRef(false)
  const said = useSaidAnswer()
  const keyed = useMemo(
    () => criteria.map(({ id, rubric }) => ({ id, keys: answerKeys(rubric) })),
    [criteria],
  )
  const keys = useScoringKeys({
    form: root,
    criteria: keyed,
    nextTo: work.nextId && paths.score(work.nextId),
    previousTo: work.previousId && paths.score(work.previousId),
    isEnabled: isOpen,
    onReach,
  })
  const rubricOf = (field: string) => criteria.find(({ id }) => field === `scores.${id}`)?.rubric
  const inWords = (field: string, value: string) => {
    const rubric = rubricOf(field)
    return rubric && value !== '' ? said(rubric, value) : value
  }

  function onChange(event: FormEvent<HTMLDivElement>) {
    const field = event.target
    setHeldBack(false)
    if (field instanceof HTMLTextAreaElement) autosave.save(field.name, field.value, pauseMs)
    // The fields for the keys are no part of the scorecard.
    else if (field instanceof HTMLInputElement && field.name !== '')
      autosave.save(field.name, answerWith(field), field.type === 'text' ? pauseMs : 0)
  }

  /**
   * What waits is sent first, so that nothing is left over of a scorecard that is final. Without a connection a post would
   * end on the browser's own page: what was given is kept here, and said so.
   */
  function onSubmitCapture(event: FormEvent<HTMLDivElement>) {
    if (isSent.current) return
    if (!autosave.isWaiting && navigator.onLine && autosave.state !== 'offline') return
    event.preventDefault()
    event.stopPropagation()
    const form = event.target
    const { submitter } = event.nativeEvent as SubmitEvent
    void autosave.sendNow().then((isAllSent) => {
      if (!isAllSent || !navigator.onLine) return setHeldBack(true)
      isSent.current = true
      if (form instanceof HTMLFormElement) form.requestSubmit(submitter)
    })
  }

  const nameOf = (field: string) =>
    field === 'commentToTeam'
      ? t('score.comment')
      : field === 'privateNote'
        ? t('score.note')
        : criteria.find(({ id }) => field === `scores.${id}`)?.name

  const clashOf = (field: string) => {
    const isText = !field.startsWith('scores.')
    const clash = autosave.clashes[field]
    if (clash) {
      return (
        <ScoreClashWhileScoring
          mine={inWords(field, clash.mine)}
          theirs={inWords(field, clash.value)}
          isText={isText}
          onSettle={(choice) => autosave.settle(field, choice)}
        />
      )
    }
    const sent = asText(isClashing ? result?.values[field] : undefined)
    const stored = valuesOf(card)[field] ?? ''
    if (sent === undefined || isSameValue(sent, stored)) return null
    return <ScoreClashInPost mine={inWords(field, sent)} theirs={inWords(field, stored)} isText={isText} />
  }
  const seen = Object.entries(autosave.versions).map(([name, version]) => [`seen.${name}`, version] as const)

  return (
    <div
      ref={root}
      id="scorecard"
      onChange={isWritable ? onChange : undefined}
      onSubmitCapture={isWritable ? onSubmitCapture : undefined}
    >
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
            {work.ownTotal
              ? ` · ${t('score.own-total', {
                  total: formatDecimal(lang, work.ownTotal),
                  highest: formatDecimal(lang, work.highestTotal),
                })}`
              : ''}
          </p>
        </Callout>
      ) : null}
      {!isOpen ? (
        <Callout title={t('score.closed')}>
          {t(isLate ? 'score.closed-unfinished' : 'score.closed-hint')}
        </Callout>
      ) : null}
      {Object.keys(autosave.leftBehind).length > 0 ? (
        <Callout tone="warn" title={t('score.left-behind')}>
          <dl>
            {Object.entries(autosave.leftBehind).map(([field, value]) => (
              <div key={field}>
                <dt>{nameOf(field)}</dt>
                <dd dir="auto">{inWords(field, value)}</dd>
              </div>
            ))}
          </dl>
          <Button type="button" size="small" tone="secondary" onClick={autosave.discard}>
            {t('score.discard')}
          </Button>
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
          <Fragment key={criterion.id}>
            <CriterionField
              criterion={criterion}
              given={card.answers[criterion.id]}
              isDisabled={!isWritable}
            />
            {clashOf(`scores.${criterion.id}`)}
          </Fragment>
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
        {clashOf('commentToTeam')}
        <TextArea
          name="privateNote"
          label={t('score.note')}
          hint={t('score.note-hint')}
          defaultValue={card.privateNote}
          rows={3}
          disabled={!isWritable}
          optional
        />
        {clashOf('privateNote')}
        {isWritable ? (
          <>
            <ScoreNews
              autosave={autosave}
              zone={heading.zone}
              nextTo={work.nextId && paths.score(work.nextId)}
              isOffline={swept.isOffline}
              isHeldBack={isHeldBack}
            />
            <ButtonRow>
              <SubmitButton intent="check">{t('score.check')}</SubmitButton>
              <SubmitButton intent="save" tone="secondary">
                {t('score.save')}
              </SubmitButton>
            </ButtonRow>
            <p>{t('score.check-hint')}</p>
          </>
        ) : null}
        {work.canSeeOthers ? (
          <p>
            <a href={paths.othersScores(assignmentId)}>{t('others.link')}</a>
          </p>
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
      {keys.isReady && isOpen ? <KeySettings settings={keys} /> : null}
    </div>
  )
}

/** What stands in the scorecard, by the names its fields have in the form. */
function valuesOf({ answers, commentToTeam, privateNote }: ScorecardWork['card']): Record<string, string> {
  const given = Object.entries(answers).map(([id, answer]) => [`scores.${id}`, answer] as const)
  return { ...Object.fromEntries(given), commentToTeam, privateNote }
}
