import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'

export type ScanResult = { readonly kind: 'clean' } | { readonly kind: 'infected'; readonly finding: string }

/** Looks into a file. @throws when the scanner cannot be reached or cannot say */
export type VirusScanner = (content: Readable) => Promise<ScanResult>

const silentForMs = 60_000
const piece = 64 * 1024

/**
 * ClamAV's daemon, spoken to in its own words (clamd(8), INSTREAM): the file goes over in pieces, each with its length
 * before it, and a piece of none at the end. `address` is `tcp://host:3310` or `unix:///path/of/the/socket`.
 */
export function clamav(address: string): VirusScanner {
  return async (content) => {
    const socket = open(new URL(address))
    const answer = answerOf(socket)
    // A daemon that has heard enough closes before all is sent; its answer says why.
    sendTo(socket, content).catch((error: Error) => socket.destroy(error))
    return read(await answer)
  }
}

function open({ protocol, hostname, port, pathname }: URL): Socket {
  const socket =
    protocol === 'unix:'
      ? connect({ path: decodeURIComponent(pathname) })
      : connect({ host: hostname, port: Number(port || 3310) })
  socket.setTimeout(silentForMs, () => socket.destroy(new Error('the virus scanner is silent')))
  return socket
}

async function sendTo(socket: Socket, content: Readable): Promise<void> {
  const write = (bytes: Buffer) =>
    new Promise<void>((resolve, reject) =>
      socket.write(bytes, (error) => (error ? reject(error) : resolve())),
    )
  await write(Buffer.from('zINSTREAM\0', 'latin1'))
  for await (const chunk of content as AsyncIterable<Buffer>) {
    for (let at = 0; at < chunk.byteLength; at += piece) {
      const part = chunk.subarray(at, at + piece)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(part.byteLength)
      await write(length)
      await write(part)
    }
  }
  await write(Buffer.alloc(4))
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      said += text
      if (!said.includes('\0') && said.length < 4_096) return
      resolve(said)
      socket.end()
    })
    socket.on('end', () => resolve(said))
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the virus scanner hung up')))
  })
}

/** `stream: OK`, `stream: Eicar-Signature FOUND`, or an error in its own words. */
function read(answer: string): ScanResult {
  const said = answer.replace(/\0.*$/s, '').trim()
  if (/^stream: OK$/.test(said)) return { kind: 'clean' }
  const finding = /^stream: (.{1,200}) FOUND$/.exec(said)?.[1]
  if (finding) return { kind: 'infected', finding }
  throw new Error(`the virus scanner did not say: ${said.slice(0, 200)}`)
}
