/** A proposal as a page of its own, to be read without a line: plain HTML, nothing in it is fetched from anywhere. */
import { htmlLangs } from '#app/platform/i18n.ts'
import { saidAsText, type ReadSection, type SaidAnswer } from '#app/publish/core/form/said-answer.ts'

export type ProposalDocument = {
  readonly lang: string
  readonly title: string
  /** Of the text, where it is not the page's. */
  readonly titleLang: string
  readonly reference: string
  /** "From: …", a line each. */
  readonly facts: readonly string[]
  readonly parts: readonly ReadSection[]
}

/** The page. Everything that somebody wrote is escaped; Markdown has been made safe before. */
export function proposalDocument(document: ProposalDocument): string {
  const { lang, title, titleLang, reference, facts, parts } = document
  const sections = parts.map(
    ({ title: heading, wordsIn, answers }) =>
      `<section>\n<h2${langOf(wordsIn)}>${escaped(heading)}</h2>\n${answers
        .flatMap(({ label, wordsIn: labelIn, said }) =>
          said
            ? [
                `<h3${langOf(labelIn)}>${escaped(label)}</h3>\n<div lang="${titleLang}">${saidAsHtml(said)}</div>`,
              ]
            : [],
        )
        .join('\n')}\n</section>`,
  )
  return [
    '<!doctype html>',
    `<html lang="${lang}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(reference)}</title></head>`,
    '<body>',
    `<h1 lang="${titleLang}">${escaped(title)}</h1>`,
    `<ul>${[reference, ...facts].map((fact) => `<li>${escaped(fact)}</li>`).join('')}</ul>`,
    ...sections,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function saidAsHtml(said: SaidAnswer): string {
  if (said.kind === 'markdown') return said.html
  if (said.kind === 'list') {
    const items = said.items.map((item) => `<li>${escaped(item)}</li>`).join('')
    return said.isRanked ? `<ol>${items}</ol>` : `<ul>${items}</ul>`
  }
  if (said.kind === 'files')
    return `<ul>${said.files.map(({ name }) => `<li>${escaped(name)}</li>`).join('')}</ul>`
  return saidAsText(said)
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('')
}

const langOf = (locale: keyof typeof htmlLangs | null) => (locale ? ` lang="${htmlLangs[locale]}"` : '')

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
