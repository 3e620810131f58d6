import type { Entry } from './harness.ts'
import { publicPagesInAllLanguages } from './pages.ts'

/** What the HTML of public pages weighs over the wire, in every language. */
export const g21: Entry = {
  id: 'G21',
  title: 'Public page HTML, gzip',
  async run(lab) {
    const pages = await publicPagesInAllLanguages(lab)
    const heaviest = [...pages].sort((a, b) => b.gzipBytes - a.gzipBytes).slice(0, 8)
    return {
      comparisons: [],
      counts: heaviest.map(({ name, gzipBytes }) => ({
        ...{ name, unit: 'KB', value: gzipBytes / 1000, bar: 14, stretch: 8 },
      })),
      checks: [
        {
          what: 'every page',
          holds: pages.every(({ text }) => text.endsWith('</html>')),
          says: `${pages.length} pages fetched whole; the ${heaviest.length} heaviest are listed`,
        },
      ],
      notes: [],
    }
  },
}
