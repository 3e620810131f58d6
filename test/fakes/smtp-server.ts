import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** Where a session stands when the server answers differently from usual. `words`: after the mail's last line. */
export type Step = 'greeting' | 'ehlo' | 'auth' | 'mail' | 'rcpt' | 'data' | 'words'
/** A reply, `hang up` without one, or take the words and hang up. */
export type Deviation = { readonly at: Step; readonly does: string }

export type ReceivedMail = { from: string; to: string[]; raw: string; user: string | null }

export type FakeSmtpServer = {
  /** `smtp://user:password@…` */
  readonly url: string
  readonly inbox: readonly ReceivedMail[]
  readonly sessions: number
  /** For the next mails, one after the other. */
  next(...deviations: Deviation[]): void
  /** Ends all open connections, as a server does with idle ones. */
  hangUp(): void
  close(): Promise<void>
}

const user = 'haaste'
const password = 'p@ss word'

/** A mail server that takes everything, from whoever signs in with the credentials of its address. */
export async function startSmtpServer(): Promise<FakeSmtpServer> {
  const inbox: ReceivedMail[] = []
  const script: Deviation[] = []
  const sockets = new Set<Socket>()
  let sessions = 0

  const server = createServer((socket) => {
    sessions += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    converse(socket)
  })

  function converse(socket: Socket) {
    let mail: ReceivedMail = { from: '', to: [], raw: '', user: null }
    let signedIn: string | null = null
    let isReadingWords = false
    let rest = ''
    const reply = (at: Step, usual: string): boolean => {
      const deviation = script[0]?.at === at ? script.shift() : undefined
      if (deviation?.does === 'hang up') {
        socket.destroy()
        return false
      }
      socket.write(`${deviation?.does ?? usual}\r\n`)
      return deviation === undefined
    }
    reply('greeting', '220 mail.haaste.test ready')
    socket.on('data', (chunk) => {
      rest += chunk.toString('utf8')
      for (;;) {
        if (isReadingWords) {
          const end = rest.indexOf('\r\n.\r\n')
          if (end === -1) return
          mail.raw = rest.slice(0, end + 2).replaceAll('\r\n..', '\r\n.')
          rest = rest.slice(end + 5)
          isReadingWords = false
          const isTaken = script[0]?.at !== 'words' || script[0].does === 'hang up'
          if (isTaken) inbox.push(mail)
          reply('words', `250 2.0.0 Ok: queued as ${inbox.length}AB`)
          continue
        }
        const end = rest.indexOf('\r\n')
        if (end === -1) return
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        const command = line.toUpperCase()
        if (command.startsWith('EHLO')) {
          reply('ehlo', '250-mail.haaste.test\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 AUTH PLAIN')
        } else if (command.startsWith('AUTH PLAIN ')) {
          const [, name, word] = Buffer.from(line.slice(11), 'base64').toString('utf8').split('\0')
          const isRight = name === user && word === password
          if (reply('auth', isRight ? '235 2.7.0 welcome' : '535 5.7.8 wrong password') && isRight) {
            signedIn = name
          }
        } else if (command.startsWith('MAIL FROM:')) {
          mail = { from: line.slice(10), to: [], raw: '', user: signedIn }
          reply('mail', '250 2.1.0 Ok')
        } else if (command.startsWith('RCPT TO:')) {
          if (reply('rcpt', '250 2.1.5 Ok')) mail.to.push(line.slice(8).replace(/[<>]/g, ''))
        } else if (command === 'DATA') {
          isReadingWords = reply('data', '354 go ahead')
        } else if (command === 'QUIT') {
          socket.end('221 2.0.0 bye\r\n')
        } else {
          socket.write('250 2.0.0 Ok\r\n')
        }
      }
    })
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    inbox,
    get sessions() {
      return sessions
    },
    next: (...deviations) => void script.push(...deviations),
    hangUp() {
      for (const socket of sockets) socket.end()
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
