import importX from 'eslint-plugin-import-x'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/*
 * The rooms and the shelves of the house, said to the linter. Phases know only earlier phases; inside a phase
 * pages -> flows -> core and data; `core` is pure. See CONTRIBUTING.md, "Which way imports point".
 */
const phases = ['publish', 'apply', 'deadline', 'judge', 'announce', 'pilot']
/** What a programme does beside its challenges: each knows the phases, none knows another. */
const modules = ['matchmaking', 'partnership', 'series', 'incubation']
const shared = ['lifecycle', 'people', 'record', 'notify']

const laterPhases = phases.flatMap((phase, index) =>
  phases.slice(index + 1).map((later) => ({
    target: `./app/${phase}`,
    from: `./app/${later}`,
    message: `${phase} happens before ${later} and must not know it`,
  })),
)

const moduleRooms = modules.flatMap((module) => [
  ...phases.map((phase) => ({
    target: `./app/${phase}`,
    from: `./app/${module}`,
    message: `a challenge does not know the module ${module}`,
  })),
  ...modules
    .filter((other) => other !== module)
    .map((other) => ({
      target: `./app/${module}`,
      from: `./app/${other}`,
      message: 'modules do not know each other',
    })),
])

const sharedRooms = shared.flatMap((room) => [
  ...[...phases, ...modules, 'desks', 'worker'].map((from) => ({
    target: `./app/${room}`,
    from: `./app/${from}`,
    message: `${room} is shared by all phases and knows none of them`,
  })),
])

const shelves = [...phases, ...modules, ...shared].flatMap((room) => [
  {
    target: `./app/${room}/core`,
    from: [`./app/${room}/data`, `./app/${room}/flows`, `./app/${room}/pages`, `./app/${room}/parts`],
    message: 'core is pure: it imports core',
  },
  {
    target: `./app/${room}/data`,
    from: [`./app/${room}/flows`, `./app/${room}/pages`, `./app/${room}/parts`],
    message: 'data is read and written by flows',
  },
  {
    target: `./app/${room}/flows`,
    from: [`./app/${room}/pages`, `./app/${room}/parts`],
    message: 'flows do not know pages',
  },
  {
    target: `./app/${room}/parts`,
    from: [`./app/${room}/data`, `./app/${room}/flows`, `./app/${room}/pages`],
    message: 'parts show what they are given',
  },
])

const rooms = [...phases, ...modules, ...shared, 'desks', 'ui', 'platform', 'http', 'worker']

const nobodyImports = [
  {
    target: rooms.filter((room) => room !== 'worker').map((room) => `./app/${room}`),
    from: './app/worker',
    message: 'nothing imports the worker',
  },
  {
    target: ['./app', './db', './emails'],
    from: ['./scripts', './test'],
    except: [],
    message: 'the product does not import its scripts or tests',
  },
  {
    target: './emails',
    from: rooms.map((room) => `./app/${room}/data`),
    message: 'mails are given their data',
  },
  {
    target: './app/ui',
    from: [...phases, ...modules, ...shared, 'worker'].map((room) => `./app/${room}`),
    message: 'the design system knows no phase',
  },
  ...[...phases, ...modules, ...shared, 'desks', 'worker', 'ui'].map((room) => ({
    target: './app/platform',
    from: `./app/${room}`,
    except: ['./texts'],
    message: 'the platform knows no phase',
  })),
]

export default tseslint.config(
  {
    ignores: [
      'build/**',
      'node_modules/**',
      'public/!(elements.js|verify-page.js)',
      '.haaste/**',
      'migrations/**',
      'coverage/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx,js}'],
    plugins: { 'import-x': importX, 'react-hooks': reactHooks },
    settings: {
      'import-x/extensions': ['.ts', '.tsx', '.js'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })],
    },
    rules: {
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': [
        'error',
        { zones: [...laterPhases, ...moduleRooms, ...sharedRooms, ...shelves, ...nobodyImports] },
      ],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'remix', message: 'remix 2.17.5 is empty and throws when imported' }] },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "JSXOpeningElement[name.name=/^[a-z]/] > JSXAttribute[name.name='style']",
          message: 'The content security policy forbids inline styles: use a class or an SVG attribute',
        },
      ],
    },
  },
  {
    // Outside the pages `use…` is not React's: `useDatabase()` of the tests.
    files: ['test/**'],
    rules: { 'react-hooks/rules-of-hooks': 'off' },
  },
  {
    // Pages ask flows and data readers; they never write rows, and never open a connection.
    files: ['app/*/pages/**'],
    ignores: ['app/http/pages/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'remix', message: 'remix 2.17.5 is empty and throws when imported' },
            { name: 'pg', message: 'Pages get their database from the gate' },
            { name: 'drizzle-orm', message: 'Queries live on the data shelf' },
          ],
          patterns: [
            {
              group: ['#db/client.server.ts', '#db/schema/*'],
              allowTypeImports: true,
              message: 'Pages get their database from the gate, and queries live on the data shelf',
            },
          ],
        },
      ],
    },
  },
  {
    // The pure core: no clock, no randomness, no network, no waiting.
    files: ['app/*/core/**/*.ts', 'app/lifecycle/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'fetch', 'console', 'setTimeout', 'setInterval'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'now is an argument' },
        { object: 'Math', property: 'random', message: 'a seed is an argument' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'AwaitExpression', message: 'the core is synchronous' },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'now is an argument' },
        { selector: "JSXAttribute[name.name='style']", message: 'no inline styles' },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['*.server.ts', 'node:*', 'drizzle-orm', 'pg', '@remix-run/*'],
              allowTypeImports: true,
              message: 'the core is pure',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['app/ui/**', 'app/*/parts/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'remix', message: 'remix 2.17.5 is empty and throws when imported' }],
          patterns: [{ group: ['*.server.ts'], message: 'Components never reach the server' }],
        },
      ],
    },
  },
  {
    // Mails are read by mail programs, which know inline styles only.
    files: ['emails/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['scripts/**', 'test/**', '**/*.test.ts', '**/*.test.tsx', 'app/platform/embedded-postgres/**'],
    rules: { 'no-console': 'off', 'import-x/no-restricted-paths': 'off' },
  },
)
