import type { Locale } from '#app/platform/i18n.ts'
import type { EditableNotice } from './editable.ts'
import { templates } from './index.ts'
import { mergeFieldsOf } from './merge-fields.ts'
import { renderMessage } from './render-message.ts'
import type { MessageInput, Wording } from './subject-of.ts'

const origin = 'https://standard.invalid'
/** Numbers nobody writes by chance: found again in the words, they are the field. */
const firstNumber = 7101

/** What own words are set beside: as `own` stands in no template, the lines that go are heading and first paragraph. */
const instead: Wording = { subject: '§', body: '§§' }

/** Whose subject says how long is left, or what else has been settled: own words begin with naming it. */
const varying: readonly EditableNotice[] = [
  'proposal.draft_reminder',
  'challenge.closing_soon',
  'pitch.invited',
]

/**
 * The standard words of a notice as an organiser would have typed them, with merge fields where the names and numbers of a
 * mail stand: what its own words begin with.
 */
export function standardWords(notice: EditableNotice, locale: Locale): Wording {
  const template = templates[notice]
  const data: Record<string, unknown> = { ...template.preview }
  const said: [from: string, to: string][] = []
  for (const [position, { name, type }] of mergeFieldsOf(template).entries()) {
    if (!(name in data) || name === 'reference') continue
    const hole = `{{${name}}}`
    if (type === 'text') data[name] = hole
    if (type === 'number') {
      data[name] = firstNumber + position
      said.push([String(firstNumber + position), hole])
    }
  }
  const input: MessageInput = {
    notice,
    locale,
    data,
    zone: 'UTC',
    organiserZone: 'UTC',
    recipientName: 'Aino Esimerkki',
    programme: { name: '{{programme}}', contactEmail: 'contact@standard.invalid' },
    origin,
    plannedAt: new Date(0),
  }
  const standard = renderMessage(input)
  const kept = new Set(renderMessage({ ...input, wording: instead }).text.split('\n'))
  const gone = standard.text.split('\n').filter((line) => line.trim() !== '' && !kept.has(line))
  const withHoles = (text: string) => said.reduce((whole, [from, to]) => whole.replaceAll(from, to), text)
  return {
    subject: varying.includes(notice)
      ? '{{standardSubject}}'
      : withHoles(standard.subject.replace(/^\[[^\]]*\] /, '')),
    body: withHoles(gone.at(-1) ?? '').replaceAll('contact@standard.invalid', '{{contact}}'),
  }
}
