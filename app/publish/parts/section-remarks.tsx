import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useSite } from '#app/ui/site.ts'
import { openRemarks, type RemarkSection, type SectionRemark } from '../core/section-remarks.ts'

export type SectionRemarksProps = {
  remarks: readonly SectionRemark[]
  slug: string
  zone: string
  /** Whether the reader may mark them as dealt with. */
  canAnswer: boolean
}

/** What the reviewer remarked on this part, on the part's own page; nothing where nothing is open. */
export function RemarksOn({ section, remarks, ...props }: SectionRemarksProps & { section: RemarkSection }) {
  const { t } = useTranslation('publish')
  const own = openRemarks(remarks).filter((remark) => remark.section === section)
  if (own.length === 0) return null
  return (
    <Callout tone="warn" title={t('remarks.title', { count: own.length })}>
      {own.map((remark) => (
        <OneRemark key={remark.id} remark={remark} back={section} {...props} />
      ))}
    </Callout>
  )
}

/** One remark with who wrote it and, for whoever may, the form that says it is dealt with. */
export function OneRemark({
  remark,
  slug,
  zone,
  canAnswer,
  back,
}: Omit<SectionRemarksProps, 'remarks'> & { remark: SectionRemark; back?: RemarkSection }) {
  const { t } = useTranslation('publish')
  const { lang, paths } = useSite()
  const at = formatInstant(lang, remark.atIso, zone)
  return (
    <div className="section-remark">
      <blockquote className="preserve-lines">{remark.remark}</blockquote>
      <p className="facts__note">
        {remark.by ? t('remarks.written-by', { name: remark.by, at }) : t('remarks.written-at', { at })}
      </p>
      {canAnswer ? (
        <Disclosure summary={t('remarks.answer-summary')}>
          <Form
            action={paths.organise.publish(slug)}
            intent="answer-remark"
            hidden={{ remarkId: remark.id, back }}
            label={t('remarks.answer-summary')}
          >
            <TextField
              name={`answers.${remark.id}`}
              label={t('remarks.answer')}
              hint={t('remarks.answer-hint')}
              optional
            />
            <SubmitButton tone="secondary">{t('remarks.done')}</SubmitButton>
          </Form>
        </Disclosure>
      ) : null}
    </div>
  )
}
