import { htmlLangOf, type ContentLanguage } from '#app/platform/languages.ts'
import { useSite } from '#app/ui/site.ts'

/** Paragraphs as they were written, marked with their language where it is not the page's. */
export function ProseAnswer({ value, language }: { value: string; language: ContentLanguage }) {
  const { lang } = useSite()
  const own = language !== lang ? htmlLangOf(language) : undefined
  return (
    <div className="prose" lang={own} dir="auto">
      {value.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index}>{withLines(paragraph)}</p>
      ))}
    </div>
  )
}

function withLines(paragraph: string) {
  return paragraph.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br key={index} />, line]))
}
