import { redirect } from '@remix-run/node'
import type { RequestContext } from './context.ts'

const cookieName = 'haaste_toast'

/**
 * After a change: sends the person on (303), and the next page shows one sentence. `toast` is a text key with its
 * namespace (`apply:toasts.submitted`). The server clears the cookie with the page that shows it.
 */
export function redirectWithToast(
  context: RequestContext,
  path: string,
  toast: string,
  headers = new Headers(),
): Response {
  const secure = context.env.publicOrigin.startsWith('https://') ? '; Secure' : ''
  headers.append(
    'set-cookie',
    `${cookieName}=${encodeURIComponent(toast)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60${secure}`,
  )
  return redirect(path, { status: 303, headers })
}

/** The key set by the page before, or null. Only keys of our own shape count. */
export function toastOf(headers: Headers): string | null {
  const found = /(?:^|;\s*)haaste_toast=([^;]*)/.exec(headers.get('cookie') ?? '')?.[1]
  if (!found) return null
  const key = decodeOrEmpty(found)
  return /^[a-z]+:toasts\.[a-z0-9.-]+$/.test(key) ? key : null
}

/** Takes the sentence away once it was shown. */
export const clearToast = `${cookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`

function decodeOrEmpty(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
