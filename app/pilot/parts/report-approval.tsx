import { useTranslation } from 'react-i18next'
import { PlainText } from '#app/announce/parts/plain-text.tsx'
import type { FormProblem } from '#app/http/form-problem.ts'
import { formatCalendarDay, formatInstant } from '#app/platform/format.ts'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'
import { approveSchema } from '../core/paper-forms.ts'
import type { PilotSide } from '../core/papers.ts'
import { approvalParts, isApproved } from '../core/reports.ts'
import type { ReportToApprove } from '../core/paper-views.ts'

/** A report with whose yes it has and whose it wants; the form for whoever has not said it. */
export function ReportApproval({
  report,
  zone,
  approveAs: { side, name },
  result,
}: {
  report: ReportToApprove
  zone: string
  approveAs: { side: PilotSide | null; name: string }
  result?: FormProblem
}) {
  const { t } = useTranslation('pilot')
  const { lang } = useSite()
  const form = useZodForm(approveSchema)
  const { approvals, reportHash } = report
  const mayApprove =
    reportHash !== null && side !== null && side !== 'team' && approvals.every(({ part }) => part !== side)
  const label = t('approvals.approve-as', { side: t(`papers.sides.${side ?? 'host'}`), name: report.title })
  return (
    <Section
      id={`report-${report.id}`}
      level={3}
      tone="bare"
      title={t('approvals.of', { kind: t(`milestone.kinds.${report.kind}`), name: report.title })}
    >
      <p>
        {report.report === null ? (
          <Tag tone="neutral">
            {t('approvals.waits-for-report', { day: formatCalendarDay(lang, report.dueOn) })}
          </Tag>
        ) : (
          <Tag tone={isApproved(approvals) ? 'good' : 'warn'}>
            {t(isApproved(approvals) ? 'approvals.approved' : 'approvals.waits')}
          </Tag>
        )}
      </p>
      {report.report === null ? null : (
        <blockquote>
          <PlainText text={report.report} />
        </blockquote>
      )}
      <ul>
        {approvalParts.map((part) => {
          const yes = approvals.find((each) => each.part === part)
          return (
            <li key={part}>
              {yes
                ? t('approvals.yes', {
                    side: t(`papers.sides.${part}`),
                    name: yes.name,
                    when: formatInstant(lang, yes.atIso, zone),
                  })
                : t('approvals.no-yes', { side: t(`papers.sides.${part}`) })}
            </li>
          )
        })}
      </ul>
      {mayApprove ? (
        <Form
          form={form}
          result={result}
          intent="approve"
          hidden={{ milestoneId: report.id, reportHash }}
          label={label}
        >
          <TextField
            name="signedName"
            label={t('papers.your-name')}
            hint={t('papers.your-name-hint', { name })}
            width="medium"
            autoComplete="off"
            required
          />
          <SubmitButton>{t('approvals.approve')}</SubmitButton>
        </Form>
      ) : null}
    </Section>
  )
}
