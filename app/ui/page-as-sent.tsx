import { matchRoutes, UNSAFE_RemixContext } from '@remix-run/react'
import { useState, type ComponentProps, type ComponentType, type ContextType, type ReactNode } from 'react'
import { RouterProvider, type RouteObject } from 'react-router-dom'

type RemixContext = NonNullable<ContextType<typeof UNSAFE_RemixContext>>
type Router = ComponentProps<typeof RouterProvider>['router']
type RouterState = Router['state']

type RouteModule = {
  default: ComponentType
  Layout?: ComponentType<{ children: ReactNode }>
  ErrorBoundary?: ComponentType
  handle?: unknown
}

/** What the framework's server half leaves in the document. */
type Sent = {
  __remixManifest: RemixContext['manifest']
  __remixContext: { state: RouterState; future: RemixContext['future'] }
  /** Those of this page alone, the outermost first. */
  __remixRouteModules: RemixContext['routeModules']
}

/**
 * Hydrates a page from what the server sent with it. Every navigation and every post of this site is a whole document,
 * so the router stands still: the framework's own browser half, which fetches data and changes pages, would be loaded
 * for nothing. The elements have the shape of the server's, on which `useId` depends.
 */
export function PageAsSent() {
  const sent = window as unknown as Sent
  const [router] = useState(() => stillRouter(sent))
  return (
    <>
      <UNSAFE_RemixContext.Provider
        value={{
          manifest: sent.__remixManifest,
          routeModules: sent.__remixRouteModules,
          future: sent.__remixContext.future,
          isSpaMode: false,
        }}
      >
        <RouterProvider router={router} />
      </UNSAFE_RemixContext.Provider>
      {null}
    </>
  )
}

/** What components read of a router, at the address and with the data of this page; it never becomes another. */
function stillRouter(sent: Sent): Router {
  const { pathname, search, hash } = window.location
  const routes = routesOfPage(sent)
  const { loaderData, actionData, errors } = sent.__remixContext.state
  const state: Partial<RouterState> = {
    location: { pathname, search, hash, state: null, key: 'default' },
    matches: (matchRoutes(routes, pathname) ?? []) as RouterState['matches'],
    loaderData,
    actionData,
    errors,
    initialized: true,
  }
  const still: Partial<Router> = {
    future: {} as Router['future'],
    state: state as RouterState,
    routes: routes as Router['routes'],
    subscribe: () => () => undefined,
  }
  return still as Router
}

/** The one branch of the route table that leads to this page. */
function routesOfPage({ __remixManifest, __remixRouteModules }: Sent): RouteObject[] {
  return Object.entries(__remixRouteModules).reduceRight<RouteObject[]>((children, [id, module]) => {
    const { default: Page, Layout = Bare, ErrorBoundary, handle } = module as RouteModule
    const { path, index } = __remixManifest.routes[id] ?? {}
    const route = {
      id,
      path,
      handle,
      element: (
        <Layout>
          <Page />
        </Layout>
      ),
      errorElement: ErrorBoundary && (
        <Layout>
          <ErrorBoundary />
        </Layout>
      ),
    }
    return [index ? { ...route, index } : { ...route, children }]
  }, [])
}

function Bare({ children }: { children: ReactNode }) {
  return children
}
