import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLIENT_SCRIPTS } from './support/bundle.ts';
import {
  importsOf,
  isCode,
  ROOT,
  reachableFrom,
  repositoryFiles,
  textOf,
} from './support/source.ts';

/*
 * The walls of the house: which room may import which, where the outside world is let in, and what
 * no file may contain.
 */

const files = repositoryFiles();
const code = files.filter(isCode);

/** Each room with the rooms and packages that it may import; a room may always import itself. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'ahp/': ['ml-matrix'],
  'models/': [],
  'migrations/': ['kysely', 'kysely/migration'],
  'src/engine/': ['ahp/', 'models/', 'mathjs/number', 'chinese-days/', 'zod'],
  'src/db/': ['migrations/', 'kysely', 'kysely/migration', 'pg', '@electric-sql/', 'node:'],
  'src/domain/': [
    ...['src/engine/', 'src/db/', 'ahp/', 'better-auth', 'standardwebhooks'],
    ...['fflate', 'saxen', 'zod'],
  ],
  'src/http/': ['src/domain/', 'hono', '@hono/zod-openapi', 'zod'],
  'src/console/': ['src/domain/', 'hono', 'echarts/', 'uqr', 'zod'],
  // What runs in the browser of a reader: arithmetic and the verifier, no more of the house.
  'src/console/client/': ['src/engine/judged-node.ts', 'src/domain/audit/verify.ts'],
  // Commands stand at the doors, as what starts a process does.
  'src/commands/': [
    ...['src/domain/', 'src/db/migrate.ts', 'node:'],
    ...[
      'env',
      'stopping',
      'node',
      'machine',
      'local-database',
      'named-database',
      'service-login',
    ].map((door) => `src/${door}.ts`),
  ],
};

/** The innermost room of a file, whose rules it keeps. */
const roomOf = (file: string): string | undefined =>
  Object.keys(ROOMS)
    .filter((room) => file.startsWith(room))
    .sort((a, b) => b.length - a.length)[0];

/** The only files that touch these. */
const DOORKEEPERS: Readonly<Record<string, RegExp>> = {
  'mathjs/number': /^src\/engine\/formula\.ts$/,
  'chinese-days/': /^src\/engine\/working-days\.ts$/,
  'ml-matrix': /^ahp\/linear-algebra\.ts$/,
  '@electric-sql/': /^src\/db\/embedded\.ts$/,
  pg: /^src\/db\/client\.ts$/,
  'better-auth': /^src\/domain\/people\/identity\.ts$/,
  standardwebhooks: /^src\/domain\/webhooks\/signature\.ts$/,
  saxen: /^src\/domain\/spreadsheets\/xml\.ts$/,
  'echarts/': /^src\/console\/charts\//,
  fflate: /^src\/domain\/spreadsheets\/zip\.ts$/,
  uqr: /^src\/console\/people\/qr-code\.tsx$/,
  'node:':
    /^(src\/(commands\/\w+|node|machine|courier-node|listening|stopping|local-database|service-login|worker-local|db\/embedded)\.ts|models\/publish\.ts)$/,
};

const ENTRIES = [
  'src/cli.ts',
  'src/worker.ts',
  'src/worker-local.ts',
  'tests/support/loopback-worker.ts',
  'models/publish.ts',
  ...CLIENT_SCRIPTS.map((name) => `src/console/client/${name}.ts`),
  ...files.filter((file) => /^tests\/.*(\.test\.tsx?|global-setup\.ts|run\.ts)$/.test(file)),
  ...files.filter((file) => /^[\w.]+\.ts$/.test(file)),
];

const matches = (name: string, allowed: string): boolean =>
  name === allowed ||
  (/[/:]$/.test(allowed) ? name.startsWith(allowed) : name.startsWith(`${allowed}/`));

describe('the walls', () => {
  it.each(Object.entries(ROOMS))('%s imports only what it may', (room, allowed) => {
    const wrong = code
      .filter((file) => roomOf(file) === room)
      .flatMap((file) => importsOf(file).map((name) => ({ file, name })))
      .filter(({ file, name }) => {
        if (room === 'models/' && file === 'models/publish.ts') return false;
        return !name.startsWith(room) && !allowed.some((one) => matches(name, one));
      });
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(DOORKEEPERS))('%s is imported in one place', (name, place) => {
    const wrong = code
      .filter((file) => !file.startsWith('tests/') && !place.test(file))
      .filter((file) => importsOf(file).some((imported) => matches(imported, name)));
    expect(wrong).toEqual([]);
  });

  it('lets nothing of src below the doors be imported by more than its rooms allow', () => {
    const doors = code.filter((file) => /^src\/[\w-]+\.ts$/.test(file));
    const rooms = /^(src\/(?!commands\/)\w+\/|ahp\/|models\/|migrations\/)/;
    const below = code.filter((file) => rooms.test(file));
    const wrong = below.filter((file) => importsOf(file).some((name) => doors.includes(name)));
    expect(wrong).toEqual([]);
  });

  it('reads the environment of the process where the process starts, and nowhere else', () => {
    // Bundles hold whole libraries; what of them is used is decided in their sources.
    const allowed = /^src\/(cli|worker-local|console\/client\/bundles)\.ts$/;
    const wrong = code
      .filter((file) => file.startsWith('src/') && !allowed.test(file))
      .filter((file) => /process\.env|Math\.random|Date\.now\(/.test(textOf(file)));
    expect(wrong).toEqual([]);
  });
});

describe('the house', () => {
  it('has the top level that was agreed', () => {
    const agreed = [
      ...['README.md', 'LICENSE', 'CHANGELOG.md', 'package.json', 'package-lock.json'],
      ...['tsconfig.json', 'wrangler.toml', 'src', 'ahp', 'models', 'migrations', 'tests', 'docs'],
    ];
    const tools = ['biome.json', 'vitest.config.ts'];
    const top = new Set(files.map((file) => file.split('/')[0] ?? ''));
    const named = [...top].filter((name) => !name.startsWith('.'));
    expect(named.sort()).toEqual([...agreed, ...tools].sort());
  });

  it('has no file that nothing uses', () => {
    const used = reachableFrom(ENTRIES);
    const dead = code.filter((file) => !used.has(file));
    expect(dead).toEqual([]);
  });

  it('has no two schemas of one name: the document would have only one of them', () => {
    const names = code
      .filter((file) => file.startsWith('src/'))
      .flatMap((file) => [...textOf(file).matchAll(/\.meta\(\{\s*id: '(\w+)'/g)])
      .map(([, name]) => name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    expect(names).toContain('RatingReview');
  });

  it('has no leftovers, blind spots or skipped tests', () => {
    const words = [
      'TO' + 'DO',
      'FIX' + 'ME',
      '@ts-' + 'ignore',
      '@ts-' + 'expect-error',
      'as a' + 'ny\\b',
    ];
    const skipped = '\\b(it|test|describe)\\.(skip|only|to' + 'do)\\(';
    const pattern = new RegExp([...words, skipped].join('|'));
    expect(code.filter((file) => pattern.test(textOf(file)))).toEqual([]);
  });

  it('names only paths that exist in what people read', () => {
    const documents = files.filter((file) => file.endsWith('.md') && file !== 'CHANGELOG.md');
    const named =
      /`((?:src|ahp|models|migrations|tests|docs)\/[\w./-]*)`|\]\(((?!https?:)[\w./-]+)\)/g;
    const missing = documents.flatMap((document) => {
      const folder = document.split('/').slice(0, -1).join('/');
      return [...textOf(document).matchAll(named)].flatMap(([, path, link]) => {
        const target = path ?? [folder, link].filter(Boolean).join('/');
        return exists(target) ? [] : [`${document}: ${target}`];
      });
    });
    expect(missing).toEqual([]);
  });

  it('pins exact versions', () => {
    const manifest = JSON.parse(textOf('package.json')) as Record<string, Record<string, string>>;
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+[\w.-]*$/.test(version))).toEqual([]);
  });
});

function exists(path: string): boolean {
  const wanted = path.replace(/\/$/, '');
  return files.some((file) => file === wanted || file.startsWith(`${wanted}/`)) || wanted === '';
}

describe('the tests', () => {
  it('are found by the runner', () => {
    const rooms = readdirSync(`${ROOT}/tests`, { recursive: true, encoding: 'utf8' });
    expect(rooms.filter((file) => /\.test\.tsx?$/.test(file)).length).toBeGreaterThan(10);
  });
});
