import { useTranslation } from 'react-i18next'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag, type TagProps } from '#app/ui/tag.tsx'
import type { CommentStanding } from '../core/comment-checks.ts'

export type CommentListProps = {
  slug: string
  counts: readonly { standing: CommentStanding; count: number }[]
  lines: readonly {
    scorecardId: string
    reference: string
    standing: CommentStanding
    isEdited: boolean
    isOwn: boolean
    beginning: string
    beginningLang: string
  }[]
  openId: string | null
}

const tones: Record<CommentStanding, TagProps['tone']> = {
  waiting: 'progress',
  'sent-back': 'warn',
  told: 'good',
  withheld: 'neutral',
}

/** Every comment of the challenge with where it stands, each a link to itself. */
export function CommentList({ slug, counts, lines, openId }: CommentListProps) {
  const { t } = useTranslation('announce')
  const { paths } = useSite()
  return (
    <Section id="comments" title={t('feedback.all')} intro={t('feedback.all-intro')}>
      <p>
        {counts
          .filter(({ count }) => count > 0)
          .map(({ standing, count }) =>
            t('feedback.count', { what: t(`feedback.standing.${standing}`), count }),
          )
          .join(' · ')}
      </p>
      <ul className="task-list">
        {lines.map(({ scorecardId, reference, standing, isEdited, isOwn, beginning, beginningLang }) => (
          <li key={scorecardId}>
            <span>
              <a
                href={`${paths.organise.feedback(slug)}?comment=${scorecardId}`}
                aria-current={scorecardId === openId ? 'true' : undefined}
              >
                {reference}: <span lang={beginningLang}>{beginning}</span>
              </a>
              {isOwn ? <> {t('feedback.yours')}</> : null}
            </span>
            <span className="task-list__status">
              <Tag tone={tones[standing]}>
                {t(isEdited ? 'feedback.standing.edited' : `feedback.standing.${standing}`)}
              </Tag>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
