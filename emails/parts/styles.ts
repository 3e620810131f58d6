import type { CSSProperties } from 'react'

/*
 * Mail programs know neither our style sheet nor custom properties: plain inline styles, hex colours, system fonts.
 * The dark colours stand in the layout's one <style>, by class, for the programs that read it; the others invert, and
 * every pair here keeps its contrast when inverted.
 */
const fonts =
  'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

export const styles = {
  body: { margin: 0, padding: '24px 12px', backgroundColor: '#f6f4ee', fontFamily: fonts },
  paper: {
    maxWidth: '600px',
    margin: '0 auto',
    padding: '28px 28px 20px',
    backgroundColor: '#ffffff',
    border: '1px solid #dcd8cd',
    borderRadius: '6px',
    // A title may be one word of 120 letters. Mail programs know this old name of `overflow-wrap: anywhere`.
    wordBreak: 'break-word',
  },
  programme: { margin: '0 0 6px', fontSize: '15px', lineHeight: '22px', fontWeight: 600, color: '#1f4a3d' },
  rail: { margin: '0 0 20px', fontSize: '13px', lineHeight: '20px', color: '#5a5a52' },
  railHere: { color: '#1f4a3d', fontWeight: 700 },
  heading: { margin: '0 0 16px', fontSize: '24px', lineHeight: '31px', fontWeight: 600, color: '#1b1d1b' },
  paragraph: { margin: '0 0 16px', fontSize: '16px', lineHeight: '25px', color: '#1b1d1b' },
  label: { color: '#5a5a52', fontSize: '14px' },
  item: { margin: '0 0 8px', fontSize: '16px', lineHeight: '25px', color: '#1b1d1b' },
  list: { margin: '0 0 16px', paddingLeft: '22px' },
  when: {
    margin: '0 0 18px',
    padding: '12px 16px',
    borderLeft: '4px solid #1f4a3d',
    backgroundColor: '#f6f4ee',
    fontSize: '16px',
    lineHeight: '25px',
    color: '#1b1d1b',
  },
  quote: {
    margin: '0 0 18px',
    padding: '10px 16px',
    borderLeft: '3px solid #dcd8cd',
    fontSize: '16px',
    lineHeight: '25px',
    color: '#1b1d1b',
    whiteSpace: 'pre-wrap',
  },
  code: {
    margin: '0 0 18px',
    padding: '14px 16px',
    backgroundColor: '#f6f4ee',
    fontFamily: 'ui-monospace, "SF Mono", Consolas, monospace',
    fontSize: '28px',
    lineHeight: '34px',
    letterSpacing: '6px',
    color: '#1b1d1b',
  },
  hash: {
    fontFamily: 'ui-monospace, "SF Mono", Consolas, monospace',
    fontSize: '13px',
    wordBreak: 'break-all',
  },
  button: {
    display: 'inline-block',
    margin: '6px 0 14px',
    padding: '13px 22px',
    backgroundColor: '#1f4a3d',
    color: '#ffffff',
    fontSize: '16px',
    fontWeight: 600,
    textDecoration: 'none',
    borderRadius: '4px',
  },
  small: { margin: '0 0 10px', fontSize: '13px', lineHeight: '20px', color: '#5a5a52' },
  link: { color: '#1f4a3d', textDecoration: 'underline', wordBreak: 'break-all' },
  rule: { border: 'none', borderTop: '1px solid #dcd8cd', margin: '22px 0 16px' },
} satisfies Record<string, CSSProperties>

/**
 * For mail programs that know dark mode. Classes are set beside the inline styles they override; the body is also a table,
 * whose cell repeats its ground. No `>` and no quotes: they would be written as entities, which a style sheet does not read.
 */
export const darkStyles = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .m-body, .m-body td { background-color: #121614 !important; }
  .m-paper td { background-color: transparent !important; }
  .m-paper { background-color: #1a1f1c !important; border-color: #39413c !important; }
  .m-ink { color: #eceae3 !important; }
  .m-soft { color: #b5b8b0 !important; }
  .m-accent { color: #9fd3bf !important; }
  .m-raised { background-color: #242a26 !important; border-color: #9fd3bf !important; color: #eceae3 !important; }
  .m-button { background-color: #9fd3bf !important; color: #10231c !important; }
}`
