import { describe, expect, it } from 'vitest'
import { plainTextOfMarkdown, renderMarkdown } from './markdown.ts'

describe('ordinary text', () => {
  it('keeps paragraphs, emphasis and lists', () => {
    expect(renderMarkdown('Clean **water** for all.\n\n- one\n- two\n')).toBe(
      '<p>Clean <strong>water</strong> for all.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n',
    )
  })

  it('moves headings below those of the page', () => {
    expect(renderMarkdown('# Scope')).toBe('<h2>Scope</h2>\n')
    expect(renderMarkdown('# Scope\n\n## Where', { headingLevel: 3 })).toBe(
      '<h3>Scope</h3>\n<h4>Where</h4>\n',
    )
    expect(renderMarkdown('###### Deep', { headingLevel: 4 })).toBe('<h6>Deep</h6>\n')
  })

  it('links to the web and to mail', () => {
    expect(renderMarkdown('[site](https://haaste.example/a?b=1)')).toBe(
      '<p><a href="https://haaste.example/a?b=1" rel="noopener nofollow">site</a></p>\n',
    )
    expect(renderMarkdown('[mail](mailto:help@haaste.example)')).toContain(
      'href="mailto:help@haaste.example"',
    )
  })

  it('does not turn bare addresses into links', () => {
    expect(renderMarkdown('see https://haaste.example')).toBe('<p>see https://haaste.example</p>\n')
  })

  it('aligns table columns without a style attribute', () => {
    expect(renderMarkdown('| a | b |\n|:-:|--:|\n| 1 | 2 |')).not.toContain('style')
  })
})

describe('hostile text', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<iframe srcdoc="<script>alert(1)</script>">',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java\u0000script:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](javascript&colon;alert(1))',
    '[x](java%0ascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:msgbox(1))',
    '[x](//elsewhere.example)',
    '[x](file:///etc/passwd)',
    '<javascript:alert(1)>',
    '![x](https://elsewhere.example/track.png)',
    '![x](javascript:alert(1))',
    '[a]: javascript:alert(1)\n\n[a]',
    '[x](https://a.example "onmouseover=alert(1) \\" onclick=alert(1)")',
    '```html\n<script>alert(1)</script>\n```',
    '```"><script>alert(1)</script>\ncode\n```',
    '`<script>`',
    '# <script>alert(1)</script>',
  ]

  it.each(attacks)('%j makes no script, no picture and no strange link', (source) => {
    const html = renderMarkdown(source)
    expect(html).not.toMatch(/<(script|img|svg|iframe|object|embed|style|form)/i)
    expect(html.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]+\son\w+=/i)
    for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g))
      expect(href).toMatch(/^(https?:\/\/|mailto:)/)
  })

  it('survives deep nesting and length', () => {
    expect(renderMarkdown('>'.repeat(5_000) + 'x').length).toBeGreaterThan(0)
    expect(renderMarkdown('['.repeat(20_000)).length).toBeGreaterThan(0)
  })
})

it('gives the words alone', () => {
  expect(plainTextOfMarkdown('# How might we\n\nmake **water** [clean](https://a.example)?\nYes')).toBe(
    'How might we make water clean ? Yes',
  )
})
