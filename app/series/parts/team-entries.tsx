import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { formatDecimal, formatInstant } from '#app/platform/format.ts'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'
import { resultStatuses } from '../core/measured.ts'
import type { EntryView, RoundView } from '../core/round-view.ts'

type Team = RoundView['teams'][number]
type TeamProps = { data: RoundView; team: Team; result: FormProblem | undefined }

/** One team in a round: what counts, what waits, and the forms to enter and to confirm. */
export function TeamEntries({ data, team, result }: TeamProps) {
  const { t } = useTranslation('series')
  const entries = [...team.attempts, ...team.sheets]
  const waiting = entries.flatMap(({ waiting: each }) => each ?? [])
  const isEdited = result !== undefined
  const title = `${team.number}. ${team.name}`
  return (
    <Section id={`team-${team.number}`} title={title} level={3}>
      <EntryList data={data} team={team} />
      {waiting.length > 0 ? <Confirm team={team} waiting={waiting} result={result} /> : null}
      <Disclosure summary={t('results.of', { team: team.name })} open={isEdited || entries.length === 0}>
        <ResultsForm data={data} team={team} result={result} />
        {team.sheets.map((sheet) => (
          <SheetForm key={sheet.juror} data={data} team={team} sheet={sheet} result={result} />
        ))}
      </Disclosure>
    </Section>
  )
}

function EntryList({ data, team }: Omit<TeamProps, 'result'>) {
  const { t } = useTranslation('series')
  const jurorOf = (id: string) => data.jurors.find((juror) => juror.id === id)?.name ?? ''
  const said = useSaid(data)
  const rows = [
    ...team.attempts.map((attempt) => ({
      ...attempt,
      label: t('results.attempt', { number: attempt.number }),
    })),
    ...team.sheets.map((sheet) => ({ ...sheet, label: jurorOf(sheet.juror) })),
  ].filter(({ history }) => history.length > 0)
  return (
    <ul className="plain-list">
      {rows.map(({ label, counts, waiting, history }) => (
        <li key={label}>
          <strong>{label}</strong>{' '}
          {counts ? (
            <>
              <Tag tone="good">{t('results.counts')}</Tag> {said(counts)}
            </>
          ) : null}{' '}
          {waiting ? (
            <>
              <Tag tone="warn">{t('results.waits')}</Tag> {said(waiting)}
            </>
          ) : null}
          <Disclosure size="small" summary={t('results.history')}>
            <ol>
              {history.map((entry) => (
                <li key={entry.id}>
                  {said(entry)}
                  {entry.reason ? `. ${entry.reason}` : ''} <Who data={data} entry={entry} />
                </li>
              ))}
            </ol>
          </Disclosure>
        </li>
      ))}
    </ul>
  )
}

function Who({ data, entry }: { data: RoundView; entry: EntryView }) {
  const { t } = useTranslation('series')
  const { lang } = useSite()
  const say = (atIso: string) => formatInstant(lang, atIso, data.programme.zone, 'datetime')
  const name = (given: string | null) => given ?? t('results.somebody')
  return (
    <span className="facts__note">
      {t('results.entered-by', { name: name(entry.enteredBy), instant: say(entry.enteredAtIso) })}
      {entry.confirmedAtIso
        ? `; ${t('results.confirmed-by', { name: name(entry.confirmedBy), instant: say(entry.confirmedAtIso) })}`
        : ''}
    </span>
  )
}

/** What an entry says: a value with its penalty, what happened instead, or the points of a sheet. */
function useSaid({ round, criteria }: RoundView): (entry: EntryView) => string {
  const { t } = useTranslation('series')
  const { lang } = useSite()
  const number = (text: string) => formatDecimal(lang, text)
  return ({ status, value, penalty, points }) => {
    if (status === null)
      return points
        .map((given, index) => {
          const name = criteria[index]?.name ?? ''
          return given === null ? t('results.cannot', { criterion: name }) : `${name} ${number(given)}`
        })
        .join(' · ')
    if (value === null) return t(`statuses.${status}`)
    const measured = `${number(value)} ${round.unit}`
    return penalty === null || Number(penalty) === 0
      ? measured
      : t('standings.penalty', { value: measured, penalty: `${number(penalty)} ${round.unit}` })
  }
}

function Confirm({ team, waiting, result }: { team: Team; waiting: EntryView[]; result?: FormProblem }) {
  const { t } = useTranslation('series')
  if (waiting.some(({ isOwn }) => isOwn)) return <p className="facts__note">{t('results.own')}</p>
  const ids = (entries: EntryView[]) => entries.map(({ id }) => id).join(' ')
  return (
    <Form
      intent="confirm"
      hidden={{
        team: team.number,
        results: ids(waiting.filter(({ status }) => status !== null)),
        sheets: ids(waiting.filter(({ status }) => status === null)),
      }}
      result={result?.values.intent === 'confirm' ? result : undefined}
      label={t('results.confirm', { team: team.name })}
    >
      <SubmitButton>{t('results.confirm', { team: team.name })}</SubmitButton>
    </Form>
  )
}

function ResultsForm({ data, team, result }: TeamProps) {
  const { t } = useTranslation('series')
  const { lang } = useSite()
  const { round } = data
  const typed = (text: string | null | undefined) => (text ? formatDecimal(lang, text) : '')
  return (
    <Form
      intent="results"
      hidden={{ team: team.number }}
      result={result?.values.intent === 'results' ? result : undefined}
      label={t('results.of', { team: team.name })}
    >
      {team.attempts.map(({ number, history }) => {
        const last = history.at(-1)
        return (
          <Fieldset key={number} legend={t('results.attempt', { number })}>
            <div className="fields-in-row">
              <SelectField
                name={`attempts.${number}.status`}
                label={t('results.status')}
                placeholder={t('results.status-none')}
                defaultValue={last?.status ?? ''}
                choices={resultStatuses.map((status) => ({ value: status, label: t(`statuses.${status}`) }))}
              />
              <NumberField
                name={`attempts.${number}.value`}
                label={t('results.value')}
                unit={round.unit}
                defaultValue={typed(last?.value)}
                decimal
              />
              <NumberField
                name={`attempts.${number}.penalty`}
                label={t('results.penalty')}
                hint={t('results.penalty-hint')}
                unit={round.unit}
                defaultValue={Number(last?.penalty ?? 0) === 0 ? '' : typed(last?.penalty)}
                decimal
                optional
              />
            </div>
            <TextField
              name={`attempts.${number}.reason`}
              label={t('results.reason')}
              hint={t('results.reason-hint')}
              optional
            />
          </Fieldset>
        )
      })}
      <SubmitButton tone="secondary">{t('results.enter-button', { team: team.name })}</SubmitButton>
    </Form>
  )
}

function SheetForm({ data, team, sheet, result }: TeamProps & { sheet: Team['sheets'][number] }) {
  const { t } = useTranslation('series')
  const { lang } = useSite()
  const juror = data.jurors.find(({ id }) => id === sheet.juror)?.name ?? ''
  const last = sheet.history.at(-1)
  const isSent = result?.values.intent === 'sheet' && result.values.juror === sheet.juror
  const title = t('results.sheet', { juror, team: team.name })
  return (
    <Form
      intent="sheet"
      hidden={{ team: team.number, juror: sheet.juror }}
      result={isSent ? result : undefined}
      label={title}
    >
      <Fieldset legend={title}>
        {data.criteria.map(({ name, most }, index) => {
          const given = last?.points[index]
          return (
            <div key={name} className="fields-in-row">
              <NumberField
                name={`points.${index}`}
                label={t('results.points', { criterion: name, most: formatDecimal(lang, most) })}
                defaultValue={given ? formatDecimal(lang, given) : ''}
                decimal
              />
              <CheckboxField
                name={`cannot.${index}`}
                label={t('results.cannot', { criterion: name })}
                defaultChecked={last !== undefined && given === null}
              />
            </div>
          )
        })}
        {last ? <TextField name="reason" label={t('results.sheet-reason')} optional /> : null}
      </Fieldset>
      <SubmitButton tone="secondary">{t('results.sheet-button', { juror })}</SubmitButton>
    </Form>
  )
}
