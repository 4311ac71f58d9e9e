/**
 * The arrows between the rooms (docs/architecture.md, «Rooms»): each room imports itself and what is listed beside it, nothing else.
 * TypeScript 7 has no compiler that dependency-cruiser can use; it reads .ts with swc, and `imports` of package.json resolve `#room/`.
 */

const swc = require('@swc/core');

/** dependency-cruiser 17 asks swc for TypeScript without JSX; the screens are .tsx. */
const parseFileSync = swc.parseFileSync;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

/** Files that a room may import besides itself; a name without a dot is a whole room. */
const rooms = {
  processes: ['generated/job-types.json'],
  migrations: [],
  domain: [],
  generated: [],
  store: ['domain'],
  documents: ['domain'],
  engine: ['domain', 'store', 'log.ts'],
  exchange: ['domain', 'store', 'documents'],
  actions: ['domain', 'store', 'engine/commands.ts', 'generated', 'documents'],
  workers: ['actions', 'domain', 'engine', 'generated', 'store', 'clock.ts', 'log.ts'],
  watchdog: ['actions', 'domain', 'store', 'clock.ts', 'log.ts'],
  'form-runtime': ['domain', 'generated'],
  api: ['actions', 'store', 'domain', 'form-runtime', 'exchange', 'generated', 'clock.ts', 'config.ts', 'log.ts'],
  web: [
    'domain',
    'generated',
    'form-runtime/plain-texts.ts',
    'form-runtime/russian.ts',
    'form-runtime/russian-viewer-source.ts',
    'form-runtime/form-schema.ts',
    'form-runtime/form-layout.css',
    'web-modeler',
  ],
  'web-modeler': ['web', 'processes/rules', 'domain', 'generated'],
  seeds: ['actions', 'store', 'domain'],
  scenario: ['generated', 'seeds', 'launcher', 'store/views', 'store/database.ts'],
  launcher: ['store', 'seeds', 'engine', 'processes', 'config.ts', 'log.ts', 'clock.ts'],
  bench: ['generated', 'scenario', 'seeds', 'launcher', 'store', 'domain', 'engine'],
};

const escaped = (text) => text.replace(/[.+*?^$()[\]{}|\\]/g, '\\$&');
const pattern = (target) => (/\.\w+$/.test(target) ? `^${escaped(target)}$` : `^${escaped(target)}/`);

const arrows = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-imports-only-its-neighbours`,
  severity: 'error',
  comment: `${room} ← ${allowed.join(', ') || 'nothing'}`,
  from: { path: pattern(room) },
  to: { pathNot: [pattern(room), ...allowed.map(pattern), '^node_modules/'], dependencyTypesNot: ['core'] },
}));

module.exports = {
  forbidden: [
    ...arrows,
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'A circle has no first file to read.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolved',
      severity: 'error',
      comment: 'What cannot be resolved cannot be held to an arrow.',
      from: { pathNot: '^test/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-knows-pure-packages',
      severity: 'error',
      comment: 'Pure rules: days, abilities, the strength of passwords and one-time codes; nothing of Node.',
      from: { path: '^domain/' },
      to: {
        dependencyTypes: ['core', 'npm'],
        pathNot: ['^node_modules/(temporal-polyfill|@casl/ability|@zxcvbn-ts/(core|language-common)|otpauth)/'],
      },
    },
    {
      name: 'sql-lives-in-the-store',
      severity: 'error',
      comment: 'knex and pg are the business of store/ and migrations/; other rooms borrow types only.',
      from: { pathNot: '^(store|migrations|seeds|launcher|test|bench|scenario)/|^api/sessions\\.ts$' },
      to: { path: '^node_modules/(knex|pg)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-sdk-has-one-wrapper',
      severity: 'error',
      comment: 'Only engine/ knows the client of the engine; a measurement compares it with the bare one.',
      from: { pathNot: '^(engine|test|bench)/' },
      to: { path: '^node_modules/@camunda8/' },
    },
    {
      name: 'no-test-in-the-product',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'root-is-the-composition',
      severity: 'error',
      comment:
        'server.ts, join-engine.ts, clock-control.ts, cli.ts and report.ts put the rooms together; no room knows them.',
      from: { path: '^[^/]+/', pathNot: '^(test|launcher)/' },
      to: { path: '^(server|join-engine|clock-control|cli|report|report-text)\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|\\.state|\\.git)/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
