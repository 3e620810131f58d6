import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvFile } from './csv.ts'

describe('a table to keep', () => {
  it('quotes every cell', () => {
    expect(csvFile(['Name', 'Organisation'], [['Aino "A" Esimerkki', 'Kaiku, Oy']])).toBe(
      '\ufeff"Name","Organisation"\r\n"Aino ""A"" Esimerkki","Kaiku, Oy"\r\n',
    )
  })

  it.each(['=1+1', '+358', '-2', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'])(
    'lets %j calculate nothing',
    (typed) => {
      expect(csvFile(['x'], [[typed]])).toContain(`"'${typed}"`)
    },
  )

  it('has no cell that begins like a formula, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const cell = csvFile([], [[typed]])
          .split('\r\n')
          .slice(1)
          .join('\r\n')
          .slice(1)
        expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})
