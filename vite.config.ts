import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin, type UserConfig } from 'vite'
import { hydratedPages, textsOfPage } from './app/platform/hydrated-pages.server.ts'
import { locales } from './app/platform/i18n.ts'
import { listOfPage } from './app/platform/list-of-page.ts'
import { readTextFiles } from './app/platform/texts-files.server.ts'
import { differencesBetweenLocales } from './app/platform/texts.ts'
import remixOptions from './remix.config.js'

const app = fileURLToPath(new URL('app/', import.meta.url))

const written = readTextFiles(app)

/** A short hash over every text of the site, in all languages. */
const textsMark = createHash('sha256').update(JSON.stringify(written)).digest('hex').slice(0, 8)
const mark = { 'import.meta.env.HAASTE_TEXTS_MARK': JSON.stringify(textsMark) }

/**
 * The framework's list of routes goes to the browser with every page that is hydrated, and names all of the site. Every
 * navigation is a document, so a page looks up itself alone: it gets a list of its own, of its path and the files it is
 * made of, and in it the texts its own sources name, in one language; the server's sentences stay with the server. The list
 * of the whole site stays there too, as the build's own description.
 */
function routesOfTheBrowser(): Plugin {
  const assets = new URL('build/client/assets/', import.meta.url)
  return {
    name: 'haaste-routes-of-the-browser',
    apply: 'build',
    closeBundle() {
      if (!existsSync(assets)) return
      for (const name of readdirSync(assets).filter((file) => /^manifest-\w+\.js$/.test(file))) {
        const file = new URL(name, assets)
        const [start = '', text = ''] = readFileSync(file, 'utf8').split(/(?<=^window\.__remixManifest=)/)
        const manifest = JSON.parse(text.replace(/;\s*$/, '')) as {
          url: string
          routes: Record<string, Partial<ListedRoute>>
        }
        for (const source of hydratedPages(app)) {
          const page = source.slice(app.length, -'.tsx'.length)
          const routes = ['root', page].map((id) => {
            const { path, index, module, imports, css } = manifest.routes[id] ?? {}
            return [id, { path, index, module, imports, css }] as const
          })
          for (const locale of locales) {
            const named = { page, locale, texts: textsMark }
            const texts = textsOfPage(source, app, (room) => written[room]?.[locale])
            const own = {
              ...manifest,
              url: listOfPage(manifest.url, named),
              routes: Object.fromEntries(routes),
            }
            writeFileSync(
              listOfPage(fileURLToPath(file), named),
              `window.__haasteTexts=${JSON.stringify(texts)};${start}${JSON.stringify(own)};`,
            )
          }
        }
        rmSync(file)
      }
    },
  }
}

type ListedRoute = Readonly<Record<'path' | 'index' | 'module' | 'imports' | 'css', unknown>>

/** Stops the build when the locales do not say the same things. */
function completeTexts(): Plugin {
  return {
    name: 'haaste-complete-texts',
    apply: 'build',
    buildStart() {
      const differences = differencesBetweenLocales(written)
      if (differences.length > 0)
        this.error(`The texts differ between locales:\n  ${differences.join('\n  ')}`)
    },
  }
}

/**
 * The web process and the worker are bundled together with the pages, in one graph: what they share is one module in
 * one file, however it is reached. See docs/decisions/0011-one-bundle.md.
 */
function programs(): Plugin {
  return {
    name: 'haaste-programs',
    apply: 'build',
    config(config, { isSsrBuild }) {
      const options = config.build?.rollupOptions
      if (!isSsrBuild || !options) return
      options.input = { index: options.input as string, web: 'app/server.ts', worker: 'app/worker/main.ts' }
      options.output = {
        ...options.output,
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        sourcemapExcludeSources: true,
      }
    },
  }
}

/**
 * better-auth asks for tracing with `import()` and does without where it is not installed. The bundler would give it an
 * empty module instead, which it takes for the real one, and every session after the first would fail.
 */
function withoutTracing(): Plugin {
  return {
    name: 'haaste-without-tracing',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id === '@opentelemetry/api' ? { id, external: true } : null),
  }
}

/** What is different for the half that runs in Node: everything it needs is in it, small and quick to read. */
const forNode = {
  ssr: { noExternal: true, external: ['vite', 'pg-native', '@resvg/resvg-js', 'pdfkit'] },
  define: { 'process.env.NODE_ENV': '"production"', ...mark },
  json: { stringify: true },
  // Node has Request and Response; the framework's package for Node would bring an undici and streams of its own.
  resolve: {
    alias: [
      { find: /^@remix-run\/node$/, replacement: '@remix-run/server-runtime' },
      // Its module for bundlers asks for its parser with `require`, which a bundle of modules does not have.
      { find: /^turndown$/, replacement: 'turndown/lib/turndown.cjs.js' },
    ],
  },
  // Names stay: those of error classes stand in logs.
  esbuild: { minifySyntax: true, minifyWhitespace: true, minifyIdentifiers: false },
} satisfies UserConfig

export default defineConfig(({ command, isSsrBuild }) => {
  const isForNode = command === 'build' && isSsrBuild === true
  return {
    plugins: [completeTexts(), withoutTracing(), remix(remixOptions), programs(), routesOfTheBrowser()],
    define: mark,
    build: {
      target: 'es2022',
      // Nothing is placed into the page or the styles as a data: address, which the policy forbids for fonts.
      assetsInlineLimit: 0,
      sourcemap: isForNode,
      minify: 'esbuild',
    },
    ...(isForNode && forNode),
  }
})
