import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { TFunction } from 'i18next'
import type { Db } from '#db/client.server.ts'
import type { MailForesight, NoticesPort } from '#app/notify/core/port.ts'
import type { Viewer } from '#app/people/core/viewer.ts'
import type { Clock } from '#app/platform/clock.server.ts'
import type { Auth } from '#app/people/auth.server.ts'
import type { Env } from '#app/platform/env.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import type { TextNamespace } from '#app/platform/i18n-types.ts'
import type { Log } from '#app/platform/log.server.ts'
import type { FileKeeping } from '#app/platform/storage/storage.server.ts'
import type { KeepPublic } from './keeper.server.ts'
import type { Subject } from './subject.ts'

/** What flows need from outside: the database (application role), the clock, and a way to tell people. */
export type Ports = {
  readonly db: Db
  readonly clock: Clock
  readonly notices: NoticesPort
}

/** What every handler gets from the gate. Nothing here reaches the browser unless a loader returns it. */
export type RequestContext = {
  readonly requestId: string
  readonly nonce: string
  /** Where the request comes from, for the sign-in limits alone; never stored with a person. */
  readonly clientAddress: string
  readonly lang: Locale
  /** Path and query as asked for, for links that come back here. */
  readonly path: string
  /** Null for anonymous visitors. Handlers whose rule needs an account use `context.signedIn`. */
  readonly viewer: Viewer | null
  /** The viewer; throws (a bug, not a refusal) where the rule lets anonymous visitors in. */
  readonly signedIn: Viewer
  /** Bound to the role the rule asks for: `haaste_public` for `anyone`, else `haaste_app`. */
  readonly db: Db
  /** Keeps what public handlers work out for everybody alike, as long as nothing public changes. Elsewhere keeps nothing. */
  readonly keep: KeepPublic
  readonly ports: Ports & { readonly notices: MailForesight }
  readonly auth: Auth
  /** Where files of proposals are kept, for those who take them in and give them out. */
  readonly files: FileKeeping
  readonly env: Env
  readonly log: Log
  readonly subject: Subject
  /** The database's time when the gate looked; decisions read the clock again inside their transaction. */
  readonly now: Date
  readonly isDemo: boolean
  /** Key of the flash message set by the page before, in namespace `ui` under `toasts`. */
  readonly toast: string | null
  /** Texts in the language of the page: `context.t('apply')('task-list.heading')`. */
  t<const Name extends TextNamespace>(namespace: Name): TFunction<[Name]>
}

export type LoaderArgs = Omit<LoaderFunctionArgs, 'context'> & { context: RequestContext }
export type ActionArgs = Omit<ActionFunctionArgs, 'context'> & { context: RequestContext }

/** The framework's own types (`MetaFunction<typeof loader>`) know what our loaders are given. */
declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends RequestContext {}
}
