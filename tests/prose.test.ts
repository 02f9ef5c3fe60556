import assert from 'node:assert/strict';
import { appendFileSync, cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { run } from './run.ts';
import { scratch } from './scratch.ts';

test('prose leaves out what is not in English, and knows the words of the organisation', async () => {
  const home = scratch();
  const content = join(home, 'content');
  cpSync('tests/fixtures/base', content, { recursive: true });
  const page = join(content, 'handbook/during/incident.mdx');
  appendFileSync(page, '\nAsk the Quuxmeister.\n');
  const prose = async () => run('prose', ['--content', content]);
  assert.match((await prose()).stdout, /incident\.mdx:\d+:\d+: .*Quuxmeister/);
  writeFileSync(join(home, 'words.txt'), 'Quuxmeister\n');
  assert.doesNotMatch((await prose()).stdout, /Quuxmeister/);
  writeFileSync(join(home, 'words.txt'), '');
  writeFileSync(join(content, 'handbook.yaml'), 'layers: [.]\nlanguage: de\n');
  assert.doesNotMatch((await prose()).stdout, /Quuxmeister/);
});
