import { createLog } from '#app/platform/log.server.ts'

/** A log that says nothing. */
export const silentLog = createLog({ logLevel: 'silent' }, 'test')
