import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that crawl the whole site take minutes: begun last, they would leave the other workers without work. */
const longest = [
  ...[
    'permission-matrix',
    'embargo',
    'demo-story',
    'kept-from',
    'closed-everywhere',
    'jurors-apart',
    'bad-input',
    'proposal-list',
  ],
  ...['seal', 'homes', 'embedded-postgres', 'migrate'],
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const index = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
      return index === -1 ? longest.length : index
    }
    return (await super.sort(files)).sort((one, other) => place(one) - place(other))
  }
}

const coreFiles = ['app/**/*.test.{ts,tsx}', 'emails/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts']

/** Tests that put something else in a module's place: where a module is read once for many files, it may be too late. */
const mocking = ['app', 'emails', 'scripts']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .filter((file) => /\.test\.tsx?$/.test(file) && readFileSync(file, 'utf8').includes('vi.mock('))

/**
 * `core` is pure and needs nothing. `database` gets a PostgreSQL of its own, or the one that HAASTE_TEST_DATABASE_URL
 * names (a login that may create databases and roles).
 */
export default defineConfig({
  test: {
    restoreMocks: true,
    sequence: { sequencer: LongestFirst },
    // Much of a database test is waiting for PostgreSQL: three files at a time pay even on two cores.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'core',
          include: coreFiles,
          exclude: mocking,
          setupFiles: ['test/setup/console.ts'],
          // Nothing here keeps anything: one reading of a module serves many files.
          isolate: false,
          env: { NODE_ENV: 'test' },
          // No test is about speed: a busy machine only makes them longer.
          testTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'core-mocking',
          include: mocking,
          setupFiles: ['test/setup/console.ts'],
          env: { NODE_ENV: 'test' },
        },
      },
      {
        test: {
          name: 'database',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**'],
          globalSetup: ['test/setup/global.ts'],
          setupFiles: ['test/setup/console.ts', 'test/setup/worker.ts'],
          // What a file keeps is in its database: one reading of a module serves many files here too.
          isolate: false,
          env: { NODE_ENV: 'test' },
          // The built server is run as it is.
          server: { deps: { external: [/\/build\/server\//] } },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
