import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { useReference } from '#app/ui/reference.tsx'
import { useSite } from '#app/ui/site.ts'

const statuses = [400, 403, 404, 405, 409, 410, 413, 421, 422, 429, 500] as const

type KnownStatus = (typeof statuses)[number]

/**
 * What somebody sees when a page could not be shown: what happened, what to do next, and a number that the log has
 * too. Never a message from inside. A page that breaks while the browser takes it over has words of its own: the texts
 * of refusals are not sent to browsers, and what helps there is to load it again.
 */
export function ErrorPage() {
  const { t } = useTranslation('http')
  const { paths, viewer } = useSite()
  const reference = useReference()
  const status = useErrorStatus()
  const typed = useTyped()
  if (isInBrowser()) return <BrokenPage />
  return (
    <PublicLayout width="reading">
      <div className="error-page">
        <p className="error-page__status" aria-hidden="true">
          {status}
        </p>
        <h1>{t(`error-page.${status}.title`)}</h1>
        <p className="lede">{t(`error-page.${status}.next`)}</p>
        <ButtonRow>
          <ButtonLink to={paths.home}>{t('error-page.home')}</ButtonLink>
          {viewer ? null : (
            <ButtonLink tone="secondary" to={paths.signIn()}>
              {t('error-page.sign-in')}
            </ButtonLink>
          )}
        </ButtonRow>
        {typed.length > 0 ? (
          <section aria-labelledby="typed">
            <h2 id="typed">{t('error-page.typed')}</h2>
            {typed.map((text, index) => (
              <blockquote key={index} className="kept-words" dir="auto">
                {text}
              </blockquote>
            ))}
          </section>
        ) : null}
        {reference ? (
          <p className="error-page__reference">
            {t('error-page.reference')} <code>{reference}</code>
          </p>
        ) : null}
      </div>
    </PublicLayout>
  )
}

function BrokenPage() {
  const { t } = useTranslation('ui')
  const { pathname, search } = useLocation()
  return (
    <PublicLayout width="reading">
      <div className="error-page">
        <h1>{t('page-broke.title')}</h1>
        <p className="lede">{t('page-broke.next')}</p>
        <ButtonRow>
          <ButtonLink to={pathname + search}>{t('page-broke.again')}</ButtonLink>
        </ButtonRow>
      </div>
    </PublicLayout>
  )
}

/** The title of the document when it is an error page; undefined on every other page. */
export function useErrorTitle(): string | undefined {
  const { t } = useTranslation(['http', 'ui'])
  const status = useErrorStatus()
  // Outside an error boundary the router answers null here.
  if ((useRouteError() ?? undefined) === undefined) return undefined
  return isInBrowser() ? t('ui:page-broke.title') : t(`error-page.${status}.title`)
}

/** Error pages that the server wrote are not hydrated, so whatever is drawn there broke there. */
function isInBrowser(): boolean {
  return typeof document !== 'undefined'
}

function useErrorStatus(): KnownStatus {
  const error = useRouteError()
  return knownStatus(isRouteErrorResponse(error) ? error.status : 500)
}

/** What the reader had sent when it was refused, as the gate gives it back. */
function useTyped(): readonly string[] {
  const error = useRouteError()
  if (!isRouteErrorResponse(error)) return []
  const { typed } = (error.data ?? {}) as { typed?: unknown }
  return Array.isArray(typed) ? typed.filter((each): each is string => typeof each === 'string') : []
}

function knownStatus(status: number): KnownStatus {
  return statuses.find((known) => known === status) ?? (status >= 500 ? 500 : 400)
}
