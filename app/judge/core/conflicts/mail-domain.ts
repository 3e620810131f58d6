/**
 * The domain an organisation has to itself, of a mail address or a web address. Those that serve everybody say nothing
 * about whom somebody works for.
 */

/** By name before the first dot, whatever the country: `outlook.com`, `hotmail.fi`. */
const publicNames = new Set(
  (
    'gmail googlemail outlook hotmail live msn yahoo ymail rocketmail icloud aol gmx protonmail zoho yandex rambler ' +
    'foxmail sina sohu tom 163 126 139 189 qq yeah aliyun 21cn luukku suomi24 jippii pp kolumbus elisanet saunalahti ' +
    'netti dnainternet phnet welho telia bredband comhem spray tele2 t-online freenet arcor libero orange wanadoo laposte free'
  ).split(' '),
)

const publicDomains = new Set(
  'me.com mac.com mail.com mail.ru web.de proton.me pm.me tuta.com tutanota.com hey.com fastmail.com inbox.lv seznam.cz wp.pl o2.pl ukr.net'.split(
    ' ',
  ),
)

/** Second levels under which organisations stand: `ac.uk`, `com.cn`. */
const secondLevels = new Set('ac co com edu gov net org gob go ne or sch mil nhs'.split(' '))

/** The organisation's part of a host name: `mail.lut.fi` is `lut.fi`. Null for what serves everybody or is no name. */
export function organisationDomain(host: string): string | null {
  const labels = host.trim().toLowerCase().replace(/\.$/, '').split('.')
  if (labels.length < 2 || labels.some((label) => !/^[\p{L}\p{N}-]+$/u.test(label))) return null
  const [second = '', top = ''] = labels.slice(-2)
  const size = labels.length > 2 && top.length === 2 && secondLevels.has(second) ? 3 : 2
  const own = labels.slice(-size)
  const domain = own.join('.')
  if (size === 2 && top.length === 2 && secondLevels.has(second)) return null
  return publicDomains.has(domain) || publicNames.has(own[0] ?? '') ? null : domain
}

/** Of a mail address. */
export function domainOfEmail(email: string): string | null {
  const at = email.lastIndexOf('@')
  return at < 0 ? null : organisationDomain(email.slice(at + 1))
}

/** Of a web address, with or without its scheme. */
export function domainOfWebsite(website: string): string | null {
  const host =
    website
      .trim()
      .replace(/^[a-z]+:\/\//i, '')
      .split(/[/?#:]/)[0] ?? ''
  return organisationDomain(host)
}
