import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { matchRoutes, type RouteObject } from 'react-router-dom'

type FrameworkHandler = ReturnType<typeof createRequestHandler>

/**
 * The framework as one handler for each branch of the route tree. Left to itself it flattens and ranks all routes three
 * times in each request (to find the route, to load it, to render it), which is up to a quarter of a page's work. Here
 * the routes are ranked once, and the framework is handed a build that has no other branch than the one found: nothing
 * else can run, whatever it makes of the address.
 */
export function frameworkByBranch(build: ServerBuild, mode: 'production' | 'development'): FrameworkHandler {
  const branchOf = branchFinder(build.routes)
  const whole = createRequestHandler(build, mode)
  const handlers = new Map<string, FrameworkHandler>()
  return (request, context) => {
    const ids = branchOf(new URL(request.url).pathname)
    if (!ids) return whole(request, context)
    const leaf = ids.at(-1)!
    const handler = handlers.get(leaf) ?? createRequestHandler(onlyBranch(build, ids), mode)
    handlers.set(leaf, handler)
    return handler(request, context)
  }
}

/** Finds the routes that answer an address, the outermost first, as the router itself would; null when none does. */
export function branchFinder(routes: ServerBuild['routes']): (pathname: string) => string[] | null {
  const candidates = candidatesOf(routes)
  return (pathname) => matchRoutes(candidates(pathname), pathname)?.map(({ route }) => route.id!) ?? null
}

/** The build with these routes alone. The browser's own list of routes stays whole: it has an address of its own. */
function onlyBranch(build: ServerBuild, ids: readonly string[]): ServerBuild {
  const pick = <Value>(from: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(from).filter(([id]) => ids.includes(id)))
  return {
    ...build,
    routes: pick(build.routes),
    assets: { ...build.assets, routes: pick(build.assets.routes) },
  }
}

/** What an address can possibly be, so that the router has little to rank. When in doubt a route stays. */
function candidatesOf(routes: ServerBuild['routes']): (pathname: string) => RouteObject[] {
  const leaves = Object.values(routes).flatMap((route) => (route ? [lineOf(routes, route.id)] : []))
  return (pathname) => {
    const steps = stepsOf(pathname)
    const ids = new Set(leaves.filter(({ path }) => isPossible(path, steps)).flatMap((leaf) => leaf.ids))
    return treeOf(routes, ids)
  }
}

/** A route with all around it. */
function lineOf(routes: ServerBuild['routes'], leafId: string): { ids: string[]; path: string[] } {
  const [ids, path]: [string[], string[]] = [[], []]
  for (let route = routes[leafId]; route; route = route.parentId ? routes[route.parentId] : undefined) {
    ids.unshift(route.id)
    path.unshift(...stepsOf(route.path ?? ''))
  }
  return { ids, path }
}

const stepsOf = (path: string) => path.split('/').filter((step) => step !== '')

function isPossible(pattern: readonly string[], steps: readonly string[]): boolean {
  if (pattern.some((step) => step.includes('*') || step.endsWith('?'))) return true
  return pattern.length === steps.length && pattern.every((step, at) => isPossibleStep(step, steps[at]!))
}

const isPossibleStep = (pattern: string, step: string) =>
  pattern.startsWith(':') || step.includes('%') || pattern.toLowerCase() === step.toLowerCase()

function treeOf(routes: ServerBuild['routes'], ids: ReadonlySet<string>, parentId?: string): RouteObject[] {
  return Object.values(routes).flatMap((route) => {
    if (!route || route.parentId !== parentId || !ids.has(route.id)) return []
    const { id, path, index, caseSensitive } = route
    const children = index ? undefined : treeOf(routes, ids, id)
    return [{ id, path, index, caseSensitive, children } as RouteObject]
  })
}
