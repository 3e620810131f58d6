import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { useReference } from '#app/ui/reference.tsx'
import { useSite } from '#app/ui/site.ts'

const statuses = [400, 403, 404, 405, 409, 410, 413, 421, 422, 429, 500] as const

type KnownStatus = (typeof statuses)[number]

/**
 * What somebody sees when a page could not be shown: what happened, what to do next, and a number that the log has
 * too. Never a message from inside.
 */
export function ErrorPage() {
  const { t } = useTranslation('http')
  const { paths, viewer } = useSite()
  const reference = useReference()
  const status = useErrorStatus()
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
        {reference ? (
          <p className="error-page__reference">
            {t('error-page.reference')} <code>{reference}</code>
          </p>
        ) : null}
      </div>
    </PublicLayout>
  )
}

/** The title of the document when it is an error page; undefined on every other page. */
export function useErrorTitle(): string | undefined {
  const { t } = useTranslation('http')
  const status = useErrorStatus()
  // Outside an error boundary the router answers null here.
  return (useRouteError() ?? undefined) === undefined ? undefined : t(`error-page.${status}.title`)
}

function useErrorStatus(): KnownStatus {
  const error = useRouteError()
  return knownStatus(isRouteErrorResponse(error) ? error.status : 500)
}

function knownStatus(status: number): KnownStatus {
  return statuses.find((known) => known === status) ?? (status >= 500 ? 500 : 400)
}
