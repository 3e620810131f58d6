import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readListingRow } from './listing-row.ts'
import { dateOrderOf, readListingAmount, readListingDate, slugFrom } from './listing.ts'

describe('a date as it was written', () => {
  it.each([
    ['2021/12/10 11:59 PM', '2021-12-10T23:59', ['no-zone']],
    ['05/23/2019 12:00 AM', '2019-05-23T00:00', ['no-zone']],
    ['10/24/2019 12:00 pm', '2019-10-24T12:00', ['no-zone']],
    ['7/15/2019 8:00 AM', '2019-07-15T08:00', ['no-zone']],
    ['09/10/2020 09:00AM', '2020-09-10T09:00', ['no-zone']],
    ['01/27/2020 8 AM', '2020-01-27T08:00', ['no-zone']],
    ['04/05/2020 5:00 p.m.', '2020-04-05T17:00', ['no-zone']],
    ['08/05/2019  12:59 AM', '2019-08-05T00:59', ['no-zone']],
    ['10/08/2020 5:59:59 PM', '2020-10-08T17:59:59', ['no-zone']],
    ['2021-12-10T23:59', '2021-12-10T23:59', ['no-zone']],
    ['2021/10/14 11:00 AM ET', '2021-10-14T11:00', ['zone-unclear']],
    ['2021/08/31', '2021-08-31', ['no-clock', 'no-zone']],
    ['06/02/2021 00:00 AM', null, ['clock-unreadable']],
    ['06/02/2021 13:00 PM', null, ['clock-unreadable']],
    ['03/02/20202 05:00 PM', null, ['date-unreadable']],
    ['04/23/ 10:00 AM', null, ['date-unreadable']],
    ['02/30/2020 10:00 AM', null, ['no-such-day']],
    ['soon', null, ['date-unreadable']],
    ['', null, []],
  ])('%s', (text, local, reasons) => {
    expect(readListingDate(text, 'month-first')).toEqual({ local, zone: null, at: null, reasons })
  })

  it('is an instant only where a zone is named', () => {
    expect(readListingDate('2021/12/10 11:59 PM America/New_York', null)).toEqual({
      local: '2021-12-10T23:59',
      zone: 'America/New_York',
      at: new Date('2021-12-11T04:59:00Z'),
      reasons: [],
    })
    expect(readListingDate('2021/11/07 01:30 AM America/New_York', null)).toMatchObject({
      at: null,
      reasons: ['clock-change'],
    })
  })

  it('is not read in an order that nothing proves', () => {
    expect(dateOrderOf(['03/04/2019', '2021/12/31'])).toBeNull()
    expect(dateOrderOf(['03/04/2019', '05/23/2019'])).toBe('month-first')
    expect(dateOrderOf(['03/04/2019', '23/05/2019'])).toBe('day-first')
    expect(dateOrderOf(['05/23/2019', '23/05/2019'])).toBeNull()
    expect(readListingDate('03/04/2019', null).reasons).toEqual(['date-order-unclear'])
    expect(readListingDate('03/04/2019', 'day-first').local).toBe('2019-04-03')
  })
})

it.each([
  ['$15,000', 15_000, []],
  ['$3,000,000.00', 3_000_000, []],
  ['Up to $240,000', null, ['amount-unreadable']],
  ['$1,50', null, ['amount-unreadable']],
  ['', null, []],
])('the amount %s', (text, amount, reasons) => expect(readListingAmount(text)).toEqual({ amount, reasons }))

it('makes addresses of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => /^([a-z0-9]+(-[a-z0-9]+)*)?$/.test(slugFrom(text))),
  )
})

describe('a row', () => {
  const reading = { row: 7, order: 'month-first', source: null, markdownOf: (text: string) => text } as const
  const sound = { id: '1', title: 'A', source_url: 'https://www.listings.example/a' }

  it('never throws, and says of every row that does not arrive why', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...Object.keys(sound)), fc.jsonValue())),
        (value) => {
          const { listing, problems } = readListingRow(value, reading)
          return listing !== null || (problems.length > 0 && problems.every(({ row }) => row === 7))
        },
      ),
    )
  })

  it('keeps what can be read and tells the rest', () => {
    const { listing, problems } = readListingRow(
      {
        ...sound,
        submission_end_raw: '03/02/20202 05:00 PM',
        total_prize_raw: 'Up to $5',
        description: 'x\0y',
      },
      reading,
    )
    expect(listing).toMatchObject({
      source: 'listings.example',
      closesLocal: null,
      closesText: '03/02/20202 05:00 PM',
      body: '',
    })
    expect(problems.map(({ field, reason }) => `${field} ${reason}`)).toEqual([
      'submission_end_raw date-unreadable',
      'total_prize_raw amount-unreadable',
      'description unwritable',
    ])
  })

  it('follows no address but of the web', () => {
    const { listing, problems } = readListingRow(
      { ...sound, source_url: 'javascript:alert(1)' },
      { ...reading, source: 'x' },
    )
    expect(listing?.sourceUrl).toBeNull()
    expect(problems).toMatchObject([{ field: 'source_url', reason: 'address-unreadable' }])
  })
})
