import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ORG } from '../../loaders/project.ts';
import type { Context } from '../context.ts';
import { editorSchemas } from '../editor-schemas.ts';

/**
 * Writes, or only lists, what a repository that installs the package needs besides its content, and leaves a file alone that
 * is there already. A clone has these files.
 */
export async function addProjectFiles(isDry: boolean, { root, console }: Context): Promise<void> {
  const files = projectFiles();
  const isThere = ([name]: ProjectFile): boolean => existsSync(join(root, name));
  const [kept, added] = [files.filter(isThere), files.filter((file) => !isThere(file))];
  if (!isDry) for (const [name, text] of added) await writeAt(join(root, name), text);
  for (const [name] of added) console.log(`  ${name}`);
  for (const [name, , purpose] of kept)
    console.log(`  ${name} is there already, and was left alone: ${purpose}`);
}

async function writeAt(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  // With wx, a file that someone else has written in the meantime is not overwritten.
  await writeFile(file, text, { flag: 'wx' });
}

function projectFiles(): ProjectFile[] {
  const schemas = editorSchemas('./node_modules/muster/schemas', [ORG], [ORG]);
  return [
    ['.gitignore', `${IGNORED.join('\n')}\n`, `it should name ${IGNORED.join(', ')}`],
    [
      '.vscode/settings.json',
      json({ 'yaml.schemas': schemas }),
      'each file still names its schema in its first line',
    ],
    [
      '.vscode/extensions.json',
      json({ recommendations: EXTENSIONS }),
      `it should name ${EXTENSIONS.join(', ')}`,
    ],
  ];
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The packages, the site, its preview, and what a build keeps to be faster the next time. */
const IGNORED = ['node_modules/', 'dist/', 'preview/', '.site/'];

/** What checks and completes YAML while you type, and colours MDX. */
const EXTENSIONS = ['redhat.vscode-yaml', 'unifiedjs.vscode-mdx'];

/** A file by its path from the top, its text, and what to know if there is one already. */
type ProjectFile = [name: string, text: string, purpose: string];
