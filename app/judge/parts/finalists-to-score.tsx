import { useTranslation } from 'react-i18next'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'

export type FinalistToScore = { assignmentId: string; title: string; language: string; isScored: boolean }

/** What a juror does in the final round: each finalist that is the juror's, and whether it is scored in the final. */
export function FinalistsToScore({ finalists }: { finalists: readonly FinalistToScore[] }) {
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  return (
    <Section id="final" title={t('final.todo')} intro={t('final.todo-hint')}>
      {finalists.length === 0 ? (
        <p>{t('final.nothing')}</p>
      ) : (
        <DataTable
          caption={t('final.todo')}
          isCaptionHidden
          rows={finalists}
          rowKey={({ assignmentId }) => assignmentId}
          rowTo={({ assignmentId }) => paths.scoreFinal(assignmentId)}
          columns={[
            {
              key: 'title',
              header: t('final.finalist'),
              isRowName: true,
              cell: ({ title, language }) => <span lang={language}>{title}</span>,
            },
            {
              key: 'state',
              header: t('queue.state-header'),
              cell: ({ isScored }) => (
                <Tag tone={isScored ? 'good' : 'warn'}>{t(isScored ? 'final.scored' : 'final.unscored')}</Tag>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}
