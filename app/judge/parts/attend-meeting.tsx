import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { conflictKinds } from '../core/declarations.ts'
import type { ShownMeeting } from '../core/deliberation/meeting-view.ts'

/** A juror comes, goes, or says that they should not be in the room for what is talked about. */
export function AttendMeeting({
  meeting,
  action,
  result,
}: {
  meeting: ShownMeeting
  action: string
  result?: FormResult
}) {
  const { t } = useTranslation('judge')
  if (meeting.state === 'ended') return null
  return (
    <>
      <Form
        action={action}
        result={result}
        intent={meeting.isHere ? 'go' : 'come'}
        label={t('meeting.attend')}
      >
        <SubmitButton tone={meeting.isHere ? 'quiet' : 'primary'}>
          {t(meeting.isHere ? 'meeting.go' : 'meeting.come')}
        </SubmitButton>
      </Form>
      {meeting.current ? (
        <Disclosure size="small" summary={t('meeting.recuse')}>
          <p>{t('meeting.recuse-hint')}</p>
          <Form
            action={action}
            intent="recuse"
            hidden={{ proposalId: meeting.current.proposalId }}
            label={t('meeting.recuse')}
          >
            <SelectField
              name="kind"
              label={t('conflicts.kind')}
              placeholder={t('conflicts.choose-kind')}
              choices={conflictKinds.map((kind) => ({ value: kind, label: t(`conflicts.kinds.${kind}`) }))}
            />
            <SubmitButton tone="danger">{t('meeting.recuse-do')}</SubmitButton>
          </Form>
        </Disclosure>
      ) : null}
    </>
  )
}
