import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { formatInstant } from '#app/platform/format.ts'
import { htmlLangOf, type ContentLanguage } from '#app/platform/languages.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField, type Choice } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { longestAnswer, longestCorrection } from '../core/appeal-form.ts'
import { appealNumber, appealOutcomes, type AppealGround, type AppealOutcome } from '../core/appeals.ts'
import { PlainText } from './plain-text.tsx'

export type AppealOnDesk = {
  id: string
  number: number
  ground: AppealGround
  body: string
  outcome: AppealOutcome | null
  reasons: string
  correction: string
  correctionLanguage: ContentLanguage | null
  drafterName: string | null
  answererName: string | null
  isOwnDraft: boolean
  isDraftGone: boolean
  reference: string
  title: string
  titleLang: string
  organisation: string
  madeIso: string
  dueIso: string
  daysLeft: number
  draftedIso: string | null
  answeredIso: string | null
}

export type AppealToAnswerProps = {
  appeal: AppealOnDesk
  zone: string
  languages: readonly Choice[]
  /** The language a correction is likely written in. */
  language: ContentLanguage
  /** An operator looks on. */
  mayAnswer: boolean
  /** Who recorded the decision writes, and does not confirm. */
  isDecider: boolean
  result?: FormProblem
}

/** One appeal: what the team says, how long is left, the answer as it stands, and what the reader may do. */
export function AppealToAnswer(props: AppealToAnswerProps) {
  const { appeal, zone, mayAnswer, isDecider, result } = props
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  const when = (iso: string) => formatInstant(lang, iso, zone)
  const { reference, number, answeredIso, draftedIso } = appeal
  const isSent = result?.values['appealId'] === appeal.id ? result : undefined
  return (
    <Section
      id={`appeal-${appeal.id}`}
      title={t('appeal.numbered', { number: appealNumber(reference, number) })}
      intro={
        <>
          <span lang={appeal.titleLang}>{appeal.title}</span>, {appeal.organisation}
        </>
      }
      tone="raised"
    >
      <SummaryList
        items={[
          { label: t('appeal.made'), value: when(appeal.madeIso) },
          {
            label: t('appeal.standing'),
            value: answeredIso
              ? t('appeals.answered', {
                  name: appeal.answererName ?? t('release.somebody'),
                  when: when(answeredIso),
                })
              : daysLeftSaid(t, appeal.daysLeft, when(appeal.dueIso)),
          },
          { label: t('appeal.ground-label'), value: t(`appeal.ground.${appeal.ground}`) },
          {
            label: t('appeal.said'),
            value: (
              <span dir="auto">
                <PlainText text={appeal.body} />
              </span>
            ),
          },
        ]}
      />
      {isSent && answeredIso ? <SentTooLate result={isSent} /> : null}
      {draftedIso && appeal.outcome ? <Answer appeal={appeal} when={when(draftedIso)} /> : null}
      {answeredIso || !mayAnswer ? null : (
        <>
          {draftedIso ? (
            <Confirm
              appeal={appeal}
              isDecider={isDecider}
              result={isSent?.values['intent'] === 'confirm' ? isSent : undefined}
            />
          ) : null}
          <Disclosure
            summary={t(draftedIso ? 'appeals.write-anew' : 'appeals.write')}
            open={!draftedIso || isSent?.values['intent'] === 'draft'}
          >
            <Draft {...props} result={isSent?.values['intent'] === 'draft' ? isSent : undefined} />
          </Disclosure>
        </>
      )}
    </Section>
  )
}

/** Somebody else's answer counts meanwhile: what this person had typed is still there, to be copied. */
function SentTooLate({ result }: { result: FormProblem }) {
  const { t } = useTranslation('announce')
  return (
    <>
      <Callout tone="warn" title={t('appeals.too-late')}>
        <p>{result.problem}</p>
      </Callout>
      {result.values['intent'] === 'draft' ? (
        <Form result={{ ...result, problem: null }} label={t('appeals.typed')}>
          <TextArea name="reasons" label={t('appeals.typed-reasons')} rows={6} />
          <TextArea name="correction" label={t('appeals.typed-correction')} rows={3} />
        </Form>
      ) : null}
    </>
  )
}

type T = ReturnType<typeof useTranslation<'announce'>>['t']

function daysLeftSaid(t: T, days: number, when: string): string {
  if (days < 0) return t('appeals.overdue', { when })
  return days === 0 ? t('appeals.last-day', { when }) : t('appeals.days-left', { count: days, when })
}

/** The answer as it was written: a draft until another person confirms it. */
function Answer({ appeal, when }: { appeal: AppealOnDesk; when: string }) {
  const { t } = useTranslation('announce')
  const { outcome, reasons, correction, correctionLanguage, drafterName } = appeal
  return (
    <>
      <h3>{t(appeal.answeredIso ? 'appeals.answer' : 'appeals.draft')}</h3>
      <SummaryList
        items={[
          ...(outcome ? [{ label: t('appeals.outcome'), value: t(`appeal.outcome.${outcome}`) }] : []),
          {
            label: t('appeal.reasons'),
            value: (
              <span dir="auto">
                <PlainText text={reasons} />
              </span>
            ),
          },
          ...(correction === ''
            ? []
            : [
                {
                  label: t('appeals.correction'),
                  value: (
                    <span lang={correctionLanguage ? htmlLangOf(correctionLanguage) : undefined} dir="auto">
                      <PlainText text={correction} />
                    </span>
                  ),
                },
              ]),
          {
            label: t('appeals.written'),
            value: t('release.by', { name: drafterName ?? t('release.somebody'), when }),
          },
        ]}
      />
    </>
  )
}

function Confirm({
  appeal,
  isDecider,
  result,
}: {
  appeal: AppealOnDesk
  isDecider: boolean
  result?: FormProblem
}) {
  const { t } = useTranslation('announce')
  if (appeal.isOwnDraft || isDecider || appeal.isDraftGone) {
    const why = appeal.isOwnDraft ? 'own' : isDecider ? 'decider' : 'gone'
    return (
      <Callout tone="info" title={t('appeals.waits-for-other')}>
        {result?.problem ? <p>{result.problem}</p> : null}
        <p>{t(`appeals.not-you.${why}`)}</p>
      </Callout>
    )
  }
  return (
    <Form
      result={result}
      intent="confirm"
      hidden={{ appealId: appeal.id, seenAt: appeal.draftedIso ?? '' }}
      label={t('appeals.confirm')}
    >
      <p>{t('appeals.confirm-hint')}</p>
      <SubmitButton>{t('appeals.confirm')}</SubmitButton>
    </Form>
  )
}

function Draft({ appeal, languages, language, result }: AppealToAnswerProps) {
  const { t } = useTranslation('announce')
  return (
    <Form
      result={result}
      intent="draft"
      hidden={{ appealId: appeal.id, seenAt: appeal.draftedIso ?? '' }}
      label={t('appeals.write')}
    >
      <RadioGroup
        name="outcome"
        label={t('appeals.outcome')}
        required
        layout="stacked"
        defaultValue={appeal.outcome ?? undefined}
        choices={appealOutcomes.map((value) => ({ value, label: t(`appeal.outcome.${value}`) }))}
      />
      <TextArea
        name="reasons"
        label={t('appeal.reasons')}
        hint={t('appeals.reasons-hint')}
        rows={6}
        maxCharacters={longestAnswer}
        defaultValue={appeal.reasons}
        required
      />
      <TextArea
        name="correction"
        label={t('appeals.correction')}
        hint={t('appeals.correction-hint')}
        rows={3}
        maxCharacters={longestCorrection}
        defaultValue={appeal.correction}
        optional
      />
      <SelectField
        name="language"
        label={t('appeals.language')}
        choices={languages}
        defaultValue={appeal.correctionLanguage ?? language}
      />
      <SubmitButton tone="secondary">{t('appeals.keep')}</SubmitButton>
    </Form>
  )
}
