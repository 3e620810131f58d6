import { useTranslation } from 'react-i18next'
import { countryName, languageName } from '#app/platform/format.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { DisclosedFields } from '#app/ui/form/disclosed-fields.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { useSite } from '#app/ui/site.ts'
import { longestCitation, longestReason } from '../core/decision-form.ts'
import type { DecisionDraft, DraftRow } from '../core/decision-views.ts'
import { explanationCharacters, outcomes } from '../core/outcomes.ts'
import { useMoney, useProposedWords } from './followed-plan.tsx'
import { FeasibilityTag, HostStatementText } from './host-statement.tsx'

export type OutcomeFieldsProps = {
  row: DraftRow
  figure: DecisionDraft['figure']
  plan: DecisionDraft['plan']
  isHostAsked: boolean
  zone: string
  /** Those the challenge is read in. */
  languages: readonly Locale[]
}

/** What is decided about one proposal. What the announced rule comes to stands there already, to be kept or changed. */
export function OutcomeFields({ row, figure, plan, isHostAsked, zone, languages }: OutcomeFieldsProps) {
  const { t } = useTranslation(['announce', 'judge'])
  const { lang } = useSite()
  const money = useMoney(plan?.currency ?? null)
  const wordsOf = useProposedWords(plan)
  const field = (name: string) => `outcomes.${row.proposalId}.${name}`
  const { before, proposed, rank } = row
  const from = [
    row.organisation,
    row.country && countryName(lang, row.country),
    rank === null
      ? t('decision.unranked')
      : figure === 'total'
        ? t('decision.ranked', { rank, total: row.totalText ?? '' })
        : t('decision.placed', {
            rank,
            figure: t(`judge:ballot-ranking.${figure}`).toLowerCase(),
            value: row.totalText ?? '',
          }),
    row.cost !== null && plan?.currency ? t('decision.asked', { money: money(row.cost) }) : null,
  ].filter(Boolean)
  const isProposed = proposed !== null && proposed.lineId !== null
  const isPassedOver = proposed !== null && proposed.skipped !== null && proposed.skipped !== 'places'
  return (
    <Fieldset legend={`${row.title} (${row.reference})`} hint={from.join(' · ')}>
      {row.tie === 'none' || rank === null ? null : <p>{t(`decision.tie-${row.tie}`, { rank })}</p>}
      {row.isBarred ? <p>{t('decision.barred')}</p> : null}
      <RadioGroup
        name={field('outcome')}
        label={t('decision.outcome')}
        layout="inline"
        required
        defaultValue={before?.outcome ?? (isProposed ? 'winner' : undefined)}
        choices={outcomes.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) }))}
      />
      {plan ? (
        <div className="fields-in-row">
          <SelectField
            name={field('line')}
            label={t('decision.line')}
            optional
            defaultValue={before?.lineId ?? proposed?.lineId ?? ''}
            choices={[
              { value: '', label: t('decision.no-line') },
              ...plan.lines.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          {plan.currency ? (
            <NumberField
              name={field('amount')}
              label={t('decision.amount')}
              hint={t('decision.amount-hint', { currency: plan.currency })}
              optional
              defaultValue={before?.amount ?? proposed?.amount ?? ''}
            />
          ) : null}
        </div>
      ) : null}
      <NumberField
        name={field('place')}
        label={t('decision.place')}
        hint={t(plan ? 'decision.place-hint-lines' : 'decision.place-hint')}
        optional
        defaultValue={before?.outcome === 'reserve' ? (before.place ?? '') : ''}
      />
      <TextArea
        name={field('reason')}
        label={t('decision.reason')}
        hint={t('decision.reason-hint')}
        required
        rows={3}
        maxCharacters={longestReason}
        defaultValue={before?.reason ?? (isPassedOver ? `${row.reference}: ${wordsOf(row)}` : undefined)}
      />
      <DisclosedFields
        summary={t('decision.citation')}
        names={languages.map((locale) => field(`citations.${locale}`))}
        open={Object.keys(before?.citations ?? {}).length > 0}
      >
        <p>{t('decision.citation-intro')}</p>
        {languages.map((locale) => (
          <TextArea
            key={locale}
            name={field(`citations.${locale}`)}
            label={t('decision.citation-in', { language: languageName(lang, locale) })}
            optional
            lang={htmlLangs[locale]}
            rows={3}
            maxCharacters={longestCitation}
            defaultValue={before?.citations[locale]}
          />
        ))}
      </DisclosedFields>
      <Hosted hosting={row.hosting} isAsked={isHostAsked} zone={zone} />
      {row.hosting !== null && row.hosting !== 'missing' && row.hosting.feasibility === 'not_feasible' ? (
        <TextArea
          name={field('override')}
          label={t('decision.override')}
          hint={t('decision.override-hint', { count: explanationCharacters })}
          optional
          rows={2}
          maxCharacters={longestReason}
          defaultValue={before?.override}
        />
      ) : null}
      <TextArea
        name={field('feedback')}
        label={t('decision.feedback')}
        hint={t('decision.feedback-hint')}
        optional
        rows={3}
        maxCharacters={longestReason}
        defaultValue={before?.feedback}
      />
      {row.comments.length > 0 ? (
        <Disclosure summary={t('decision.comments', { count: row.comments.length })}>
          <ul>
            {row.comments.map((comment, index) => (
              <li key={index}>{comment}</li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </Fieldset>
  )
}

/** What the challenge's owner says of hosting it. */
function Hosted({
  hosting,
  isAsked,
  zone,
}: {
  hosting: DraftRow['hosting']
  isAsked: boolean
  zone: string
}) {
  const { t } = useTranslation(['announce', 'judge'])
  if (!isAsked) return null
  if (hosting === null || hosting === 'missing') {
    return (
      <p>
        <strong>{t('decision.hosting')}</strong>{' '}
        {t(hosting === null ? 'decision.host-not-asked' : 'host.waits')}
      </p>
    )
  }
  return (
    <Disclosure
      summary={
        <>
          {t('decision.hosting')} <FeasibilityTag feasibility={hosting.feasibility} />
        </>
      }
    >
      <HostStatementText statement={hosting} zone={zone} />
    </Disclosure>
  )
}
