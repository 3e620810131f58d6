import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { pipeline } from 'node:stream/promises'
import { AwsV4Signer } from 'aws4fetch'
import {
  checkedKey,
  StorageProblem,
  storageProblemOf,
  type FileStorage,
  type WholeFile,
} from './storage.server.ts'

export type S3Settings = {
  /** Scheme and host of the service, without the bucket: `https://s3.eu-north-1.amazonaws.com`. */
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
/** Without a byte passing. */
const silentForMs = 30_000
const slowestReaderMs = 10 * 60_000
const attempts = 3

/**
 * Files in a bucket of a service that speaks S3, addressed by path. The bucket is private: its address reaches nobody. What
 * is put is signed with its hash, so that the service refuses what was changed on its way; what fails for a reason that
 * may pass is tried again.
 */
export function s3Storage(settings: S3Settings): FileStorage {
  const addressOf = (key: string) =>
    `${settings.endpoint.replace(/\/$/, '')}/${settings.bucket}/${checkedKey(key)}`
  return {
    kind: 's3',
    async put(key, file) {
      const address = addressOf(key)
      const answer = await inAttempts(() => ask(settings, { method: 'PUT', address, file }))
      answer.resume()
      if (answer.statusCode !== 200) throw problemOf(answer)
      await rm(file.path, { force: true })
    },
    async open(key) {
      const address = addressOf(key)
      const answer = await inAttempts(() => ask(settings, { method: 'GET', address }))
      if (answer.statusCode === 200) return answer
      answer.resume()
      if (answer.statusCode === 404) return null
      throw problemOf(answer)
    },
    async remove(key) {
      const address = addressOf(key)
      const answer = await inAttempts(() => ask(settings, { method: 'DELETE', address }))
      answer.resume()
      if (![200, 202, 204, 404].includes(answer.statusCode ?? 0)) throw problemOf(answer)
    },
  }
}

type Asked = { method: 'PUT' | 'GET' | 'DELETE'; address: string; file?: WholeFile }

async function ask(
  { accessKeyId, secretAccessKey, region }: S3Settings,
  { method, address, file }: Asked,
): Promise<IncomingMessage> {
  const signed = await new AwsV4Signer({
    ...{ method, url: address, service: 's3', accessKeyId, secretAccessKey, region },
    headers: { 'x-amz-content-sha256': file?.sha256 ?? emptyHash },
  }).sign()
  const send = signed.url.protocol === 'https:' ? httpsRequest : httpRequest
  const headers = Object.fromEntries(signed.headers)
  const request = send(signed.url, {
    method,
    headers: { ...headers, ...(file && { 'content-length': String(file.bytes) }) },
  })
  request.setTimeout(silentForMs, () => request.destroy(new Error('the storage is silent')))
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', (answer: IncomingMessage) => {
      // Whoever saves a file over a slow line may take their time between two bytes.
      request.setTimeout(slowestReaderMs)
      resolve(answer)
    })
    request.once('error', reject)
  })
  if (!file) request.end()
  // What is wrong with the sending is heard by `answered` as well; a refusal may come before all is sent.
  else pipeline(createReadStream(file.path), request).catch((error: Error) => request.destroy(error))
  return answered
}

/** Tries again what was lost on the way or answered by "not now". */
async function inAttempts(work: () => Promise<IncomingMessage>): Promise<IncomingMessage> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await work()
      const isPassing = [429, 500, 502, 503, 504].includes(answer.statusCode ?? 0)
      if (!isPassing || attempt === attempts) return answer
      answer.resume()
    } catch (error) {
      if (attempt === attempts) throw storageProblemOf(error)
    }
    await new Promise((resolve) => setTimeout(resolve, 200 * 4 ** (attempt - 1)))
  }
}

function problemOf({ statusCode }: IncomingMessage): StorageProblem {
  // 507: a service on a disk of its own says so when that is full.
  return new StorageProblem(
    statusCode === 507 ? 'storage-full' : 'storage-away',
    new Error(`the storage answered ${statusCode}`),
  )
}
