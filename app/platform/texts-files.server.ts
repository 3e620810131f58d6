import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isLocale } from './i18n.ts'
import type { AllTexts, TextTree } from './texts.ts'

/** Reads `<room>/texts/<locale>.json` under the app folder. Throws with the file's name when one is not JSON. */
export function readTextFiles(appDirectory: string): AllTexts {
  const texts: Record<string, Record<string, TextTree>> = {}
  for (const room of readdirSync(appDirectory, { withFileTypes: true })) {
    if (!room.isDirectory()) continue
    for (const file of jsonFiles(join(appDirectory, room.name, 'texts'))) {
      const locale = file.replace(/\.json$/, '')
      if (!isLocale(locale)) throw new Error(`${room.name}/texts/${file} is named after no locale`)
      texts[room.name] = {
        ...texts[room.name],
        [locale]: parse(join(appDirectory, room.name, 'texts', file)),
      }
    }
  }
  return texts
}

function jsonFiles(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'))
  } catch {
    return []
  }
}

function parse(path: string): TextTree {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as TextTree
  } catch (error) {
    throw new Error(`${path} is not valid JSON`, { cause: error })
  }
}
