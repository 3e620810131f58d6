import { expect, it } from 'vitest'
import { sitesFromForm, sitesSchema } from './sites-form.ts'

const row = {
  ...{ from: '', name: '', limits: '', maximumPilots: '2', minimumMonths: '3', maximumMonths: '6' },
}

it('keeps what there was, takes new sites with a name, and leaves out what is removed', () => {
  const read = sitesSchema.parse({
    version: 'v',
    sites: {
      '10': { ...row, name: 'A school ' },
      '0': { ...row, from: '1', name: 'A street', limits: 'Not at night.' },
      '1': { ...row, from: '2', name: 'A yard', isRemoved: 'yes' },
      '2': { ...row, from: '3' },
      '3': row,
    },
  })
  expect(sitesFromForm(read).map(({ from, name }) => [from, name])).toEqual([
    [1, 'A street'],
    [3, ''],
    [null, 'A school'],
  ])
})

it.each([
  ['minimumMonths', '7', 'maximumMonths'],
  ['maximumPilots', '0', 'maximumPilots'],
  ['maximumPilots', '51', 'maximumPilots'],
  ['maximumMonths', '37', 'maximumMonths'],
  ['maximumMonths', 'half', 'maximumMonths'],
])('refuses %s %s beside its field', (field, value, named) => {
  const read = sitesSchema.safeParse({ version: 'v', sites: { '0': { ...row, name: 'A', [field]: value } } })
  expect(read.error?.issues.map(({ path }) => path.join('.'))).toContain(`sites.0.${named}`)
})
