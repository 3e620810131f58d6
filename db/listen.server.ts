import pg from 'pg'

const reconnectMs = 2_000

/**
 * Calls `onNotice` whenever a transaction that notifies the channel commits, and after each (re)connection, since notices
 * may have been missed. Losing the connection only costs time: whoever listens looks for itself too, if less often.
 */
export function listenTo(
  channel: string,
  {
    url,
    applicationName,
    onNotice,
    onDeaf,
  }: {
    url: string
    applicationName: string
    onNotice: () => void
    /** The connection could not be made; it is tried again. */
    onDeaf: (error: unknown) => void
  },
): { close(): Promise<void> } {
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  async function connect(): Promise<void> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: applicationName,
      keepAlive: true,
    })
    client = fresh
    fresh.on('notification', onNotice)
    fresh.on('error', () => undefined)
    fresh.once('end', retryLater)
    try {
      await fresh.connect()
      await fresh.query(`listen ${channel}`)
      onNotice()
    } catch (error) {
      onDeaf(error)
      await fresh.end().catch(() => undefined)
      retryLater()
    }
  }

  function retryLater(): void {
    clearTimeout(timer)
    if (!isClosed) timer = setTimeout(() => void connect(), reconnectMs)
  }

  void connect()
  return {
    async close() {
      isClosed = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}
