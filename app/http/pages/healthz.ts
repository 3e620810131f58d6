import type { Access } from '#app/http/access.ts'

export const access = { loader: { who: 'anyone' } } satisfies Access

/** The process answers. Says nothing about the database. */
export function loader() {
  return new Response('ok\n', {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
