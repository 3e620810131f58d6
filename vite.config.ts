import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin } from 'vite'
import { readTextFiles } from './app/platform/texts-files.server.ts'
import { differencesBetweenLocales } from './app/platform/texts.ts'
import remixOptions from './remix.config.js'

/** Stops the build when the locales do not say the same things. */
function completeTexts(): Plugin {
  return {
    name: 'haaste-complete-texts',
    apply: 'build',
    buildStart() {
      const differences = differencesBetweenLocales(
        readTextFiles(fileURLToPath(new URL('app', import.meta.url))),
      )
      if (differences.length > 0)
        this.error(`The texts differ between locales:\n  ${differences.join('\n  ')}`)
    },
  }
}

export default defineConfig({
  plugins: [completeTexts(), remix(remixOptions)],
  build: {
    target: 'es2022',
    // Nothing is placed into the page or the styles as a data: address, which the policy forbids for fonts.
    assetsInlineLimit: 0,
  },
})
