import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { longestHostNote, stateSchema } from '../core/host-form.ts'
import { feasibilities, hostNotes, type HostStatement } from '../core/hosting.ts'

export type HostFormProps = {
  /** The newest statement, from which another one begins; null for the first. */
  newest: HostStatement | null
  result?: FormProblem
}

/** Can we host this? One word, four notes, a signature. */
export function HostForm({ newest, result }: HostFormProps) {
  const { t } = useTranslation('announce')
  const form = useZodForm(stateSchema)
  return (
    <Section
      id="statement"
      title={t(newest ? 'host.state-anew' : 'host.state')}
      intro={t('host.state-intro')}
      tone="raised"
    >
      <Form
        form={form}
        result={result}
        hidden={{ after: newest?.number ?? 0 }}
        label={t('host.state')}
        rowNames={{
          feasibility: t('host.can-host'),
          ...Object.fromEntries(hostNotes.map((note) => [note, t(`host.notes.${note}`)])),
          signedName: t('host.sign'),
        }}
      >
        <RadioGroup
          name="feasibility"
          label={t('host.can-host')}
          required
          defaultValue={newest?.feasibility}
          choices={feasibilities.map((value) => ({ value, label: t(`host.feasibility.${value}`) }))}
        />
        <TextArea
          name="because"
          label={t('host.because-field')}
          hint={t('host.because-hint')}
          optional
          rows={3}
          maxCharacters={longestHostNote}
          defaultValue={newest?.because}
        />
        {hostNotes.map((note) => (
          <TextArea
            key={note}
            name={note}
            label={t(`host.notes.${note}`)}
            hint={t(`host.hints.${note}`)}
            required
            rows={3}
            maxCharacters={longestHostNote}
            defaultValue={newest?.notes[note]}
          />
        ))}
        <TextField
          name="signedName"
          label={t('host.sign')}
          hint={t('host.sign-hint')}
          required
          width="medium"
          autoComplete="off"
        />
        <SubmitButton>{t('host.sign-button')}</SubmitButton>
      </Form>
    </Section>
  )
}
