import { htmlLangOf, type ContentLanguage } from '#app/platform/languages.ts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Callout } from '#app/ui/callout.tsx'
import { DisclosedFields } from '#app/ui/form/disclosed-fields.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { conflictKinds, type ConflictKind, type OwnStanding } from '../core/declarations.ts'

export type ProposalView = {
  proposalId: string
  reference: string
  /** Null where the reader does not judge it. */
  shown: {
    title: string
    language: ContentLanguage
    /** Null where the challenge is read blind. */
    organisation: string | null
    /** In words. */
    country: string | null
  } | null
  /** What suggests a conflict, in sentences to the reader, and the fingerprint of it. */
  suggestions: { reasons: readonly string[]; seen: string } | null
  declaration: {
    standing: OwnStanding
    kind: ConflictKind | null
    privateNote: string | null
  } | null
}

/**
 * Free to judge or not, for one proposal; where not, why, in one word and a note nobody else reads. What the reader does
 * not judge is a reference, with the way back.
 */
export function DeclarationFields({ proposal, isJudging }: { proposal: ProposalView; isJudging: boolean }) {
  const { t } = useTranslation('judge')
  const { proposalId, reference, shown, suggestions, declaration } = proposal
  return (
    <div className="declaration">
      <RadioGroup
        name={`standing.${proposalId}`}
        label={shown ? shown.title : t('conflicts.closed', { reference })}
        {...(shown && { labelLang: htmlLangOf(shown.language) })}
        hint={shown ? senderOf(shown, reference, t) : t('conflicts.closed-hint')}
        layout="inline"
        // A suggestion is answered by choosing, not by leaving things as they are.
        defaultValue={suggestions ? undefined : declaration?.standing}
        choices={[
          { value: 'clear', label: t('conflicts.clear') },
          { value: 'conflict', label: t('conflicts.conflict') },
          { value: 'abstained', label: t('conflicts.abstain') },
        ]}
      />
      {suggestions ? (
        <Callout tone="warn" title={t('suggestions.title')}>
          <ul>
            {suggestions.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          <p>{t('suggestions.choose')}</p>
          <input type="hidden" name={`seen.${proposalId}`} value={suggestions.seen} />
        </Callout>
      ) : null}
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

function senderOf(
  { organisation, country }: NonNullable<ProposalView['shown']>,
  reference: string,
  t: TFunction<'judge'>,
): string {
  if (organisation === null) return reference
  return `${country ? t('conflicts.from-country', { organisation, country }) : organisation} · ${reference}`
}
