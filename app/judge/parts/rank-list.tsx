import { useTranslation } from 'react-i18next'
import { htmlLangOf, type ContentLanguage } from '#app/platform/languages.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { useSite } from '#app/ui/site.ts'
import { FinalNote } from './ballot-frame.tsx'

export type RankWork = {
  version: number
  state: 'draft' | 'final'
  finalisedAtIso: string | null
  canReopen: boolean
  rows: readonly {
    assignmentId: string
    proposalId: string
    reference: string
    title: string
    language: ContentLanguage
    /** Null where the challenge is read blind. */
    organisation: string | null
    /** From 1; null while it has none. */
    rank: number | null
  }[]
}

/** The proposals of one juror in their order: a number beside each, and a step up or down by a button. */
export function RankList({
  work,
  zone,
  isOpen,
  result,
}: {
  work: RankWork
  zone: string
  isOpen: boolean
  result: FormResult | undefined
}) {
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const isWritable = isOpen && work.state === 'draft'
  const { rows } = work
  return (
    <>
      <FinalNote atIso={work.finalisedAtIso} zone={zone} />
      <Form
        result={result}
        hidden={{ version: work.version }}
        label={t('ranks.title')}
        rowNames={Object.fromEntries(rows.map(({ proposalId, title }) => [`ranks.${proposalId}`, title]))}
      >
        {/* First in the form: pressing Enter in a field saves. */}
        {isWritable ? (
          <ButtonRow>
            <SubmitButton intent="save" tone="secondary">
              {t('ranks.save')}
            </SubmitButton>
          </ButtonRow>
        ) : null}
        <ol className="rank-list">
          {rows.map((row) => (
            <li key={row.proposalId} id={`rank-${row.proposalId}`} className="rank-list__row">
              <NumberField
                name={`ranks.${row.proposalId}`}
                label={t('ranks.rank-of', { title: row.title })}
                defaultValue={row.rank ?? ''}
                disabled={!isWritable}
              />
              <div className="rank-list__what">
                <a href={paths.score(row.assignmentId)} lang={htmlLangOf(row.language)}>
                  {row.title}
                </a>
                <br />
                <small>
                  {row.organisation === null ? '' : `${row.organisation} · `}
                  {row.reference}
                </small>
              </div>
              {isWritable ? (
                <ButtonRow>
                  {(row.rank === null ? (['up'] as const) : (['up', 'down'] as const)).map((direction) => (
                    <Button
                      key={direction}
                      tone="quiet"
                      size="small"
                      name="move"
                      value={`${direction} ${row.proposalId}`}
                      aria-label={t(`ranks.${row.rank === null ? 'add' : direction}-of`, {
                        title: row.title,
                      })}
                    >
                      {t(`ranks.${row.rank === null ? 'add' : direction}`)}
                    </Button>
                  ))}
                </ButtonRow>
              ) : null}
            </li>
          ))}
        </ol>
        {isWritable ? (
          <>
            <SubmitButton intent="finalise">{t('ranks.finalise')}</SubmitButton>
            <p>{t('ballot.finalise-hint')}</p>
          </>
        ) : null}
        {work.canReopen ? (
          <SubmitButton intent="reopen" tone="secondary">
            {t('score.reopen')}
          </SubmitButton>
        ) : null}
      </Form>
    </>
  )
}
