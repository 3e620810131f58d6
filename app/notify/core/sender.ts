/** Whom mail comes from: the address is always the installation's, the name may be a programme's. */
export type Sender = { readonly name: string; readonly address: string }

/** The installation's sender as it is set (`Haaste <mail@haaste.example>`, or the address alone). */
export function senderOf(from: string): Sender {
  const [, name = '', address] = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(from) ?? []
  if (address === undefined) return { name: '', address: from.trim() }
  return { name: name.replace(/^"(.*)"$/, '$1').replaceAll(/\\(.)/g, '$1'), address: address.trim() }
}

/** The same under another name, where there is one. Its signs cannot end a header or look like an address. */
export function senderNamed(from: string, name: string | null): Sender {
  const sender = senderOf(from)
  const written = name
    ?.replaceAll(/[\p{C}\p{Zl}\p{Zp}<>@"\\]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return written ? { ...sender, name: written } : sender
}

/** As one header's text, with the name in quotes (RFC 5322, 3.4); letters beyond ASCII are the service's to encode. */
export function senderText({ name, address }: Sender): string {
  return name === '' ? address : `"${name.replaceAll(/["\\]/g, '\\$&')}" <${address}>`
}
