import { useTranslation } from 'react-i18next'
import { htmlLangs, localeNames, type Locale } from '#app/platform/i18n.ts'
import { fieldId } from '#app/ui/form/form-context.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import type { CompletenessRow } from '../core/completeness.ts'

export type CompletenessTableProps = {
  rows: readonly CompletenessRow[]
  languages: readonly Locale[]
  slug: string
}

/** Every text by every language, each gap with the way to the place where it is written. */
export function CompletenessTable({ rows, languages, slug }: CompletenessTableProps) {
  const { t } = useTranslation('publish')
  const { paths } = useSite()
  const nameOf = ({ what }: CompletenessRow) =>
    'field' in what
      ? t(`edit-brief.fields.${what.field}.label`)
      : t('completeness.criterion', { number: what.criterion })
  const placeOf = ({ what }: CompletenessRow, locale: Locale) =>
    'field' in what
      ? `${paths.organise.brief(slug)}?text=${locale}#${fieldId(what.field)}`
      : `${paths.organise.criteria(slug)}?text=${locale}`
  return (
    <DataTable
      caption={t('completeness.title')}
      isCaptionHidden
      rows={rows}
      rowKey={nameOf}
      columns={[
        { key: 'what', header: t('completeness.text'), isRowName: true, cell: nameOf },
        ...languages.map((locale) => ({
          key: locale,
          header: localeNames[locale],
          cell: (row: CompletenessRow) =>
            row.cells.find((cell) => cell.locale === locale)?.isWritten ? (
              t('completeness.written')
            ) : (
              <a href={placeOf(row, locale)}>
                {t('completeness.write')}
                <span className="visually-hidden">
                  {' '}
                  {nameOf(row)}, <span lang={htmlLangs[locale]}>{localeNames[locale]}</span>
                </span>
              </a>
            ),
        })),
      ]}
    />
  )
}
