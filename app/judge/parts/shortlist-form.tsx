import { useTranslation } from 'react-i18next'
import type { ContentLanguage } from '#app/platform/languages.ts'
import { htmlLangOf } from '#app/platform/languages.ts'
import { Button } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'
import type { CountingRule } from '../core/deliberation/counting.ts'
import type { LineRule } from '../core/deliberation/shortlist.ts'

export type ShortlistRowShown = {
  proposalId: string
  reference: string
  title: string
  language: ContentLanguage
  organisation: string
  place: number | null
  total: string | null
  isInside: boolean
  isTiedAtLine: boolean
  isChosen: boolean
}

/** First the line, which shows who is in by it; then the choice, with a reason where it goes another way. */
export function ShortlistForm({
  slug,
  line,
  rows,
  tied,
  seen,
  counts,
  result,
}: {
  slug: string
  line: LineRule
  rows: readonly ShortlistRowShown[]
  tied: number
  seen: number
  counts: CountingRule
  result?: FormResult
}) {
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const sent = result?.values['chosen[]']
  const ticked = result ? (typeof sent === 'string' ? [sent] : (sent ?? [])) : null
  return (
    <>
      <Section id="line" title={t('shortlist.line')} intro={t(`shortlist.line-hint-${counts}`)}>
        <form method="get" action={paths.organise.shortlist(slug)} className="form">
          <RadioGroup
            name="rule"
            label={t('shortlist.rule')}
            defaultValue={line.rule}
            choices={(['first', 'line'] as const).map((value) => ({
              value,
              label: t(`shortlist.rules.${value}`),
              hint: t(`shortlist.rules.${value}-hint`),
            }))}
          />
          <NumberField name="value" label={t('shortlist.value')} defaultValue={line.value} />
          <Button type="submit" tone="secondary">
            {t('shortlist.show-line')}
          </Button>
        </form>
      </Section>
      <Section
        id="choice"
        title={t('shortlist.choice')}
        intro={t(`shortlist.by-${line.rule}`, {
          count: rows.filter(({ isInside }) => isInside).length,
          value: line.value,
        })}
      >
        {tied > 0 ? (
          <Callout tone="warn" title={t('shortlist.tied', { count: tied, value: line.value })}>
            <p>{t('shortlist.tied-hint')}</p>
          </Callout>
        ) : null}
        <Form
          result={result}
          intent="draw"
          hidden={{ rule: line.rule, value: line.value, seen }}
          label={t('shortlist.choice')}
        >
          <DataTable
            caption={t('shortlist.choice')}
            isCaptionHidden
            rows={rows}
            rowKey={({ proposalId }) => proposalId}
            selection={{
              name: 'chosen[]',
              value: ({ proposalId }) => proposalId,
              label: ({ title, reference }) => t('shortlist.take', { title, reference }),
              isChecked: ({ proposalId, isChosen }) => (ticked ? ticked.includes(proposalId) : isChosen),
            }}
            columns={[
              {
                key: 'place',
                header: t('ranking.place'),
                cell: ({ place, isTiedAtLine }) => (
                  <>
                    {place ?? '–'} {isTiedAtLine ? <Tag tone="warn">{t('shortlist.at-line')}</Tag> : null}
                  </>
                ),
              },
              {
                key: 'title',
                header: t('queue.proposal'),
                isRowName: true,
                cell: ({ title, language, organisation, reference }) => (
                  <>
                    <span lang={htmlLangOf(language)}>{title}</span>
                    <br />
                    <small>
                      {organisation} · {reference}
                    </small>
                  </>
                ),
              },
              {
                key: 'total',
                header: t('ranking.total'),
                align: 'end',
                cell: ({ total }) => total ?? '–',
              },
              {
                key: 'line',
                header: t('shortlist.line-header'),
                cell: ({ isInside }) => (
                  <Tag tone={isInside ? 'good' : 'neutral'}>
                    {t(isInside ? 'shortlist.inside' : 'shortlist.outside')}
                  </Tag>
                ),
              },
              {
                key: 'reason',
                header: t('shortlist.reason'),
                cell: ({ proposalId, isInside }) => (
                  <TextField
                    name={`reasons.${proposalId}`}
                    label={t(isInside ? 'shortlist.reason-out' : 'shortlist.reason-in')}
                  />
                ),
              },
            ]}
          />
          <p>{t('shortlist.draw-hint')}</p>
          <SubmitButton>{t(seen > 0 ? 'shortlist.draw-again' : 'shortlist.draw')}</SubmitButton>
        </Form>
      </Section>
    </>
  )
}
