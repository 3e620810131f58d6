import { Meta, UNSAFE_RemixContext, type MetaDescriptor } from '@remix-run/react'
import { useContext, type ContextType } from 'react'
import { useTranslation } from 'react-i18next'
import { UNSAFE_DataRouterStateContext } from 'react-router-dom'

type RouteModules = NonNullable<ContextType<typeof UNSAFE_RemixContext>>['routeModules']

/**
 * The page's title and meta tags. After a post that was not accepted the title begins with "Error:", also where no
 * script runs; the framework gives `meta` no answer of the action, so it is asked here for every page at once.
 */
export function PageMeta() {
  const { t } = useTranslation('ui')
  const remix = useContext(UNSAFE_RemixContext)
  const state = useContext(UNSAFE_DataRouterStateContext)
  if (!remix || !Object.values(state?.actionData ?? {}).some(isProblem)) return <Meta />
  const routeModules = withTitlePrefix(remix.routeModules, t('error-summary.title-prefix'))
  return (
    <UNSAFE_RemixContext.Provider value={{ ...remix, routeModules }}>
      <Meta />
    </UNSAFE_RemixContext.Provider>
  )
}

function withTitlePrefix(modules: RouteModules, prefix: string): RouteModules {
  const prefixed = (tag: MetaDescriptor): MetaDescriptor =>
    'title' in tag && typeof tag.title === 'string' ? { ...tag, title: `${prefix} ${tag.title}` } : tag
  return Object.fromEntries(
    Object.entries(modules).map(([id, module]) => {
      const { meta } = module ?? {}
      if (!module || !meta) return [id, module]
      return [id, { ...module, meta: (...args: Parameters<typeof meta>) => meta(...args)?.map(prefixed) }]
    }),
  )
}

/** What actions answer to a post they did not accept (`FormProblem`): sentences for fields, or one for the whole. */
function isProblem(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false
  const { errors, problem } = answer as { errors?: unknown; problem?: unknown }
  const hasErrors = typeof errors === 'object' && errors !== null && Object.keys(errors).length > 0
  return hasErrors || (typeof problem === 'string' && problem !== '')
}
