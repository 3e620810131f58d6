import { useTranslation } from 'react-i18next'
import { countryName, formatList } from '#app/platform/format.ts'
import { localeNames } from '#app/platform/i18n.ts'
import { TaskList, type TaskItem } from '#app/ui/task-list.tsx'
import { useSite } from '#app/ui/site.ts'
import type { ReadinessItem } from '../core/readiness.ts'

export type ReadinessListProps = {
  items: readonly ReadinessItem[]
  slug: string
  programmeSlug: string
  /** True where the reader may open the people of the programme. */
  canInvite: boolean
}

/** What is missing, each with the way to the place where it is written. Essential things first. */
export function ReadinessList({ items, slug, programmeSlug, canInvite }: ReadinessListProps) {
  const { t } = useTranslation('publish')
  const { lang, paths } = useSite()
  const { organise } = paths
  const taskOf = (item: ReadinessItem): TaskItem => {
    const status = item.isEssential ? 'problem' : 'not-started'
    const hint = item.isEssential ? undefined : t('readiness.not-blocking')
    switch (item.code) {
      case 'text-missing':
        return {
          label: t('readiness.text-missing', {
            field: t(`edit-brief.fields.${item.field}.label`),
            language: localeNames[item.locale],
          }),
          to: `${organise.brief(slug)}?text=${item.locale}`,
          status,
          hint,
        }
      case 'programme-unnamed':
        return {
          label: t('readiness.programme-unnamed', { language: localeNames[item.locale] }),
          to: `${organise.settings(programmeSlug)}?text=${item.locale}`,
          status,
          hint,
        }
      case 'criterion-untold':
        return {
          label: t('readiness.criterion-untold', {
            number: item.position,
            language: localeNames[item.locale],
          }),
          to: `${organise.criteria(slug)}?text=${item.locale}`,
          status,
          hint,
        }
      case 'form-untold':
        return {
          label: t('readiness.form-untold', { count: item.count, language: localeNames[item.locale] }),
          to: `${organise.form(slug)}?text=${item.locale}`,
          status,
          hint,
        }
      case 'weight-missing':
        return { label: t('refusals.weight-missing'), to: organise.criteria(slug), status }
      case 'weights-not-hundred':
        return {
          label: t('readiness.weights-not-hundred', { sum: item.sum }),
          to: organise.criteria(slug),
          status,
        }
      case 'rule-contradicts': {
        const { code, ...values } = item.contradiction
        return { label: t(`refusals.rule-${code}`, values), to: organise.criteria(slug), status }
      }
      case 'criteria-missing':
        return { label: t('readiness.criteria-missing'), to: organise.criteria(slug), status }
      case 'applicants-missing':
        return { label: t('readiness.applicants-missing'), to: organise.facts(slug), status }
      case 'home-country-differs':
        return {
          label: t('readiness.home-country-differs', {
            countries: formatList(
              lang,
              item.countries.map((code) => countryName(lang, code)),
            ),
          }),
          to: organise.facts(slug),
          status,
        }
      case 'remarks-open':
        return {
          label: t('readiness.remarks-open', {
            count: item.count,
            section: t(`remarks.sections.${item.section}`),
          }),
          to: item.section === 'general' ? '#remarks' : organise[item.section](slug),
          status,
          hint,
        }
      case 'owner-missing':
        return { label: t('readiness.owner-missing'), to: organise.facts(slug), status, hint }
      case 'organiser-missing':
        return { label: t('readiness.organiser-missing'), to: organise.settings(programmeSlug), status, hint }
      case 'approver-missing':
        return {
          label: t('readiness.approver-missing'),
          to: canInvite ? organise.people(programmeSlug) : undefined,
          status,
          hint: t('readiness.approver-why'),
        }
    }
  }
  if (items.length === 0) return <p>{t('readiness.complete')}</p>
  return <TaskList tasks={items.map(taskOf)} />
}
