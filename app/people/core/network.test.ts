import { describe, expect, it } from 'vitest'
import { clientAddress, networkOf } from './network.ts'

describe('the address of a client', () => {
  it.each([
    ['no proxy is trusted', '1.2.3.4', '9.9.9.9', 0, '1.2.3.4'],
    ['one proxy', '10.0.0.1', '9.9.9.9, 5.6.7.8', 1, '5.6.7.8'],
    ['two proxies', '10.0.0.1', 'forged, 5.6.7.8, 10.0.0.2', 2, '5.6.7.8'],
    ['fewer entries than proxies', '10.0.0.1', '5.6.7.8', 3, '10.0.0.1'],
    ['no header', '10.0.0.1', null, 1, '10.0.0.1'],
    ['an empty header', '10.0.0.1', '', 1, '10.0.0.1'],
    ['nothing at all', undefined, null, 0, 'unknown'],
  ])('%s', (_, socket, header, hops, expected) => {
    expect(clientAddress(socket, header, hops)).toBe(expected)
  })
})

describe('the network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s', (address, network) => expect(networkOf(address)).toBe(network))
})
