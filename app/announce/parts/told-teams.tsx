import { htmlLangOf } from '#app/platform/languages.ts'
import { useTranslation } from 'react-i18next'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import type { ToldTeam } from '../core/decision-views.ts'

export type ToldTeamsProps = {
  teams: readonly ToldTeam[]
  /** When winners were or will be told under embargo; null where they hear of it at the announcement. */
  tellsAtIso: string | null
  zone: string
  nowIso: string
}

/** Who was told, until when each is to answer, and what it said. */
export function ToldTeams({ teams, tellsAtIso, zone, nowIso }: ToldTeamsProps) {
  const { t } = useTranslation('announce')
  if (teams.length === 0) return null
  const intro = tellsAtIso === null ? 'at-release' : nowIso < tellsAtIso ? 'ahead' : 'told'
  const when = (iso: string) => <LocalTime atIso={iso} zone={zone} />
  return (
    <Section id="told" title={t('told-teams.title')} intro={t(`told-teams.${intro}`)}>
      <DataTable
        caption={t('told-teams.caption')}
        rows={teams}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'proposal',
            header: t('told-teams.team'),
            isRowName: true,
            cell: ({ title, language, reference, organisation }) => (
              <>
                <span lang={htmlLangOf(language)}>{title}</span>
                <br />
                {reference}, {organisation}
              </>
            ),
          },
          {
            key: 'told',
            header: t('told-teams.at'),
            cell: ({ toldAtIso, mails }) => (
              <>
                {when(toldAtIso)}
                {mails.all > 0 && toldAtIso <= nowIso ? (
                  <>
                    <br />
                    {t('told-teams.mails', { sent: mails.sent, count: mails.all })}
                  </>
                ) : null}
              </>
            ),
          },
          { key: 'by', header: t('told-teams.by'), cell: ({ answerByIso }) => when(answerByIso) },
          {
            key: 'answer',
            header: t('told-teams.answer'),
            cell: ({ answer, answeredAtIso }) => (
              <>
                {t(`told-teams.said.${answer ?? 'none'}`)}
                {answeredAtIso === null ? null : (
                  <>
                    <br />
                    {when(answeredAtIso)}
                  </>
                )}
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}
