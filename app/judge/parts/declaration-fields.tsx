import { htmlLangOf, type ContentLanguage } from '#app/platform/languages.ts'
import { useTranslation } from 'react-i18next'
import { DisclosedFields } from '#app/ui/form/disclosed-fields.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { conflictKinds, type ConflictKind } from '../core/declarations.ts'

export type ProposalView = {
  proposalId: string
  reference: string
  title: string
  language: ContentLanguage
  organisation: string
  /** In words. */
  country: string | null
  declaration: {
    standing: 'clear' | 'conflict'
    kind: ConflictKind | null
    privateNote: string | null
  } | null
}

/** Free to judge or not, for one proposal; where not, why, in one word and a note nobody else reads. */
export function DeclarationFields({ proposal, isJudging }: { proposal: ProposalView; isJudging: boolean }) {
  const { t } = useTranslation('judge')
  const { proposalId, declaration } = proposal
  const sender = proposal.country
    ? t('conflicts.from-country', {
        organisation: proposal.organisation,
        country: proposal.country,
      })
    : proposal.organisation
  return (
    <div className="declaration">
      <RadioGroup
        name={`standing.${proposalId}`}
        label={proposal.title}
        labelLang={htmlLangOf(proposal.language)}
        hint={`${sender} · ${proposal.reference}`}
        layout="inline"
        defaultValue={declaration?.standing}
        choices={[
          { value: 'clear', label: t('conflicts.clear') },
          { value: 'conflict', label: t('conflicts.conflict') },
        ]}
      />
      <DisclosedFields
        summary={t('conflicts.details')}
        names={[`kind.${proposalId}`, `note.${proposalId}`]}
        open={declaration?.standing === 'conflict'}
      >
        <SelectField
          name={`kind.${proposalId}`}
          label={t('conflicts.kind')}
          placeholder={t('conflicts.choose-kind')}
          defaultValue={declaration?.kind ?? ''}
          choices={conflictKinds.map((kind) => ({ value: kind, label: t(`conflicts.kinds.${kind}`) }))}
        />
        <TextField
          name={`note.${proposalId}`}
          label={t('conflicts.note')}
          hint={t('conflicts.note-hint')}
          defaultValue={declaration?.privateNote ?? ''}
          optional
        />
        {isJudging && declaration?.standing === 'clear' ? <p>{t('conflicts.takes-away')}</p> : null}
      </DisclosedFields>
    </div>
  )
}
