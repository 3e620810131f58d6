/**
 * The two doors of a worker: to its database and to the mail service. Everything passes unchanged; whoever waits for a
 * word at a door is told the moment it passes, and may let it stay.
 */
import { createServer as createHttpServer, request as httpRequest } from 'node:http'
import { connect, createServer, type AddressInfo, type Server } from 'node:net'

/** What a worker is about to do, or has just had done. */
export type Moment = 'claim' | 'freeze' | 'begin' | 'call' | 'answer' | 'confirm'

/** Called with each moment; true: it has been dealt with, and what would pass now stays here. */
export type Guard = (moment: Moment) => boolean

export type Door = { readonly port: number; close(): void }

/** How a statement betrays what it is for. */
const betrayals: readonly (readonly [Moment, (words: string) => boolean])[] = [
  ['claim', (words) => words.includes('skip locked') && words.includes('"messages"."send_at"')],
  ['freeze', (words) => words.includes('insert into "message_batches"')],
  ['begin', (words) => words.includes('"first_tried_at" = coalesce')],
  ['confirm', (words) => words.includes("set state = 'accepted'")],
]

/** Between a worker and PostgreSQL. */
export async function databaseDoor(target: { host: string; port: number }, guard: Guard): Promise<Door> {
  const server = createServer((socket) => {
    const database = connect(target)
    socket.on('data', (bytes) => {
      const words = bytes.toString('latin1')
      const moment = betrayals.find(([, betrays]) => betrays(words))?.[0]
      if (moment === undefined || !guard(moment)) database.write(bytes)
    })
    database.on('data', (bytes) => socket.write(bytes))
    for (const [one, other] of [
      [socket, database],
      [database, socket],
    ] as const) {
      one.on('error', () => undefined)
      one.on('close', () => other.destroy())
    }
  })
  return { port: await opened(server), close: () => void server.close() }
}

/** Between a worker and the mail service. */
export async function mailDoor(serviceUrl: string, guard: Guard): Promise<Door> {
  const server = createHttpServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      if (guard('call')) return void incoming.socket.destroy()
      const { method, headers } = incoming
      const call = httpRequest(new URL(incoming.url ?? '/', serviceUrl), { method, headers }, (answer) => {
        const answered: Buffer[] = []
        answer.on('data', (chunk: Buffer) => answered.push(chunk))
        answer.on('end', () => {
          if (guard('answer')) return void incoming.socket.destroy()
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
          outgoing.end(Buffer.concat(answered))
        })
        answer.on('error', () => incoming.socket.destroy())
      })
      call.on('error', () => incoming.socket.destroy())
      call.end(Buffer.concat(chunks))
    })
    incoming.on('error', () => undefined)
  })
  return { port: await opened(server), close: () => void server.close() }
}

async function opened(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
