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

/** All remarks: the open ones with the way to their parts, and below them what was dealt with, by whom and when. */
export function AllRemarks({ remarks, ...props }: SectionRemarksProps) {
  const { t } = useTranslation('publish')
  const { lang, paths } = useSite()
  const open = openRemarks(remarks)
  const answered = remarks.filter(({ answered: done }) => done !== null)
  return (
    <>
      {open.map((remark) => (
        <div key={remark.id} className="section-remark">
          <h3>
            {remark.section === 'general' ? (
              t('remarks.sections.general')
            ) : (
              <a href={paths.organise[remark.section](props.slug)}>
                {t(`remarks.sections.${remark.section}`)}
              </a>
            )}
          </h3>
          <OneRemark remark={remark} {...props} />
        </div>
      ))}
      {open.length === 0 ? <p>{t('remarks.none-open')}</p> : null}
      {answered.length > 0 ? (
        <Disclosure summary={t('remarks.answered', { count: answered.length })}>
          <ul className="plain-list">
            {answered.map(({ id, section, remark, answered: done }) => (
              <li key={id} className="section-remark">
                <p className="facts__note">{t(`remarks.sections.${section}`)}</p>
                <blockquote className="preserve-lines">{remark}</blockquote>
                {done?.answer ? <p className="preserve-lines">{done.answer}</p> : null}
                <p className="facts__note">
                  {t(done?.by ? 'remarks.answered-by' : 'remarks.answered-at', {
                    name: done?.by,
                    at: formatInstant(lang, done?.atIso ?? '', props.zone),
                  })}
                </p>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </>
  )
}

function OneRemark({
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
