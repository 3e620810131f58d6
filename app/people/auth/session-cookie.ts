/** Under https the browser itself holds the cookie to this host, whole path and secure (`__Host-`). */
export function sessionCookieName(isSecure: boolean): string {
  return isSecure ? '__Host-haaste_session' : 'haaste_session'
}
