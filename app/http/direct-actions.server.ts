import type { ServerBuild } from '@remix-run/node'
import { isRule, type Access } from './access.ts'

type Params = Record<string, string>
type Action = (args: { request: Request; params: Params; context: unknown }) => unknown

/** Finds the action that answers this request without the framework; null when the framework is to route it. */
export type DirectActions = (request: Request) => ((context: unknown) => Promise<Response>) | null

/**
 * The actions whose rule says `isDirect`, of a build that is guarded already: what runs is the very function the
 * framework would call, with its rule, its body limit and its refusals; only matching all routes, copying the request
 * and preparing a document are left out. Whatever is not plainly such an address (another case, an encoded character, a
 * slash at the end, `?_data`) goes the long way.
 * @throws Error when a page or a table of intents says so: direct actions are whole resource routes
 */
export function directActionsOf({ routes }: Pick<ServerBuild, 'routes'>): DirectActions {
  const entries = Object.values(routes).flatMap((route) => {
    if (!route) return []
    const module = route.module as { access?: Access; action?: unknown; default?: unknown }
    const rule = module.access?.action
    if (!rule || !isRule(rule)) return []
    if (!rule.isDirect) return []
    if (module.default) throw new Error(`${route.id} is a page: its action cannot be direct`)
    return [{ ...matcherOf(pathOf(routes, route.id)), action: module.action as Action }]
  })
  return (request) => {
    if (request.method !== 'POST') return null
    const { pathname, search } = new URL(request.url)
    if (search !== '') return null
    for (const { pattern, names, action } of entries) {
      const found = pattern.exec(pathname)
      if (!found) continue
      const params = Object.fromEntries(names.map((name, index) => [name, found[index + 1] as string]))
      return (context) => answerOf(action, { request, params, context })
    }
    return null
  }
}

/** As the framework answers for a resource route: responses pass, returned or thrown; a bug is a plain 500. */
async function answerOf(action: Action, args: Parameters<Action>[0]): Promise<Response> {
  try {
    const answer = await action(args)
    if (answer instanceof Response) return answer
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
  }
  return new Response('Unexpected Server Error', { status: 500, headers: { 'content-type': 'text/plain' } })
}

function pathOf(routes: ServerBuild['routes'], id: string): string {
  const steps: string[] = []
  for (let route = routes[id]; route; route = route.parentId ? routes[route.parentId] : undefined)
    if (route.path) steps.unshift(route.path)
  return `/${steps.join('/')}`
}

function matcherOf(path: string): { pattern: RegExp; names: string[] } {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const source = path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:\w+/g, '([^/%]+)')
  return { pattern: new RegExp(`^${source}$`), names }
}
