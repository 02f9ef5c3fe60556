import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { defineCommand } from '../src/commands/define-command.ts';
import { COMMANDS } from '../src/commands/index.ts';
import { flag, path } from '../src/commands/option.ts';
import { runAsProcess } from '../src/commands/run-command.ts';
import { CommandError } from '../src/diagnostics/command-error.ts';
import { PROJECT } from '../src/loaders/project.ts';

const pack = defineCommand({
  name: 'pack',
  summary: 'write the npm package',
  usage: '[--out DIR]',
  description: `Writes muster-VERSION.tgz, which an organisation installs: the base, the schemas, the pages and the commands, as JavaScript, because Node strips no types below node_modules. In its texts, npx muster takes the place of npm run.`,
  options: {
    out: path('DIR', 'the folder for the file, or for the files with --unpacked (default: .)', '.'),
    unpacked: flag('write the files of the package themselves'),
  },
  exitCodes: { 0: 'written' },
  run: async ({ values: { out, unpacked }, context: { console } }) => {
    const folder = unpacked ? out : mkdtempSync(join(tmpdir(), 'muster-pack-'));
    writePackage(folder);
    if (unpacked) return 0;
    mkdirSync(out, { recursive: true });
    const { status, stdout, stderr } = spawnSync('npm', ['pack', '--silent', '--pack-destination', out], {
      cwd: folder,
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    if (status !== 0) throw new CommandError(`npm could not pack the files:\n${stderr}`);
    console.log(`Wrote ${join(out, stdout.trim())}.`);
    return Promise.resolve(0);
  },
});

/** Writes every file of the package into a folder. */
function writePackage(folder: string): void {
  const needed = new Set<string>();
  const write = (name: string, text: string | Buffer): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text, { mode: name.startsWith('bin/') ? 0o755 : 0o644 });
  };
  for (const file of globSync(FILES, { cwd: PROJECT }).filter(isPacked)) {
    const bytes = readFileSync(join(PROJECT, file));
    if (!TEXT.test(file)) write(file, bytes);
    else {
      const text = packaged(file, bytes.toString());
      if (CODE.test(file)) for (const name of packagesIn(text)) needed.add(name);
      write(file.replace(/\.ts$/, '.js'), text);
    }
  }
  write('package.json', manifest(needed));
}

function isPacked(file: string): boolean {
  return statSync(join(PROJECT, file)).isFile() && !LEFT_OUT.test(file);
}

/** The text of a file as the package has it. */
function packaged(file: string, text: string): string {
  if (!file.includes('/')) return text;
  const plain = file.endsWith('.ts') ? stripTypeScriptTypes(text) : text;
  const code = CODE.test(file) ? plain.replaceAll(OWN_FILE, '$1$2.js$1') : plain;
  const named = file.startsWith('src/') ? code.replaceAll(SCHEMA, '$1node_modules/muster/schemas/') : code;
  return named.replaceAll(CALL, (call, gap: string | undefined, name: string, offset: number) =>
    // The line names both ways, one of them for a clone.
    lineAt(named, offset).includes('npx muster') ? call : `npx muster${gap ?? ' '}${name}`,
  );
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset) + 1, end < 0 ? undefined : end);
}

/** The names of the packages that code imports. */
function packagesIn(code: string): string[] {
  return [...code.matchAll(IMPORT)]
    .map(([, name = '']) => name)
    .filter((name) => !/^(?:node|astro|virtual):/.test(name));
}

/** The package.json of the package. Throws a CommandError if its code imports what an installation does not bring. */
function manifest(needed: ReadonlySet<string>): string {
  const { name, version, description, license, type, engines, dependencies } = JSON.parse(
    readFileSync(join(PROJECT, 'package.json'), 'utf8'),
  ) as Record<string, unknown> & { dependencies: Record<string, string> };
  const missing = [...needed].filter((each) => !Object.hasOwn(dependencies, each));
  if (missing.length)
    throw new CommandError(
      `The package imports ${missing.join(', ')}, which is not among the dependencies in package.json. Move it there.`,
    );
  const bin = { muster: 'bin/muster.mjs' };
  return `${JSON.stringify({ name, version, description, license, type, engines, bin, dependencies }, null, 2)}\n`;
}

/** What an installation needs: no tests, no example, and no tools of our own development. */
const FILES = [
  ...['LICENSE', 'README.md', 'CHANGELOG.md', 'words.txt'],
  ...['handbook', 'comment', 'freshness', 'pages'].map((name) => `.github/workflows/${name}.yml`),
  ...['bin/*', 'content/**', 'docs/contribute/*.md', 'public/**', 'schemas/**', 'src/**'],
];
const LEFT_OUT = /\.test\.ts$|\.d\.ts$|^src\/commands\/(?:captured|examples|guide)\.ts$/;

const TEXT = /\.(?:astro|css|html|js|json|md|mdx|mjs|svg|ts|txt|ya?ml)$|^LICENSE$/;
const CODE = /\.(?:astro|mjs|ts)$/;

/** A file of ours that code names from its own place, as in an import. */
const OWN_FILE = /(['"`])(\.{1,2}\/[^'"`\n]*)\.ts\1/g;

/** A package that code imports, without the path in it. */
const IMPORT = /(?:\bfrom\s+|\bimport\s*\(?\s*|\bresolve\()['"]((?:@[\w.-]+\/)?[a-z][\w.:-]*)/g;

/** The schema of a file of the organisation, in the comment for its editor. */
const SCHEMA = /(\$schema=\$\{up\})schemas\//g;

/** How a command is called in a clone. */
const CALL = new RegExp(
  String.raw`\bnpm (?:run(\s+)|(?=start\b))(\$\{name\}|(?:${Object.keys(COMMANDS).join('|')})\b)(?: --(?= |$))?`,
  'gm',
);

// Stripping types is called an experiment, although Node does it itself by default.
process.removeAllListeners('warning');
await runAsProcess(pack);
