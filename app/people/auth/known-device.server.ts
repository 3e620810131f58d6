import { createHmac } from 'node:crypto'
import { cookieValue } from './cookie-value.ts'

/*
 * Which people have signed in with a browser stands in a cookie of that browser alone: for each a mark that only we can
 * make. Nothing about devices is kept here, and whoever reads the cookie learns no names.
 */

type Keys = { readonly isSecure: boolean; readonly secret: string }

/** More people than that share no browser. */
const mostPeople = 8
const keptSeconds = 400 * 24 * 60 * 60

const nameOf = (isSecure: boolean) => (isSecure ? '__Host-haaste_devices' : 'haaste_devices')

const markOf = (personId: string, secret: string) =>
  createHmac('sha256', secret).update(`device of ${personId}`).digest('base64url').slice(0, 24)

function marksIn(headers: Headers, isSecure: boolean): string[] {
  return (cookieValue(headers.get('cookie') ?? '', nameOf(isSecure)) ?? '').split('.').filter(Boolean)
}

/** True when the person has signed in with this browser before. */
export function isKnownDevice(headers: Headers, personId: string, { isSecure, secret }: Keys): boolean {
  return marksIn(headers, isSecure).includes(markOf(personId, secret))
}

/** The Set-Cookie with which the browser remembers the person, in front of those it knows. */
export function rememberedDevice(headers: Headers, personId: string, { isSecure, secret }: Keys): string {
  const mark = markOf(personId, secret)
  const others = marksIn(headers, isSecure).filter((other) => other !== mark)
  const value = [mark, ...others].slice(0, mostPeople).join('.')
  const attributes = `Path=/; Max-Age=${keptSeconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
  return `${nameOf(isSecure)}=${value}; ${attributes}`
}
