import { createHash, randomBytes } from 'node:crypto'
import type { Sha256 } from './core/sha256.ts'

export const sha256: Sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex')

/** 128 random bits as hex: the salt of a commitment. */
export const newSalt = () => randomBytes(16).toString('hex')
