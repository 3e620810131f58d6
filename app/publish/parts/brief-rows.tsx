import { useTranslation } from 'react-i18next'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { fieldId } from '#app/ui/form/form-context.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { longestAnswer, rowsShown } from '../core/brief-form.ts'
import { mostFaqRows, mostLinks } from '../core/brief-texts.ts'
import type { FaqRow, LinkRow } from '../templates/template.ts'

type RowsProps<Row> = {
  rows: readonly Row[]
  disabled: boolean
  /** The language they are written in. */
  lang: string
}

/** Questions that are asked often, with their answers: those there are and two empty ones. */
export function FaqFields({ rows, disabled, lang }: RowsProps<FaqRow>) {
  const { t } = useTranslation('publish')
  return (
    <Rows name="faq" count={rows.length} most={mostFaqRows} disabled={disabled}>
      {(index) => (
        <Fieldset key={index} legend={t('edit-brief.faq-row', { number: index + 1 })}>
          <div className="criterion-fields">
            <TextField
              name={`faq.${index}.question`}
              label={t('edit-brief.faq-question')}
              defaultValue={rows[index]?.question ?? ''}
              disabled={disabled}
            />
            <TextArea
              name={`faq.${index}.answer`}
              label={t('edit-brief.faq-answer')}
              defaultValue={rows[index]?.answer ?? ''}
              disabled={disabled}
              lang={lang}
              rows={3}
              maxCharacters={longestAnswer}
            />
          </div>
        </Fieldset>
      )}
    </Rows>
  )
}

/** Background material that stands elsewhere: its name and its address. */
export function LinkFields({ rows, disabled }: Omit<RowsProps<LinkRow>, 'lang'>) {
  const { t } = useTranslation('publish')
  return (
    <Rows name="links" count={rows.length} most={mostLinks} disabled={disabled}>
      {(index) => (
        <Fieldset key={index} legend={t('edit-brief.link-row', { number: index + 1 })}>
          <div className="criterion-fields criterion-fields--pair">
            <TextField
              name={`links.${index}.label`}
              label={t('edit-brief.link-label')}
              defaultValue={rows[index]?.label ?? ''}
              disabled={disabled}
            />
            <TextField
              name={`links.${index}.address`}
              label={t('edit-brief.link-address')}
              defaultValue={rows[index]?.address ?? ''}
              disabled={disabled}
            />
          </div>
        </Fieldset>
      )}
    </Rows>
  )
}

function Rows({
  name,
  count,
  most,
  disabled,
  children,
}: {
  name: 'faq' | 'links'
  count: number
  most: number
  disabled: boolean
  children: (index: number) => React.ReactNode
}) {
  const { t } = useTranslation('publish')
  const shown = disabled ? count : rowsShown(count, most)
  if (shown === 0) return null
  return (
    <div id={fieldId(name)} className="form-part">
      <h2 className="form-part__title">{t(`edit-brief.fields.${name}.label`)}</h2>
      <p className="field__hint">{t(`edit-brief.fields.${name}.hint`)}</p>
      {Array.from({ length: shown }, (_, index) => children(index))}
    </div>
  )
}

/** What the rows are called in the list of mistakes. */
export function useRowNames(): Record<string, string> {
  const { t } = useTranslation('publish')
  const names = (name: 'faq' | 'links', most: number) =>
    Array.from({ length: most }, (_, index) => [
      `${name}.${index}`,
      t(name === 'faq' ? 'edit-brief.faq-row' : 'edit-brief.link-row', { number: index + 1 }),
    ])
  return Object.fromEntries([...names('faq', mostFaqRows), ...names('links', mostLinks)])
}
