import { randomBytes, randomUUID } from 'node:crypto'
import { referenceCode } from './ids.ts'

/** A random identity, for what is named before the database has seen it. */
export function newId(): string {
  return randomUUID()
}

/** Four random symbols for a proposal's reference. Taken ones meet the unique key: draw again. */
export function newReferenceCode(): string {
  return referenceCode(randomBytes(4))
}
