import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { canTakeAlong, leaveBehind, takeAlong, takenAlong, type TakenAlong } from './taken-along.ts'
import { useSweep } from './use-sweep.ts'

type Item = { assignmentId: string; title: string; language: string }

/**
 * Beside the list: taking its proposals along for when there is no connection, what is kept and until when, and which
 * scorecards still have to reach the server. There only where scripts run and the browser can keep pages.
 */
export function TakeAlong({
  slug,
  items,
  judgingEndsAtIso,
  nowIso,
  zone,
}: {
  slug: string
  items: readonly Item[]
  judgingEndsAtIso: string
  nowIso: string
  zone: string
}) {
  const { t } = useTranslation('judge')
  const { lang, paths } = useSite()
  const [isAble, setAble] = useState(false)
  const [note, setNote] = useState<TakenAlong | null>(null)
  const [news, setNews] = useState<number | 'failed' | null>(null)
  const swept = useSweep({ slug, except: null })
  const look = useCallback(() => setNote(takenAlong(slug)), [slug])
  useEffect(() => {
    setAble(canTakeAlong())
    look()
  }, [look, swept])

  async function take() {
    setNews(0)
    try {
      await takeAlong(
        {
          ...{ slug, lang, queueTo: paths.juryQueue(slug), askAt: paths.juryKept(slug) },
          pages: Object.fromEntries(
            items.map(({ assignmentId }) => [assignmentId, paths.score(assignmentId)]),
          ),
          lastsMs: Date.parse(judgingEndsAtIso) - Date.parse(nowIso),
        },
        setNews,
      )
      setNews(null)
    } catch {
      setNews('failed')
    }
    look()
  }

  const titleOf = (id: string) => items.find(({ assignmentId }) => assignmentId === id)
  const links = (ids: readonly string[]) => (
    <ul>
      {ids.map((id) => (
        <li key={id}>
          <a href={paths.score(id)} lang={titleOf(id)?.language}>
            {titleOf(id)?.title ?? t('score.scorecard')}
          </a>
        </li>
      ))}
    </ul>
  )
  if (!isAble) return null
  const isBusy = typeof news === 'number'
  return (
    <Section id="take-along" title={t('along.title')} level={2} tone="bare">
      {swept.isOffline ? <p>{t('along.offline')}</p> : null}
      {swept.toLookAt.length > 0 ? (
        <Callout tone="warn" title={t('along.to-look-at', { count: swept.toLookAt.length })}>
          {links(swept.toLookAt)}
        </Callout>
      ) : null}
      {swept.waiting.length > 0 ? (
        <Callout title={t('along.waiting', { count: swept.waiting.length })}>{links(swept.waiting)}</Callout>
      ) : null}
      {note ? (
        <p>
          {t('along.kept', {
            count: Object.keys(note.pages).length,
            until: formatInstant(lang, new Date(note.until).toISOString(), zone, 'full'),
          })}
        </p>
      ) : (
        <p>{t('along.what')}</p>
      )}
      <p>{t('along.rule')}</p>
      <p role="status">
        {isBusy ? t('along.taking', { done: news, all: items.length }) : null}
        {news === 'failed' ? t('along.failed') : null}
      </p>
      <ButtonRow>
        <Button
          type="button"
          tone="secondary"
          size="small"
          aria-disabled={isBusy}
          onClick={() => void (isBusy || take())}
        >
          {t(note ? 'along.again' : 'along.take')}
        </Button>
        {note ? (
          <Button type="button" tone="quiet" size="small" onClick={() => void leaveBehind(slug).then(look)}>
            {t('along.remove')}
          </Button>
        ) : null}
      </ButtonRow>
    </Section>
  )
}
