import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { languageWord } from '#app/publish/core/form/language-word.ts'
import { compareIn, countryName } from '#app/platform/format.ts'
import { locales } from '#app/platform/i18n.ts'
import { applicantKinds } from '#app/publish/core/eligibility.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Filters } from '#app/ui/filters.tsx'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { asTexts, type FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useSite } from '#app/ui/site.ts'
import {
  orders,
  shows,
  writeProposalQuery,
  type Order,
  type ProposalCursor,
  type ProposalNumbers,
  type ProposalQuery,
} from '../core/proposal-list.ts'
import { ScreeningTable, type ScreeningRow } from './screening-table.tsx'

export type ProposalDeskProps = {
  slug: string
  list: { rows: readonly ScreeningRow[]; numbers: ProposalNumbers; next: ProposalCursor | null }
  query: ProposalQuery
  isNarrowed: boolean
  canOpen: boolean
  canAct: boolean
  /** An organiser tells the teams. */
  canTell: boolean
  zone: string
  nowIso: string
  result: FormResult | undefined
}

type At = (change: Partial<ProposalQuery>) => string

/** The list of proposals with its filters, and what can be done with several at once. */
export function ProposalDesk(props: ProposalDeskProps) {
  const { slug, list, query, canOpen, canAct, canTell, zone, nowIso, result } = props
  const { t } = useTranslation('deadline')
  const { paths } = useSite()
  const { rows, numbers, next } = list
  const at: At = (change) => {
    const asked = writeProposalQuery({ ...query, after: null, ...change })
    const path = paths.organise.proposals(slug)
    return asked === '' ? path : `${path}?${asked}`
  }
  const asked = writeProposalQuery({ ...query, after: null })
  const tellTo = canTell ? `${paths.organise.tellTeams(slug)}${asked ? `?${asked}` : ''}` : null
  const table = (
    <ScreeningTable
      slug={slug}
      proposals={rows}
      canOpen={canOpen}
      canAct={canAct && rows.length > 0}
      zone={zone}
      orderTo={(order) => ({
        to: at({ order }),
        ...(order === query.order && { direction: 'ascending' as const }),
      })}
      ticked={asTexts(result?.values['proposal[]']) ?? []}
      empty={emptyWords(props, t)}
    />
  )
  return (
    <Section id="proposals" title={t('screening.table')} tone="bare">
      <Standings {...{ at, query, numbers }} />
      <DeskFilters {...{ ...props, at }} />
      <haaste-rows>
        {rows.length > 0 ? <RowKeys canAct={canAct} /> : null}
        {canAct && rows.length > 0 ? (
          <Form result={result} hidden={{ seenAt: nowIso }} label={t('screening.several')}>
            {table}
            <Several total={numbers.total} tellTo={tellTo} />
          </Form>
        ) : (
          table
        )}
      </haaste-rows>
      {rows.length > 0 ? <Exports slug={slug} asked={asked} hasTranslations={canTell} /> : null}
      <Pager
        {...(next && { nextTo: at({ after: next }) })}
        {...(query.after && { firstTo: at({}) })}
        note={t('screening.result', { count: numbers.total })}
      />
    </Section>
  )
}

function emptyWords({ isNarrowed, query }: ProposalDeskProps, t: (key: `screening.${EmptyKey}`) => string) {
  if (isNarrowed) return { title: t('screening.none-found'), text: t('screening.none-found-text') }
  if (query.show !== 'all') return { title: t('screening.none-here'), text: t('screening.none-here-text') }
  return { title: t('screening.none'), text: t('screening.none-text') }
}
type EmptyKey = 'none' | 'none-text' | 'none-found' | 'none-found-text' | 'none-here' | 'none-here-text'

/** Where proposals stand, each with its number. */
function Standings({ at, query, numbers }: { at: At; query: ProposalQuery; numbers: ProposalNumbers }) {
  const { t } = useTranslation('deadline')
  return (
    <nav className="standings" aria-label={t('screening.show')}>
      <ul>
        {shows.map((show) => (
          <li key={show}>
            <a href={at({ show })} aria-current={query.show === show ? 'true' : undefined}>
              {t(show === 'all' ? 'screening.all' : `outcomes.${show}`)}{' '}
              <span className="standings__count">{numbers.show[show]}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Words, facts and the order. A filter that could only say what is so anyway is left out. */
function DeskFilters({ slug, list, query, isNarrowed, at }: ProposalDeskProps & { at: At }) {
  const { t } = useTranslation('deadline')
  const { t: publish } = useTranslation('publish')
  const { lang } = useSite()
  const { numbers } = list
  const fields = [
    {
      name: 'country',
      values: [...new Set([...Object.keys(numbers.country), ...(query.country ? [query.country] : [])])]
        .filter((value) => value !== '')
        .map((value) => ({ value, label: countryName(lang, value) }))
        .sort((a, b) => compareIn(lang)(a.label, b.label)),
    },
    {
      name: 'kind',
      values: applicantKinds.map((value) => ({ value, label: publish(`eligibility.kinds.${value}`) })),
    },
    {
      name: 'language',
      // Every language somebody has written in.
      values: [
        ...new Set([
          ...locales,
          ...Object.keys(numbers.language),
          ...(query.language ? [query.language] : []),
        ]),
      ].map((value) => ({ value, label: languageWord(lang, value) })),
    },
  ] as const
  const narrowedTo = at({
    words: '',
    country: null,
    kind: null,
    language: null,
    isChanged: false,
    isUnreachable: false,
  })
  return (
    <Filters
      key={slug}
      clearTo={isNarrowed ? narrowedTo : undefined}
      result={t('screening.result', { count: numbers.total })}
    >
      {query.show === 'all' ? null : <input type="hidden" name="show" value={query.show} />}
      <TextField
        name="q"
        type="search"
        label={t('screening.search')}
        defaultValue={query.words}
        width="medium"
      />
      {fields.map(({ name, values }) => {
        const chosen = query[name]
        const offered = values.filter(({ value }) => (numbers[name][value] ?? 0) > 0 || value === chosen)
        if (offered.length < 2 && chosen === null) return null
        return (
          <SelectField
            key={name}
            name={name}
            label={t(`screening.${name}`)}
            defaultValue={chosen ?? ''}
            placeholder={t('screening.any')}
            choices={offered.map(({ value, label }) => ({
              value,
              label: t('screening.count', { label, count: numbers[name][value] ?? 0 }),
            }))}
          />
        )
      })}
      <SelectField
        name="order"
        label={t('screening.order')}
        defaultValue={query.order}
        choices={orders.map((value: Order) => ({ value, label: t(`screening.orders.${value}`) }))}
      />
      {numbers.changed > 0 || query.isChanged ? (
        <CheckboxField
          name="changed"
          label={t('screening.changed', { count: numbers.changed })}
          defaultChecked={query.isChanged}
        />
      ) : null}
      <CheckboxField
        name="unreachable"
        label={t('screening.unreachable')}
        defaultChecked={query.isUnreachable}
      />
    </Filters>
  )
}

/** Says the keys and switches them off; shown by the element around it, where scripts run. */
function RowKeys({ canAct }: { canAct: boolean }) {
  const { t } = useTranslation('deadline')
  return (
    <div className="choice row-keys" hidden>
      <input id="row-keys" type="checkbox" data-keys="" defaultChecked />
      <label htmlFor="row-keys">{t(canAct ? 'screening.keys-act' : 'screening.keys')}</label>
    </div>
  )
}

/** The list as a file. */
function Exports({
  slug,
  asked,
  hasTranslations,
}: {
  slug: string
  asked: string
  hasTranslations: boolean
}) {
  const { t } = useTranslation('deadline')
  const { paths } = useSite()
  return (
    <p className="exports">
      {t('export.title')}:{' '}
      {(['csv', 'xlsx', 'json'] as const).map((format) => (
        <Fragment key={format}>
          <a href={paths.organise.exported(slug, format, asked)} download>
            {t(`export.${format}`)}
          </a>{' '}
        </Fragment>
      ))}
      {hasTranslations ? (
        <>
          <a href={paths.organise.translations(slug)}>{t('translations.link')}</a>{' '}
        </>
      ) : null}
      <span className="facts__note">{t('export.noted')}</span>
    </p>
  )
}

/** What is done with the ticked ones, or with all that the list has. */
function Several({ total, tellTo }: { total: number; tellTo: string | null }) {
  const { t } = useTranslation('deadline')
  return (
    <div className="bulk" role="group" aria-label={t('screening.several')}>
      <CheckboxField name="everything" label={t('screening.everything', { count: total })} />
      <SubmitButton intent="eligible" tone="secondary">
        {t('screening.say-eligible')}
      </SubmitButton>
      <SubmitButton intent="ask" tone="secondary">
        {t('screening.ask-several')}
      </SubmitButton>
      {tellTo ? (
        <ButtonLink to={tellTo} tone="quiet" icon="mail">
          {t('screening.tell')}
        </ButtonLink>
      ) : null}
    </div>
  )
}
