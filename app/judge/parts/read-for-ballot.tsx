import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { useSite } from '#app/ui/site.ts'

/** Beside a proposal that is judged on a ballot: the way to the ballot, and to the next one to read. */
export function ReadForBallot({
  way,
  slug,
  work,
}: {
  way: 'ranked' | 'pairwise'
  slug: string
  work: { previousId: string | null; nextId: string | null }
}) {
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  return (
    <div id="scorecard">
      <Callout title={t(`ballot.by-${way}`)}>
        <p>{t(`ballot.by-${way}-hint`)}</p>
        <p>
          <ButtonLink to={way === 'ranked' ? paths.ranks(slug) : paths.pairs(slug)}>
            {t(`ballot.to-${way}`)}
          </ButtonLink>
        </p>
      </Callout>
      <p className="button-row">
        {work.previousId ? <a href={paths.score(work.previousId)}>{t('score.previous')}</a> : null}
        {work.nextId ? <a href={paths.score(work.nextId)}>{t('score.next')}</a> : null}
      </p>
    </div>
  )
}
