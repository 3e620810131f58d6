import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin, type UserConfig } from 'vite'
import { hydratedPages, keyIsNamed, textsNamed } from './app/platform/hydrated-pages.server.ts'
import { listOfPage } from './app/platform/list-of-page.ts'
import { readTextFiles } from './app/platform/texts-files.server.ts'
import { differencesBetweenLocales, type TextTree } from './app/platform/texts.ts'
import remixOptions from './remix.config.js'

/** The browser gets the texts that its own sources name; the server's sentences stay with the server. */
function textsOfTheBrowser(): Plugin {
  const app = fileURLToPath(new URL('app/', import.meta.url))
  let isNamed: ReturnType<typeof keyIsNamed> | undefined
  return {
    name: 'haaste-texts-of-the-browser',
    apply: 'build',
    enforce: 'pre',
    transform(code, id, options) {
      const room = /\/app\/(\w+)\/texts\/[\w-]+\.json$/.exec(id)?.[1]
      if (options?.ssr || room === undefined) return null
      isNamed ??= keyIsNamed(app)
      const ofRoom = isNamed
      const named = textsNamed(JSON.parse(code) as TextTree, (key) => ofRoom(room, key))
      return { code: JSON.stringify(named), map: null }
    },
  }
}

/**
 * The framework's list of routes goes to the browser with every page that is hydrated, and names all of the site. Every
 * navigation is a document, so a page looks up itself alone: it gets a list of its own, of its path and the files it is
 * made of. The list of the whole site stays with the server, as the build's own description.
 */
function routesOfTheBrowser(): Plugin {
  const app = fileURLToPath(new URL('app/', import.meta.url))
  const assets = new URL('build/client/assets/', import.meta.url)
  return {
    name: 'haaste-routes-of-the-browser',
    apply: 'build',
    closeBundle() {
      if (!existsSync(assets)) return
      const pages = hydratedPages(app).map((file) => file.slice(app.length, -'.tsx'.length))
      for (const name of readdirSync(assets).filter((file) => /^manifest-\w+\.js$/.test(file))) {
        const file = new URL(name, assets)
        const [start = '', text = ''] = readFileSync(file, 'utf8').split(/(?<=^window\.__remixManifest=)/)
        const manifest = JSON.parse(text.replace(/;\s*$/, '')) as {
          url: string
          routes: Record<string, Partial<ListedRoute>>
        }
        for (const page of pages) {
          const routes = ['root', page].map((id) => {
            const { path, index, module, imports, css } = manifest.routes[id] ?? {}
            return [id, { path, index, module, imports, css }] as const
          })
          const own = { ...manifest, url: listOfPage(manifest.url, page), routes: Object.fromEntries(routes) }
          writeFileSync(listOfPage(fileURLToPath(file), page), `${start}${JSON.stringify(own)};`)
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
      const differences = differencesBetweenLocales(
        readTextFiles(fileURLToPath(new URL('app', import.meta.url))),
      )
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
  ssr: { noExternal: true, external: ['vite', 'pg-native', '@resvg/resvg-js'] },
  define: { 'process.env.NODE_ENV': '"production"' },
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
    plugins: [
      completeTexts(),
      textsOfTheBrowser(),
      withoutTracing(),
      remix(remixOptions),
      programs(),
      routesOfTheBrowser(),
    ],
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
