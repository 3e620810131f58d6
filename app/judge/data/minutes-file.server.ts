import type { RequestContext } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { minutesAsText } from '../core/deliberation/minutes.ts'
import { readableMinutes } from './readable-minutes.server.ts'

/** The minutes as a file the viewer may read, without what is closed to them; 404 where there is nothing to read. */
export async function minutesFile(context: RequestContext, format: 'txt' | 'html'): Promise<Response> {
  const minutes = await readableMinutes(context)
  if (!minutes) throw notFound()
  const { slug } = sure(context.subject.challenge)
  const closed = context.t('judge')('minutes.closed-part')
  const answer = (body: string) =>
    new Response(body, {
      headers: {
        'Content-Type': `${format === 'txt' ? 'text/plain' : 'text/html'}; charset=utf-8`,
        'Content-Disposition': `attachment; filename="minutes-${slug}.${format}"`,
      },
    })
  if (format === 'txt') return answer(minutesAsText(minutes, closed))
  const parts = minutes.parts.map((part) =>
    part.isClosed
      ? `<p>${escaped(closed)}</p>`
      : `<h2>${escaped(part.heading)}</h2>\n${part.text
          .split('\n')
          .map((line) => `<p>${escaped(line)}</p>`)
          .join('\n')}`,
  )
  const body = `<!doctype html>
<html lang="${htmlLangs[minutes.locale]}">
<meta charset="utf-8">
<title>${escaped(minutes.title)}</title>
<h1>${escaped(minutes.title)}</h1>
${parts.join('\n')}
<hr>
${minutes.foot.map((line) => `<p><small>${escaped(line)}</small></p>`).join('\n')}
</html>
`
  return answer(body)
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
