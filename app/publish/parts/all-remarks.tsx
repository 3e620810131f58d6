import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { useSite } from '#app/ui/site.ts'
import { openRemarks } from '../core/section-remarks.ts'
import { OneRemark, type SectionRemarksProps } from './section-remarks.tsx'

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
