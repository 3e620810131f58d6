import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'

const storageKey = 'haaste:split'
/** Percent of the width that the reading may have. */
const narrowest = 30
const widest = 70
const step = 2
/** Widths that a press on the divider goes through: whoever cannot drag needs no keyboard either. */
const stops = [40, 50, 60] as const

/** Narrower than two columns, and high enough for a sheet: with less, the rubric stays a part of the page. */
const phone = '(max-width: 59.99rem) and (min-height: 30rem)'

/**
 * Reading beside scoring, with a divider that is moved by dragging, pressing or arrows and remembered by the browser. On a
 * phone the rubric is a sheet at the foot that opens and closes; what has the focus in the reading is moved out from under
 * it. Without script the rubric follows the reading.
 */
export function SplitView({
  reading,
  scorecard,
  asked,
  isOpen,
  setOpen,
}: {
  reading: ReactNode
  scorecard: ReactNode
  /** How many criteria there are, for the handle of the sheet; null where nothing is answered here. */
  asked: number | null
  isOpen: boolean
  setOpen: (isOpen: boolean) => void
}) {
  const { t } = useTranslation('judge')
  const root = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const handle = useRef<HTMLButtonElement>(null)
  const [isReady, setReady] = useState(false)
  const [isPhone, setPhone] = useState(false)
  const [answered, setAnswered] = useState(0)
  const isSheet = isReady && isPhone

  useEffect(() => {
    const query = window.matchMedia(phone)
    const look = () => setPhone(query.matches)
    look()
    // A link within the page may lead into what is put away.
    const reach = () => {
      const { hash } = window.location
      const wanted = hash && body.current?.querySelector(`[id="${CSS.escape(hash.slice(1))}"]`)
      if (!wanted) return
      flushSync(() => setOpen(true))
      wanted.scrollIntoView({ block: 'nearest' })
    }
    queueMicrotask(reach)
    if (body.current?.querySelector('.error-summary, [role="alert"]')) setOpen(true)
    setAnswered(answeredIn(body.current))
    setReady(true)
    query.addEventListener('change', look)
    window.addEventListener('hashchange', reach)
    return () => {
      query.removeEventListener('change', look)
      window.removeEventListener('hashchange', reach)
    }
  }, [setOpen])

  useEffect(() => {
    if (!isSheet) return
    const onFocus = ({ target }: FocusEvent) => {
      const sheet = body.current?.parentElement
      if (!(target instanceof HTMLElement) || !sheet || sheet.contains(target)) return
      const hidden = target.getBoundingClientRect().bottom + 16 - sheet.getBoundingClientRect().top
      if (hidden > 0) window.scrollBy(0, hidden)
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [isSheet])

  return (
    <div ref={root} className="split" data-sheet={isSheet ? (isOpen ? 'open' : 'closed') : undefined}>
      <div className="split__reading" id="reading">
        {reading}
      </div>
      {isReady && !isPhone ? <Divider root={root} /> : null}
      <div
        className="split__scorecard"
        onChange={() => setAnswered(answeredIn(body.current))}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !isSheet || !isOpen) return
          setOpen(false)
          handle.current?.focus()
        }}
      >
        {isSheet ? (
          <button
            ref={handle}
            type="button"
            className="split__handle"
            aria-expanded={isOpen}
            aria-controls="scorecard-sheet"
            onClick={() => setOpen(!isOpen)}
          >
            <span>{t(asked === null ? 'ballot.own' : 'score.scorecard')}</span>
            {asked ? <span>{t('split.answered', { answered, asked })}</span> : null}
            <span className="split__handle-deed">{t(isOpen ? 'split.close' : 'split.open')}</span>
          </button>
        ) : null}
        <div ref={body} className="split__body" id="scorecard-sheet" hidden={isSheet && !isOpen}>
          {scorecard}
        </div>
      </div>
    </div>
  )
}

function Divider({ root }: { root: React.RefObject<HTMLDivElement | null> }) {
  const { t } = useTranslation('judge')
  const [share, setShare] = useState(50)
  const pressedAt = useRef<number | null>(null)

  useEffect(() => setShare(remembered()), [])
  useEffect(() => root.current?.style.setProperty('--reading', String(share)), [root, share])

  function move(to: number) {
    const kept = Math.round(Math.min(widest, Math.max(narrowest, to)))
    setShare(kept)
    remember(kept)
  }

  function onKeyDown(event: KeyboardEvent) {
    const to = { ArrowLeft: share - step, ArrowRight: share + step, Home: narrowest, End: widest, Enter: 50 }[
      event.key
    ]
    if (to === undefined) return
    event.preventDefault()
    move(to)
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    const box = root.current?.getBoundingClientRect()
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    if (pressedAt.current !== null && Math.abs(event.clientX - pressedAt.current) < 4) return
    pressedAt.current = null
    move(((event.clientX - box.left) / box.width) * 100)
  }

  return (
    <div
      role="separator"
      className="split__divider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('split.divider')}
      aria-controls="reading"
      aria-valuenow={share}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      title={t('split.divider-hint')}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        pressedAt.current = event.clientX
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        // Pressed and not moved.
        if (pressedAt.current !== null) move(stops.find((stop) => stop > share) ?? stops[0])
        pressedAt.current = null
      }}
    />
  )
}

/** Criteria with an answer in the form, as it stands. */
function answeredIn(body: HTMLElement | null): number {
  const fields = [...(body?.querySelectorAll<HTMLInputElement>('input[name^="scores."]') ?? [])]
  const given = fields.filter(({ type, value, checked }) => (type === 'text' ? value !== '' : checked))
  return new Set(given.map(({ name }) => name)).size
}

function remembered(): number {
  try {
    const kept = Number(window.localStorage.getItem(storageKey))
    return kept >= narrowest && kept <= widest ? kept : 50
  } catch {
    return 50
  }
}

function remember(share: number): void {
  try {
    window.localStorage.setItem(storageKey, String(share))
  } catch {
    // The width then holds for this page alone.
  }
}
