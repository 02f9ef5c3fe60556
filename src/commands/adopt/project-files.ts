import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readPipeline, type Host } from '../../loaders/pipeline.ts';
import { IS_PACKAGE, ORG } from '../../loaders/project.ts';
import type { Context } from '../context.ts';
import { editorSchemas } from '../editor-schemas.ts';
import { pipelineFiles } from './pipeline.ts';

/** Writes these files, or only lists them, and leaves one alone that is there already. */
export async function addProjectFiles(
  files: readonly ProjectFile[],
  isDry: boolean,
  { root, console }: Context,
): Promise<void> {
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

/**
 * What a repository needs besides its content: its pipeline, and, where Muster is installed as a package, what a clone of it
 * has already. Without a host that we know, there is no pipeline.
 */
export async function projectFiles(host: Host | undefined): Promise<ProjectFile[]> {
  const calling = IS_PACKAGE ? 'package' : 'clone';
  const pipeline = host ? pipelineFiles({ host, calling, files: await readPipeline(host) }) : [];
  return [
    ...(IS_PACKAGE ? filesOfPackage() : []),
    ...[...pipeline].map(([name, text]): ProjectFile => [
      name,
      text,
      'it should run the check and the build',
    ]),
  ];
}

function filesOfPackage(): ProjectFile[] {
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
export type ProjectFile = [name: string, text: string, purpose: string];
