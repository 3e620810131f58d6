/**
 * A mail's HTML by itself, for the frame of a page that shows it. It may bring inline styles, as mails must, and nothing
 * else: no script, no image, no form, and no origin of its own.
 */
export function mailBodyResponse(html: string): Response {
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
      'x-frame-options': 'SAMEORIGIN',
      // What has no origin cannot be kept apart by it; a browser that is asked to says so in its console.
      'origin-agent-cluster': '?0',
    },
  })
}

/** The calendar file of a mail, to save or to open. `method` is the file's own METHOD. */
export function mailCalendarResponse(calendar: string, method: string): Response {
  return new Response(calendar, {
    headers: {
      'content-type': `text/calendar; charset=utf-8; method=${method}`,
      'content-disposition': 'attachment; filename="calendar.ics"',
    },
  })
}
