import type { Mail } from './mail.ts'
import { darkStyles, styles } from './styles.ts'

/**
 * The styles that carry the accent, in the programme's own where it has one. What was saved for pages can be read on the
 * grounds of mails too: app/publish/core/look/accent.ts looks at both.
 */
export function accented({ programme }: Pick<Mail, 'programme'>) {
  const { programme: name, railHere, button, link, when } = styles
  const light = programme?.accents?.light
  if (light === undefined) return { name, railHere, button, link, when }
  return {
    name: { ...name, color: light },
    railHere: { ...railHere, color: light },
    button: { ...button, backgroundColor: light },
    link: { ...link, color: light },
    when: { ...when, borderLeft: `4px solid ${light}` },
  }
}

/** The dark colours, in the programme's own accent where it has one. */
export function accentedDarkStyles({ programme }: Pick<Mail, 'programme'>): string {
  const dark = programme?.accents?.dark
  return dark === undefined ? darkStyles : darkStyles.replaceAll('#9fd3bf', dark)
}
