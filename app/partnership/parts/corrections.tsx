import { useTranslation } from 'react-i18next'
import { PlainText } from '#app/announce/parts/plain-text.tsx'
import type { FormProblem } from '#app/http/form-problem.ts'
import type { MeasureBasis } from '#app/pilot/core/plan.ts'
import { formatInstant, formatNumber } from '#app/platform/format.ts'
import { ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { useBasisWord } from './basis-word.ts'

export type CorrectionView = {
  readonly number: number
  readonly body: string
  /** Null while nobody has published it. */
  readonly publishedAtIso: string | null
  readonly values: readonly {
    readonly goalId: string
    readonly value: number
    readonly basis: MeasureBasis
    readonly note: string
  }[]
}

type Goals = readonly { readonly id: string; readonly name: string; readonly unit: string }[]

/** Corrections of a report beside it, the newest first, each with its day: nothing is put right silently. */
export function Corrections({
  corrections,
  goals,
  zone,
  textLang,
}: {
  corrections: readonly CorrectionView[]
  goals: Goals
  zone: string
  textLang?: string
}) {
  const { t } = useTranslation('partnership')
  const { lang } = useSite()
  return [...corrections].reverse().map((correction) => (
    <Callout
      key={correction.number}
      tone="warn"
      title={
        correction.publishedAtIso === null
          ? t('corrections.waits')
          : t('corrections.of-day', { day: formatInstant(lang, correction.publishedAtIso, zone, 'date') })
      }
    >
      <p>
        <PlainText text={correction.body} lang={textLang} />
      </p>
      <CorrectedValues correction={correction} goals={goals} />
    </Callout>
  ))
}

function CorrectedValues({ correction, goals }: { correction: CorrectionView; goals: Goals }) {
  const { lang } = useSite()
  const basisWord = useBasisWord()
  const said = correction.values.flatMap(({ goalId, value, basis, note }) => {
    const goal = goals.find(({ id }) => id === goalId)
    if (!goal) return []
    const figure = `${formatNumber(lang, value)} ${goal.unit}, ${basisWord(basis)}`
    return [{ key: goalId, label: goal.name, value: note ? `${figure} · ${note}` : figure }]
  })
  return said.length > 0 ? <SummaryList items={said} /> : null
}

/** What can be done with a correction that waits for its second person. */
export function WaitingCorrection({
  correction,
  isOwn,
  goals,
  zone,
  result,
}: {
  correction: CorrectionView
  isOwn: boolean
  goals: Goals
  zone: string
  result: FormProblem | undefined
}) {
  const { t } = useTranslation('partnership')
  const hidden = { number: correction.number }
  const resultOf = (intent: string) => (result?.values.intent === intent ? result : undefined)
  return (
    <Section id="correction" title={t('corrections.waits')} tone="raised">
      <Corrections corrections={[correction]} goals={goals} zone={zone} />
      {isOwn ? <p>{t('corrections.own')}</p> : <p>{t('corrections.publish-hint')}</p>}
      <ButtonRow>
        {isOwn ? null : (
          <Form
            intent="publish-correction"
            hidden={hidden}
            result={resultOf('publish-correction')}
            label={t('corrections.publish')}
          >
            <SubmitButton>{t('corrections.publish')}</SubmitButton>
          </Form>
        )}
        <Form
          intent="take-back-correction"
          hidden={hidden}
          result={resultOf('take-back-correction')}
          label={t('corrections.take-back')}
        >
          <SubmitButton tone="secondary">{t('corrections.take-back')}</SubmitButton>
        </Form>
      </ButtonRow>
    </Section>
  )
}
