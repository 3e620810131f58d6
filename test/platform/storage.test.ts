import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createSocketServer, type AddressInfo, type Server as SocketServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { diskStorage } from '#app/platform/storage/disk-storage.server.ts'
import { receive, sweepIncoming } from '#app/platform/storage/incoming.server.ts'
import { s3Storage } from '#app/platform/storage/s3-storage.server.ts'
import { StorageProblem, type FileStorage, type WholeFile } from '#app/platform/storage/storage.server.ts'
import { clamav } from '#app/platform/storage/virus-scanner.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'haaste-storage-'))
afterAll(() => rmSync(folder, { recursive: true }))

function aWholeFile(content: string): WholeFile {
  const path = join(folder, randomUUID())
  writeFileSync(path, content)
  return {
    path,
    bytes: Buffer.byteLength(content),
    sha256: createHash('sha256').update(content).digest('hex'),
  }
}

const textOf = async (storage: FileStorage, key: string) => {
  const stream = await storage.open(key)
  return stream && (await buffer(stream)).toString('utf8')
}

/** A service that speaks as much S3 as is asked of it; it checks hashes, and can be told to fail. */
function aBucket() {
  const kept = new Map<string, Buffer>()
  const answers: number[] = []
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    void buffer(request).then((body) => {
      asked.push(`${request.method} ${request.url}`)
      const forced = answers.shift()
      if (forced === 0) return request.socket.destroy()
      const { authorization = '', 'x-amz-content-sha256': hash } = request.headers
      const isSigned =
        authorization.startsWith('AWS4-HMAC-SHA256 Credential=key/') && authorization.includes('host')
      const isWhole = hash === createHash('sha256').update(body).digest('hex')
      const key = request.url ?? ''
      const status = forced ?? (isSigned && isWhole ? 200 : 403)
      if (status === 200 && request.method === 'PUT') kept.set(key, body)
      const found = kept.get(key)
      if (status === 200 && request.method === 'DELETE') kept.delete(key)
      if (status === 200 && request.method === 'GET' && !found) return response.writeHead(404).end('<Error/>')
      response.writeHead(status).end(request.method === 'GET' ? found : '')
    })
  })
  return { server, kept, answers, asked }
}

const bucket = aBucket()
let endpoint: string
beforeAll(async () => {
  await new Promise<void>((resolve) => bucket.server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(bucket.server.address() as AddressInfo).port}`
})
afterAll(() => bucket.server.close())

const inBucket = () =>
  s3Storage({
    endpoint,
    region: 'eu-north-1',
    bucket: 'files',
    accessKeyId: 'key',
    secretAccessKey: 'secret',
  })

describe.each([
  ['a folder', () => diskStorage(join(folder, 'kept'))],
  ['a bucket', inBucket],
])('%s', (_, storageOf) => {
  it('gives back what was put, once or twice, and nothing after it was removed', async () => {
    const storage = storageOf()
    const key = randomUUID()
    expect(await storage.open(key)).toBeNull()
    const file = aWholeFile('Heat that stays')
    await storage.put(key, file)
    expect(() => readFileSync(file.path)).toThrow()
    expect(await textOf(storage, key)).toBe('Heat that stays')
    await storage.put(key, aWholeFile('Heat that stays'))
    await storage.remove(key)
    await storage.remove(key)
    expect(await storage.open(key)).toBeNull()
  })

  it('makes no path of a key that is not ours', async () => {
    for (const key of ['../../etc/passwd', '', 'a', `${randomUUID()}/..`])
      await expect(storageOf().open(key)).rejects.toThrow('Not a key of the storage')
  })
})

describe('a bucket that has a bad day', () => {
  it('is asked again, and the file is kept once', async () => {
    const key = randomUUID()
    bucket.answers.push(503, 0)
    await inBucket().put(key, aWholeFile('patience'))
    expect(await textOf(inBucket(), key)).toBe('patience')
  })

  it('is a problem of the storage when it does not get better', async () => {
    bucket.answers.push(500, 500, 500)
    const file = aWholeFile('lost')
    await expect(inBucket().put(randomUUID(), file)).rejects.toMatchObject({ code: 'storage-away' })
    expect(readFileSync(file.path, 'utf8')).toBe('lost')
    bucket.answers.push(507)
    await expect(inBucket().put(randomUUID(), file)).rejects.toMatchObject({ code: 'storage-full' })
    const away = s3Storage({
      endpoint: 'http://127.0.0.1:1',
      region: 'r',
      bucket: 'b',
      accessKeyId: 'k',
      secretAccessKey: 's',
    })
    await expect(away.open(randomUUID())).rejects.toBeInstanceOf(StorageProblem)
  })

  it('refuses what was changed on its way', async () => {
    const file = { ...aWholeFile('changed'), sha256: createHash('sha256').update('other').digest('hex') }
    await expect(inBucket().put(randomUUID(), file)).rejects.toBeInstanceOf(StorageProblem)
  })
})

describe('what arrives', () => {
  const at = () => join(folder, `${randomUUID()}.whole`)

  it('is counted and hashed while it is written', async () => {
    const path = at()
    const said = await receive(Readable.from([Buffer.from('Heat '), Buffer.from('stays')]), {
      path,
      most: 10,
    })
    expect(said).toEqual({
      ok: true,
      value: { path, bytes: 10, sha256: createHash('sha256').update('Heat stays').digest('hex') },
    })
  })

  it('leaves nothing when it is too large, breaks off, or the disk is full', async () => {
    const path = at()
    expect(await receive(Readable.from([Buffer.alloc(11)]), { path, most: 10 })).toMatchObject({
      refusal: { code: 'file-too-large' },
    })
    const broken = Readable.from(
      (function* () {
        yield Buffer.from('half')
        throw new Error('gone')
      })(),
    )
    expect(await receive(broken, { path, most: 10 })).toMatchObject({ refusal: { code: 'broken-off' } })
    expect(readdirSync(folder)).not.toContain(path)
    // The kernel's own full disk.
    await expect(
      receive(Readable.from([Buffer.alloc(10)]), { path: '/no/such/folder/a', most: 10 }),
    ).rejects.toMatchObject({
      code: 'storage-away',
    })
  })

  it('is swept away when nobody has come back to it for a day', async () => {
    const incoming = join(folder, 'incoming')
    mkdirSync(incoming)
    writeFileSync(join(incoming, 'old.part'), 'a')
    writeFileSync(join(incoming, 'young.part'), 'b')
    const longAgo = new Date(Date.now() - 2 * 86_400_000)
    utimesSync(join(incoming, 'old.part'), longAgo, longAgo)
    expect(await sweepIncoming(incoming, 86_400_000)).toBe(1)
    expect(readdirSync(incoming)).toEqual(['young.part'])
    expect(await sweepIncoming(join(folder, 'never-made'), 1)).toBe(0)
  })
})

describe('the virus scanner', () => {
  let daemon: SocketServer
  let address: string
  let answer: (content: Buffer) => string | null

  beforeEach(async () => {
    daemon = createSocketServer((socket) => {
      let heard = Buffer.alloc(0)
      socket.on('error', () => undefined)
      socket.on('data', (data) => {
        heard = Buffer.concat([heard, data])
        const content = contentOf(heard)
        if (content === null) return
        const said = answer(content)
        if (said === null) socket.destroy()
        else socket.end(said)
      })
    })
    await new Promise<void>((resolve) => daemon.listen(0, '127.0.0.1', resolve))
    address = `tcp://127.0.0.1:${(daemon.address() as AddressInfo).port}`
  })
  afterEach(() => void daemon.close())

  /** The file out of `zINSTREAM`, when it has come to its end. */
  function contentOf(heard: Buffer): Buffer | null {
    const command = Buffer.from('zINSTREAM\0', 'latin1')
    if (!heard.subarray(0, command.length).equals(command)) return null
    const parts: Buffer[] = []
    for (let at = command.length; at + 4 <= heard.length;) {
      const length = heard.readUInt32BE(at)
      if (length === 0) return Buffer.concat(parts)
      parts.push(heard.subarray(at + 4, at + 4 + length))
      at += 4 + length
    }
    return null
  }

  it('hears the whole file and says what it found', async () => {
    const content = Buffer.alloc(200_000, 7)
    const heard: number[] = []
    answer = (each) => {
      heard.push(each.length)
      return each.includes('EICAR') ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0'
    }
    expect(await clamav(address)(Readable.from([content]))).toEqual({ kind: 'clean' })
    expect(heard).toEqual([200_000])
    expect(await clamav(address)(Readable.from([Buffer.from('EICAR')]))).toEqual({
      kind: 'infected',
      finding: 'Eicar-Signature',
    })
  })

  it('is not believed when it says anything else, or nothing', async () => {
    answer = () => 'INSTREAM size limit exceeded. ERROR\0'
    await expect(clamav(address)(Readable.from([Buffer.from('a')]))).rejects.toThrow('did not say')
    answer = () => null
    await expect(clamav(address)(Readable.from([Buffer.from('a')]))).rejects.toThrow()
    await expect(clamav('tcp://127.0.0.1:1')(Readable.from([Buffer.from('a')]))).rejects.toThrow()
  })
})
