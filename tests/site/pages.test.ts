import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { buildAndReport } from '../../src/commands/build.ts';
import { contextOf } from '../../src/commands/context.ts';
import { buildDay } from '../../src/loaders/build-day.ts';
import { build, inTurn } from './built.ts';
import { contentOf } from './content.ts';
import { scratch } from '../scratch.ts';
import { filesIn, fingerprintsOf } from './files.ts';

const PAGE = 'handbook/during/incident/index.html';
const content = contentOf(['tests/fixtures/base', 'tests/fixtures/twenty-steps']);
const out = join(scratch(), 'dist');
const next = join(dirname(out), '.site/dist/next');

test('a page that is missing or one too many is named, and the last good site stays', async () => {
  const { folder } = await build({ content }, out);
  const before = fingerprintsOf(folder);
  const { status, printed } = await buildWith(() => {
    rmSync(join(next, PAGE));
    write(join(next, 'roles/nobody/index.html'));
  });
  assert.equal(status, 1);
  assert.match(
    printed,
    /^ {2}missing: handbook\/during\/incident\/index\.html\n {2}not expected: roles\/nobody\//m,
  );
  assert.deepEqual(fingerprintsOf(out), before);
});

test('after that, the next build renders every page again', async () => {
  const cached = join(dirname(out), '.site/dist/cache/dist/glossary/index.html');
  writeFileSync(cached, 'a page of the build that failed');
  const { status, printed } = await buildWith(() => undefined);
  assert.equal(status, 0, printed);
  assert.doesNotMatch(readFileSync(join(out, 'glossary/index.html'), 'utf8'), /the build that failed/);
});

test('over the last build, a page that was moved is at its new address only', async () => {
  await build({ content }, out);
  renameSync(join(content, 'handbook/during/incident.mdx'), join(content, 'handbook/during/now.mdx'));
  for (const file of ['courses/first-steps.yaml', 'worked/late-orders/overview.mdx'])
    writeFileSync(
      join(content, file),
      readFileSync(join(content, file), 'utf8').replaceAll('during/incident', 'during/now'),
    );
  await build({ content }, out);
  assert.deepEqual(
    filesIn(join(out, 'handbook/during')).filter((file) => file.endsWith('.html')),
    ['now/index.html'],
  );
});

/** Builds with a change to the finished pages, just before they are compared. */
async function buildWith(change: () => void): Promise<{ status: number; printed: string }> {
  let printed = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      printed += chunk.toString();
      if (chunk.toString().startsWith('Added ')) change();
      done();
    },
  });
  const { cwd, env, stdin } = { cwd: process.cwd(), env: {}, stdin: process.stdin };
  const context = contextOf({ cwd, root: cwd, env, stdin, stdout: stream, stderr: stream });
  const options = { content, out, base: '/', audience: undefined, rules: undefined, now: buildDay() };
  const status = await inTurn(() => buildAndReport(options, context));
  return { status, printed };
}

function write(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'a page that no content made');
}
