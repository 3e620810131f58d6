import { describe, expect, it } from 'vitest'
import { briefSchema, rowsShown } from './brief-form.ts'

const sent = (more: object) => briefSchema.safeParse({ version: 'v', title: 'Home care', ...more })
const problems = (more: object) => {
  const parsed = sent(more)
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => [path.join('.'), message])
}

describe('the form of a brief', () => {
  it('reads rows in their order and leaves out the empty ones', () => {
    const faq = {
      '1': { question: 'Second?', answer: 'Yes.' },
      '0': { question: ' First? ', answer: 'No.' },
      '2': { question: '', answer: ' ' },
    }
    const links = {
      '0': { label: 'Map', address: 'https://maps.example/a' },
      '1': { label: '', address: '' },
    }
    expect(sent({ faq, links })).toMatchObject({
      success: true,
      data: {
        faq: [
          { question: 'First?', answer: 'No.' },
          { question: 'Second?', answer: 'Yes.' },
        ],
        links: [{ label: 'Map', address: 'https://maps.example/a' }],
        affected: '',
      },
    })
    expect(sent({})).toMatchObject({ success: true, data: { faq: [], links: [] } })
  })

  it('says beside its field what is half a row, or leads nowhere', () => {
    expect(problems({ faq: { '3': { question: 'Why?', answer: '' } } })).toEqual([
      ['faq.3.answer', 'publish:errors.faq-half'],
    ])
    expect(problems({ links: { '0': { label: '', address: 'https://a.example' } } })).toEqual([
      ['links.0.address', 'publish:errors.link-half'],
    ])
    for (const address of ['javascript:alert(1)', 'maps.example', 'https://a b', 'data:text/html,x'])
      expect(problems({ links: { '0': { label: 'Map', address } } })).toEqual([
        ['links.0.address', 'publish:errors.web-address'],
      ])
    expect(problems({ termsLink: 'terms.pdf' })).toEqual([['termsLink', 'publish:errors.web-address']])
  })

  it('shows two empty rows below those there are, up to the most', () => {
    expect([rowsShown(0, 30), rowsShown(29, 30), rowsShown(30, 30)]).toEqual([2, 30, 30])
  })
})
