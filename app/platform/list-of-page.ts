/**
 * The file with the route list of one page, next to the whole site's: `/assets/manifest-1a2b.js` and `apply/pages/start`
 * give `/assets/manifest-1a2b.apply.pages.start.js`.
 */
export function listOfPage(manifest: string, page: string): string {
  return manifest.replace(/\.js$/, `.${page.replaceAll('/', '.')}.js`)
}
