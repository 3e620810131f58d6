// @ts-check
/**
 * The service worker of the jury's pages, there only where a juror has taken proposals along. The network is asked first;
 * a kept copy is shown where none answers, and only until the time it was kept for. It keeps nothing by itself: what is
 * kept, and when it goes, app/judge/parts/taken-along.ts decides (docs/decisions).
 */
const worker = /** @type {any} */ (self)
const kept = 'haaste-jury'
/** A line that does not answer within this is taken for none, where there is a copy. */
const patienceMs = 6_000

worker.addEventListener('install', () => worker.skipWaiting())
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (/^\/(assets\/|elements\.js$|icon\.svg$)/.test(new URL(request.url).pathname))
    event.respondWith(part(request))
})

/** @param {Request} request */
async function page(request) {
  const copy = await copyOf(request)
  if (!copy) return fetch(request)
  try {
    return await Promise.race([fetch(request), late()])
  } catch {
    return copy
  }
}

/** Styles, scripts and fonts carry their content in their name, so a copy is as good as the original. */
async function part(/** @type {Request} */ request) {
  return (await copyOf(request)) ?? fetch(request)
}

/** @param {Request} request */
async function copyOf(request) {
  if (!(await caches.has(kept))) return undefined
  const cache = await caches.open(kept)
  const copy = await cache.match(request)
  const until = Number(copy?.headers.get('x-kept-until') ?? Infinity)
  if (until > Date.now()) return copy
  await cache.delete(request)
  return undefined
}

/** @returns {Promise<never>} */
function late() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('late')), patienceMs))
}
