import { execFile } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '#app/platform/embedded-postgres/cluster.server.ts'
import { systemVariables } from '#app/platform/env.server.ts'
import { launch, type Program } from './program.ts'

/** The smallest application Remix makes: one page with a heading, its own entries, its own scripts. */
export type SmallestRemix = { readonly launch: () => Promise<Program> }

const heading = 'The smallest page'

const files: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    type: 'module',
    private: true,
    // The framework looks here for what its own server entry needs.
    dependencies: {
      '@remix-run/node': '*',
      '@remix-run/react': '*',
      isbot: '*',
      react: '*',
      'react-dom': '*',
    },
  }),
  'vite.config.js': `
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
export default defineConfig({ plugins: [remix()] })
`,
  'app/root.jsx': `
import { Links, Meta, Outlet, Scripts } from '@remix-run/react'
export default function App() {
  return (
    <html lang="en">
      <head>
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        <Scripts />
      </body>
    </html>
  )
}
`,
  'app/routes/_index.jsx': `
export default function Index() {
  return <h1>${heading}</h1>
}
`,
  'server.js': `
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequestHandler } from '@remix-run/node'
import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import compression from 'compression'
import * as build from './build/server/index.js'
const handle = createRequestHandler(build, 'production')
const compress = compression()
createServer((request, response) =>
  compress(request, response, async () => {
    if (request.url.startsWith('/assets/')) {
      response.setHeader('content-type', 'text/javascript')
      return response.end(readFileSync('build/client' + request.url))
    }
    await sendResponse(response, await handle(createRequest(request, response)))
  }),
).listen(Number(process.env.PORT), '127.0.0.1')
process.on('disconnect', () => process.exit())
`,
}

/** Builds it with the project's own packages, in \`folder\`. */
export async function buildSmallestRemix({
  project,
  folder,
}: {
  project: string
  folder: string
}): Promise<SmallestRemix> {
  mkdirSync(join(folder, 'app', 'routes'), { recursive: true })
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'junction')
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text.trimStart())
  const builder = createRequire(join(project, 'package.json')).resolve('@remix-run/dev/dist/cli.js')
  await promisify(execFile)(process.execPath, [builder, 'vite:build'], {
    cwd: folder,
    env: systemVariables(),
  })
  return {
    launch: async () =>
      launch({
        name: 'The smallest Remix app',
        args: ['server.js'],
        cwd: folder,
        variables: systemVariables(),
        port: await freePort(),
        path: '/',
        isExpected: ({ status, body }) => status === 200 && body.includes(heading),
      }),
  }
}
