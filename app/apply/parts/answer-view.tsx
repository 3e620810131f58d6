import { htmlLangOf, type ContentLanguage } from '#app/platform/languages.ts'
import type { SaidAnswer } from '#app/publish/core/form/said-answer.ts'
import { MarkdownView } from '#app/ui/markdown-view.tsx'
import { useSite } from '#app/ui/site.ts'
import { SaidFiles } from './files/said-files.tsx'
import { ProseAnswer } from './prose-answer.tsx'

/** One answer to read: paragraphs as written, choices, sums and consents in words. `language` is the proposal's. */
export function AnswerView({ said, language }: { said: SaidAnswer; language: ContentLanguage }) {
  const { lang } = useSite()
  switch (said.kind) {
    case 'prose':
      return <ProseAnswer value={said.text} language={language} />
    case 'markdown':
      return <MarkdownView html={said.html} lang={language === lang ? undefined : htmlLangOf(language)} />
    case 'words':
      return <span>{said.text}</span>
    case 'list': {
      const items = said.items.map((item, index) => <li key={index}>{item}</li>)
      return said.isRanked ? (
        <ol className="answer-list">{items}</ol>
      ) : (
        <ul className="answer-list">{items}</ul>
      )
    }
    case 'link':
      return said.to === null ? (
        <span>{said.text}</span>
      ) : (
        <a href={said.to} rel="noreferrer nofollow">
          {said.text}
        </a>
      )
    case 'files':
      return <SaidFiles files={said.files} />
    case 'table':
      return <AnswerTable table={said} />
  }
}

function AnswerTable({
  table: { name, columns, rows, totals },
}: {
  table: Extract<SaidAnswer, { kind: 'table' }>
}) {
  const classOf = (index: number) => (columns[index]?.isNumeric ? 'answer-grid__number' : undefined)
  return (
    <div className="answer-grid" role="region" aria-label={name} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map(({ label }, index) => (
              <th key={index} scope="col" className={classOf(index)}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, index) => (
                <td key={index} className={classOf(index)} dir="auto">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {totals ? (
          <tfoot>
            <tr>
              {totals.map((total, index) => (
                <td key={index} className={classOf(index)}>
                  {total}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}
