import { useTranslation } from 'react-i18next'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { jurorKinds, type JurorKind } from '../core/juror-kinds.ts'

type Seat = {
  readonly jurorId: string
  readonly name: string
  readonly minimumLoad: number
  readonly maximumLoad: number
  readonly languages: readonly string[]
  readonly fields: readonly string[]
  readonly kind: JurorKind | null
}

export type MatchingForms = {
  readonly seats: readonly Seat[]
  readonly pairs: readonly { oneId: string; otherId: string }[]
  readonly targetReviews: number | null
  readonly kindsAsked: readonly string[]
  readonly minimumReviews: number
  readonly result: FormResult | undefined
}

/** What the plan goes by: each juror's languages, fields and promise, the reviews wished for, and who is kept apart. */
export function MatchingForms(props: MatchingForms) {
  const { seats, pairs, targetReviews, kindsAsked, minimumReviews, result } = props
  const { t } = useTranslation('judge')
  const resultOf = (intent: string) => (result?.values['intent'] === intent ? result : undefined)
  return (
    <Section id="by" title={t('assign.by.title')} intro={t('assign.by.intro')}>
      {seats.map((seat) => {
        const own = resultOf('match')
        return (
          <OfJuror
            key={seat.jurorId}
            seat={seat}
            result={own?.values['jurorId'] === seat.jurorId ? own : undefined}
          />
        )
      })}
      <Form result={resultOf('reviews')} intent="reviews" label={t('assign.by.target')}>
        <NumberField
          name="targetReviews"
          label={t('assign.by.target')}
          hint={t('assign.by.target-hint', { count: minimumReviews })}
          defaultValue={targetReviews ?? ''}
          optional
        />
        <SubmitButton tone="secondary">{t('assign.by.save')}</SubmitButton>
      </Form>
      <Form result={resultOf('kinds')} intent="kinds" label={t('assign.by.kinds')}>
        <CheckboxGroup
          name="kindsAsked"
          label={t('assign.by.kinds')}
          hint={t('assign.by.kinds-hint')}
          choices={jurorKinds.map((kind) => ({
            value: kind,
            label: t(`assign.kinds.${kind}`),
            hint: t('assign.by.kinds-seats', { count: seats.filter((seat) => seat.kind === kind).length }),
          }))}
          defaultValue={kindsAsked}
          optional
        />
        <SubmitButton tone="secondary">{t('assign.by.save')}</SubmitButton>
      </Form>
      {seats.length > 1 ? <KeptApart seats={seats} pairs={pairs} result={resultOf('apart')} /> : null}
    </Section>
  )
}

function OfJuror({ seat, result }: { seat: Seat; result: FormResult | undefined }) {
  const { t } = useTranslation('judge')
  const { jurorId, name, minimumLoad, maximumLoad, languages, fields, kind } = seat
  const isNamed = languages.length + fields.length > 0
  const named = isNamed
    ? t('assign.by.named', { languages: languages.join(', ') || '–', count: fields.length })
    : t('assign.by.nothing')
  return (
    <Disclosure
      summary={`${name}: ${kind ? `${t(`assign.kinds.${kind}`)} · ` : ''}${named}`}
      open={result !== undefined}
      size="small"
    >
      <Form result={result} intent="match" hidden={{ jurorId }} label={name}>
        <NumberField
          name="minimumLoad"
          label={t('assign.by.minimum')}
          hint={t('assign.by.minimum-hint', { maximum: maximumLoad })}
          defaultValue={minimumLoad}
        />
        <TextField
          name="languages"
          label={t('assign.by.languages')}
          hint={t('assign.by.languages-hint')}
          defaultValue={languages.join(', ')}
          optional
        />
        <TextField
          name="fields"
          label={t('assign.by.fields')}
          hint={t('assign.by.fields-hint')}
          defaultValue={fields.join(', ')}
          optional
        />
        <SelectField
          name="kind"
          label={t('assign.by.kind')}
          hint={t('assign.by.kind-hint')}
          placeholder={t('assign.by.kind-none')}
          choices={jurorKinds.map((one) => ({ value: one, label: t(`assign.kinds.${one}`) }))}
          defaultValue={kind ?? ''}
          optional
        />
        <SubmitButton tone="secondary">{t('assign.by.save')}</SubmitButton>
      </Form>
    </Disclosure>
  )
}

function KeptApart({
  seats,
  pairs,
  result,
}: Pick<MatchingForms, 'seats' | 'pairs'> & { result: FormResult | undefined }) {
  const { t } = useTranslation('judge')
  const nameOf = (jurorId: string) => seats.find((seat) => seat.jurorId === jurorId)?.name ?? ''
  const choices = seats.map(({ jurorId, name }) => ({ value: jurorId, label: name }))
  return (
    <Section id="apart" level={3} title={t('assign.by.apart')} intro={t('assign.by.apart-hint')}>
      {pairs.map(({ oneId, otherId }) => {
        const names = { one: nameOf(oneId), other: nameOf(otherId) }
        return (
          <Form
            key={`${oneId} ${otherId}`}
            intent="together"
            hidden={{ oneId, otherId }}
            label={t('assign.by.pair', names)}
          >
            <p>{t('assign.by.pair', names)}</p>
            <SubmitButton tone="secondary">{t('assign.by.together', names)}</SubmitButton>
          </Form>
        )
      })}
      <Form result={result} intent="apart" label={t('assign.by.apart')}>
        <SelectField
          name="oneId"
          label={t('assign.by.one')}
          placeholder={t('assign.by.choose')}
          choices={choices}
        />
        <SelectField
          name="otherId"
          label={t('assign.by.other')}
          placeholder={t('assign.by.choose')}
          choices={choices}
        />
        <SubmitButton tone="secondary">{t('assign.by.keep')}</SubmitButton>
      </Form>
    </Section>
  )
}
