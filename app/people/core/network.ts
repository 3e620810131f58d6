/** Where a request comes from, as far as it can be believed, and which network that counts as. */

/**
 * The client's address. Every proxy in front adds the address it saw at the right end of `X-Forwarded-For`, so with n
 * trusted proxies the n-th entry from the right is the first that nobody outside could have written.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | null,
  trustedProxyHops: number,
): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim())
  const believed = trustedProxyHops > 0 ? hops.at(-trustedProxyHops) : undefined
  return believed || socketAddress || 'unknown'
}

/** What one household or office shares: an IPv4 address, or the first 64 bits of an IPv6 one. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!address.includes(':')) return address
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  const groups = (part: string | undefined) => (part ? part.split(':') : [])
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length
  const full = [...groups(head), ...Array<string>(Math.max(missing, 0)).fill('0'), ...groups(tail)]
  return `${full
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
