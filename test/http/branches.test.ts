import fc from 'fast-check'
import { matchRoutes, type RouteObject } from 'react-router-dom'
import { beforeAll, expect, it } from 'vitest'
import type { ServerBuild } from '@remix-run/node'
import { branchFinder } from '#app/http/branches.server.ts'
import { handlersOf, theBuild } from './site.ts'

let routes: ServerBuild['routes']
let patterns: string[]

beforeAll(async () => {
  const build = await theBuild()
  routes = build.routes
  patterns = [...new Set(handlersOf(build).map(({ pattern }) => pattern))].filter((one) =>
    one.startsWith('/'),
  )
})

/** All routes, for the router alone. */
function wholeTree(parentId?: string): RouteObject[] {
  return Object.values(routes).flatMap((route) => {
    if (!route || route.parentId !== parentId) return []
    const { id, path, index, caseSensitive } = route
    return [{ id, path, index, caseSensitive, children: index ? undefined : wholeTree(id) } as RouteObject]
  })
}

it('finds the branch that the router finds among all routes, for every kind of address', () => {
  const tree = wholeTree()
  const branchOf = branchFinder(routes)
  const value = fc.constantFrom(
    'en',
    'zh-CN',
    'new',
    'import',
    'edit',
    'a-slug',
    '1',
    'a%2Fb',
    '%e8%b5%ab',
    'A',
    ' ',
    '*',
    ':x',
  )
  const address = fc
    .record({
      pattern: fc.constantFrom(...patterns),
      values: fc.array(value, { minLength: 8, maxLength: 8 }),
      change: fc.constantFrom<(path: string) => string>(
        (path) => path,
        (path) => `${path}/`,
        (path) => path.toUpperCase(),
        (path) => `/${path}`,
        (path) => path.replaceAll(/(?<!%.?)e/g, '%65'),
        (path) => path.replace(/\/[^/]*$/, ''),
        (path) => `${path}/more`,
      ),
    })
    .map(({ pattern, values, change }) => {
      let at = 0
      return change(pattern.replace(/:\w+|\*/g, () => values[at++ % values.length]!)) || '/'
    })
  let found = 0
  fc.assert(
    fc.property(address, (pathname) => {
      const expected = matchRoutes(tree, pathname)?.map(({ route }) => route.id) ?? null
      if (expected) found += 1
      expect(branchOf(pathname)).toEqual(expected)
    }),
    { numRuns: 1_000 },
  )
  expect(found).toBeGreaterThan(300)
})
