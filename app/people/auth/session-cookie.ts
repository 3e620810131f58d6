/** Under https the browser itself holds the cookie to this host, whole path and secure (`__Host-`). */
export function sessionCookieName(isSecure: boolean): string {
  return isSecure ? '__Host-haaste_session' : 'haaste_session'
}

/** True when a request carries a session cookie at all; whether it is good is another question. */
export function hasSessionCookie(headers: Headers, isSecure: boolean): boolean {
  const name = sessionCookieName(isSecure)
  return (headers.get('cookie') ?? '').split(/;\s*/).some((pair) => pair.startsWith(`${name}=`))
}
