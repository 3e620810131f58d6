/**
 * The framework's options. The Vite plugin does not read this file by itself:
 * vite.config.ts imports it and passes it in (a test proves that it is consumed).
 *
 * `v3_lazyRouteDiscovery` and `v3_singleFetch` stay off on purpose, see
 * docs/decisions/0006-framework-flags.md.
 *
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverModuleFormat: 'esm',
  ignoredRouteFiles: ['**/*'],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_routeConfig: true,
    v3_lazyRouteDiscovery: false,
    v3_singleFetch: false,
  },
}
