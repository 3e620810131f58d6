import { Readable } from 'node:stream'
import { redirect, type ServerBuild } from '@remix-run/node'
import type { Db } from '#db/client.server.ts'
import type { Auth } from '#app/people/auth.server.ts'
import { allows } from '#app/people/core/access.ts'
import type { Viewer } from '#app/people/core/viewer.ts'
import { canBeKept, wordsOf, type PostedFields } from '#app/people/core/kept-post.ts'
import { findEntrance, isUuid } from '#app/people/data/entrance.server.ts'
import { referenceMovedFrom } from '#app/people/data/moved-proposal.server.ts'
import { keepPost } from '#app/people/data/kept-posts.server.ts'
import type { Env } from '#app/platform/env.server.ts'
import { defaultLocale, isLocale, localeOfPath, type Locale } from '#app/platform/i18n.ts'
import { translator } from '#app/platform/i18n.server.ts'
import type { Log } from '#app/platform/log.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import type { FileKeeping } from '#app/platform/storage/storage.server.ts'
import { isRule, type Access, type Rule } from './access.ts'
import { emptyBody, readBody, type Body, type BodyLimits, type ReadBytes } from './body.server.ts'
import type { RequestContext } from './context.ts'
import { keepNothing, type KeepPublic } from './keeper.server.ts'
import { keepArrivingBody, keepBody } from './request-body.server.ts'
import { notAllowed, notFound, notNow, unreadableBody, wrongOrigin } from './responses.server.ts'
import type { Subject } from './subject.ts'

/** What the gate needs from the process: both database roles, the ports for flows, sign-in, settings. */
export type Services = {
  readonly publicDb: Db
  readonly ports: RequestContext['ports']
  readonly auth: Auth
  readonly files: FileKeeping
  readonly env: Env
  readonly log: Log
  readonly isDemo: boolean
  /** Where nothing is kept, `keepNothing`. */
  readonly keep: KeepPublic
}

/** What the server puts into the framework's load context for each request; everything else the gate finds itself. */
export type RequestSeed = {
  readonly requestId: string
  readonly nonce: string
  readonly toast: string | null
  /** From `clientAddress` of people/core/network.ts: the socket's address, or what trusted proxies say. */
  readonly clientAddress: string
  /** A request that may change something and does not come from our own pages: see http/origin.ts. */
  readonly isFromElsewhere: boolean
  /** Reads the body where it is not in the request; see `bytesOfMessage`. */
  readonly readBytes?: ReadBytes | undefined
  /** The body as it arrives, where it is not in the request. */
  readonly openBody?: (() => Readable) | undefined
  /** Set to false by the gate as soon as a handler runs that is not for anyone with the public database role. */
  isPublic: boolean
}

type RouteModule = { loader?: unknown; action?: unknown; access?: Access }
type HandlerArgs = { request: Request; params: Record<string, string | undefined>; context: unknown }
type Handler = (args: HandlerArgs) => unknown

/** A handler without a rule, or a rule without a handler. The server does not start with one. */
export type RuleFault = {
  readonly routeId: string
  readonly fault:
    'loader-without-rule' | 'action-without-rule' | 'rule-without-loader' | 'rule-without-action'
}

/** Every fault in the access rules of a build. */
export function ruleFaultsOf(build: Pick<ServerBuild, 'routes'>): RuleFault[] {
  return Object.values(build.routes).flatMap((route): RuleFault[] => {
    if (!route) return []
    const { loader, action, access } = route.module as RouteModule
    const at = (fault: RuleFault['fault']) => ({ routeId: route.id, fault })
    return [
      ...(loader && !access?.loader ? [at('loader-without-rule')] : []),
      ...(action && !access?.action ? [at('action-without-rule')] : []),
      ...(access?.loader && !loader ? [at('rule-without-loader')] : []),
      ...(access?.action && !action ? [at('rule-without-action')] : []),
    ]
  })
}

/**
 * Wraps every loader and action of a server build, so that none runs before its rule has been asked, on any transport
 * (document, `?_data`, resource route). Module namespaces are frozen, therefore the build is copied.
 * @throws Error naming every handler without a rule
 */
export function guardBuild(build: ServerBuild, services: Services): ServerBuild {
  const faults = ruleFaultsOf(build)
  if (faults.length > 0) {
    throw new Error(
      `Access rules are incomplete, so the server does not start:\n${faults.map((f) => `  ${f.routeId}: ${f.fault}`).join('\n')}`,
    )
  }
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      if (!route) return [id, route]
      const { loader, action, access } = route.module as RouteModule
      return [
        id,
        {
          ...route,
          module: {
            ...route.module,
            ...(typeof loader === 'function' && {
              loader: guarded(loader as Handler, access!, 'loader', services),
            }),
            ...(typeof action === 'function' && {
              action: guarded(action as Handler, access!, 'action', services),
            }),
          },
        },
      ]
    }),
  )
  return { ...build, routes } as ServerBuild
}

function guarded(handler: Handler, access: Access, kind: 'loader' | 'action', services: Services): Handler {
  return async ({ request, params, context }) => {
    const seed = context as RequestSeed
    try {
      const lang = langOf(request, params)
      const facts = factsOf(seed, request, params, services)
      if (kind === 'action' && seed.isFromElsewhere && !isForAnywhere(access)) throw wrongOrigin()
      const isRead = kind === 'action' && !isStream(access)
      const body = isRead ? await facts.body(bodyLimits(access)) : emptyBody
      const rule = kind === 'loader' ? access.loader! : ruleForIntent(access, body)
      if (kind === 'action' && seed.isFromElsewhere && rule.origin !== 'anywhere') throw wrongOrigin()
      if (!isForPublic(rule)) seed.isPublic = false
      const { viewer, now, subject: named } = await facts.entrance()
      const subject = rule.who.includes(':') ? named : {}
      if (!subject || !allows(rule.who, { viewer, subject, isDemo: services.isDemo })) {
        if (viewer === null && rule.who !== 'demo')
          throw await toSignIn({ request, lang, body: isRead ? body : null, seed, services })
        const moved = kind === 'loader' ? await toMovedAway({ request, lang, params, rule, services }) : null
        throw moved ?? refusedEntry(rule, wordsIn(body))
      }
      if (rule.states && !rule.states.includes(subject.challenge?.effectiveState as never))
        throw notNow(wordsIn(body))
      return await handler({
        request,
        params,
        context: contextOf({ seed, request, lang, viewer, now, subject, body, rule, services }),
      })
    } catch (thrown) {
      throw shielded(thrown, seed, services.log)
    }
  }
}

/** Addresses start with a language or have none at all (machines); any other first segment does not exist. */
function langOf(request: Request, params: HandlerArgs['params']): Locale {
  if (params.lang !== undefined && !isLocale(params.lang)) throw notFound()
  return localeOfPath(new URL(request.url).pathname) ?? defaultLocale
}

/** Such a handler sees nothing but public views, whoever asks. */
function isForPublic(rule: Rule): boolean {
  return rule.who === 'anyone' && rule.database !== 'app'
}

function rulesOf(action: Access['action']): Rule[] {
  if (action === undefined) return []
  return isRule(action) ? [action] : Object.values(action)
}

/** True when some of what one can do there may be asked for from other places than our own pages. */
function isForAnywhere({ action }: Access): boolean {
  return rulesOf(action).some(({ origin }) => origin === 'anywhere')
}

/**
 * The addresses, as patterns of the router, that may be asked to change something from other places than our own pages.
 * The gate asks the rule again: this is the first of two tests.
 */
export function addressesForAnywhere({ routes }: Pick<ServerBuild, 'routes'>): string[] {
  return Object.values(routes).flatMap((route) => {
    if (!route || !isForAnywhere((route.module as RouteModule).access ?? {})) return []
    const steps: string[] = []
    for (let at: typeof route | undefined = route; at; at = at.parentId ? routes[at.parentId] : undefined) {
      if (at.path) steps.unshift(at.path)
    }
    return [`/${steps.join('/')}`]
  })
}

/** Such a handler reads the body itself, after its rule has been asked. */
function isStream({ action }: Access): boolean {
  return action !== undefined && isRule(action) && action.body === 'stream'
}

function streamOf(request: Request): Readable {
  return request.body ? Readable.fromWeb(request.body as never) : Readable.from([])
}

function bodyLimits({ action }: Access): BodyLimits {
  const sizes = rulesOf(action).flatMap((rule) => rule.bodyBytes ?? [])
  return {
    limit: sizes.length > 0 ? Math.max(...sizes) : undefined,
    isText: action !== undefined && isRule(action) && action.body === 'text',
    files: rulesOf(action).flatMap(({ files }) => files ?? [])[0],
  }
}

function ruleForIntent({ action }: Access, body: Body): Rule {
  if (action === undefined) throw notFound()
  if (isRule(action)) return action
  if (body.kind === 'text') throw unreadableBody()
  const intent =
    body.kind === 'form' ? body.fields.get('intent') : (body.json as { intent?: unknown } | null)?.intent
  if (typeof intent !== 'string' || !Object.hasOwn(action, intent)) throw unreadableBody()
  return action[intent]!
}

/** The same answer whether an object is hidden or not there. */
function refusedEntry({ who }: Rule, typed: readonly string[]): Response {
  if (who === 'demo') return notFound()
  return who.includes(':') ? notFound(typed) : notAllowed(typed)
}

/** What somebody wrote who may not, or may no longer, send it there: it is given back to them. */
function wordsIn(body: Body): string[] {
  const fields = fieldsIn(body)
  return canBeKept(fields) ? wordsOf(fields) : []
}

function fieldsIn(body: Body | null): PostedFields {
  if (body?.kind !== 'form') return []
  return [...body.fields].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  )
}

/**
 * To sign in, for whoever has not: the same answer whether the object exists or not. What somebody sent whose session
 * has ended is kept for them, and signing in leads to it.
 */
async function toSignIn(asked: {
  request: Request
  lang: Locale
  body: Body | null
  seed: RequestSeed
  services: Services
}): Promise<Response> {
  const { request, lang, body, seed, services } = asked
  const { pathname, search } = new URL(request.url)
  const params = new URLSearchParams(search)
  params.delete('_data')
  const path = pathname + (params.size > 0 ? `?${params}` : '')
  const paths = pathsIn(lang)
  const tokenHash = seed.isFromElsewhere ? null : services.auth.sessionTokenHash(request.headers)
  const fields = fieldsIn(body)
  if (tokenHash !== null && canBeKept(fields)) {
    const kept = await keepPost(services.ports.db, { tokenHash, path, fields })
    if (kept !== null) return redirect(paths.signIn(paths.keptPost(kept)), 303)
  }
  return redirect(paths.signIn(path), 303)
}

/**
 * For an address under the challenge a proposal was moved from: to the list there that says where it went, for whoever
 * might have read it there. Null for everybody and everything else.
 */
async function toMovedAway(asked: {
  request: Request
  lang: Locale
  params: HandlerArgs['params']
  rule: Rule
  services: Services
}): Promise<Response | null> {
  const { request, lang, params, rule, services } = asked
  const { challenge, proposal } = params
  const tokenHash = services.auth.sessionTokenHash(request.headers)
  if (challenge === undefined || proposal === undefined || !isUuid(proposal) || tokenHash === null)
    return null
  const there = await findEntrance(services.ports.db, tokenHash, { challenge })
  const seen = there?.subject && { ...there, subject: there.subject, isDemo: services.isDemo }
  if (!seen || !allows(rule.who, seen)) return null
  const reference = await referenceMovedFrom(services.ports.db, { proposalId: proposal, slug: challenge })
  if (reference === null) return null
  const found = new URLSearchParams({ moved: reference })
  return redirect(`${pathsIn(lang).organise.proposals(challenge)}?${found}`, 303)
}

/** What several handlers of one request share: found once, whichever asks first. */
type Facts = {
  /** `subject` holds the objects of the address; null for anonymous visitors and where one does not exist. */
  entrance(): Promise<{ viewer: Viewer | null; now: Date; subject: Subject | null }>
  body(limits: BodyLimits): Promise<Body>
}

const factsByRequest = new WeakMap<object, Facts>()

function factsOf(
  seed: RequestSeed,
  request: Request,
  params: HandlerArgs['params'],
  services: Services,
): Facts {
  const known = factsByRequest.get(seed)
  if (known) return known
  const { ports, auth } = services
  const once = <Value>(find: () => Promise<Value>) => {
    let found: Promise<Value> | undefined
    return () => (found ??= find())
  }
  let body: Promise<Body> | undefined
  const facts: Facts = {
    entrance: once(async () => {
      const tokenHash = seed.isFromElsewhere ? null : auth.sessionTokenHash(request.headers)
      const found = tokenHash === null ? null : await findEntrance(ports.db, tokenHash, params)
      return found ?? { viewer: null, subject: null, now: await ports.clock.now(ports.db) }
    }),
    body: (limits) => (body ??= readBody(request, limits, seed.readBytes)),
  }
  factsByRequest.set(seed, facts)
  return facts
}

function contextOf(given: {
  seed: RequestSeed
  request: Request
  lang: Locale
  viewer: Viewer | null
  now: Date
  subject: Subject
  body: Body
  rule: Rule
  services: Services
}): RequestContext {
  const { seed, request, lang, viewer, now, subject, body, rule, services } = given
  const isPublic = isForPublic(rule)
  const { pathname, search } = new URL(request.url)
  const context: RequestContext = {
    requestId: seed.requestId,
    nonce: seed.nonce,
    toast: seed.toast,
    clientAddress: seed.clientAddress,
    lang,
    path: pathname + search,
    viewer,
    get signedIn() {
      if (!viewer) throw new Error('A handler that anonymous visitors may call asked for a signed-in viewer')
      return viewer
    },
    db: isPublic ? services.publicDb : services.ports.db,
    keep: isPublic ? services.keep : keepNothing,
    get ports() {
      if (isPublic)
        throw new Error('A handler for anyone asked for the ports; its rule must say `database: app`')
      return services.ports
    },
    auth: services.auth,
    files: services.files,
    env: services.env,
    log: services.log,
    subject,
    now,
    isDemo: services.isDemo,
    t: (namespace) => translator(lang, namespace),
  }
  keepBody(context, body)
  if (rule.body === 'stream') keepArrivingBody(context, seed.openBody ?? (() => streamOf(request)))
  return context
}

/** Responses pass; anything else becomes a plain error with the request's number, and the log keeps the rest. */
function shielded(thrown: unknown, seed: RequestSeed, log: Log): unknown {
  if (thrown instanceof Response) return thrown
  log.error({ err: thrown, requestId: seed.requestId }, 'handler failed')
  return new Error(`Incident ${seed.requestId}`)
}
