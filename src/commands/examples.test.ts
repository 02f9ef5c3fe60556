import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ExampleError, withFreshExamples } from './examples.ts';

function playground(): string {
  const folder = mkdtempSync(join(tmpdir(), 'muster-examples-'));
  cpSync('tests/fixtures/base', join(folder, 'org'), { recursive: true });
  return folder;
}

const fence = (head: string, body: string): string => `\`\`\`${head}\n${body}\`\`\`\n`;
const WRONG = fence('yaml org/glossary.yaml', 'terms: []\n');
const CHECK = fence('sh run', 'npm run check -- --format compact\n');

test('a file is written, a command is run, and its output takes the place of the old one', async () => {
  const text = `Before.\n\n${WRONG}\n${CHECK}\n${fence('text', 'old\n')}\nAfter.\n`;
  const fresh = await withFreshExamples(text, playground());
  assert.match(fresh, /^Before\.\n[^]*```text\norg\/glossary\.yaml:1:8: error: [^]*```\n\nAfter\.\n$/);
  assert.equal(await withFreshExamples(fresh, playground()), fresh);
});

test('an output that differs in seconds only stays as it is', async () => {
  const fresh = await withFreshExamples(
    `${fence('sh run', 'npm run check\n')}\n${fence('text', '')}`,
    playground(),
  );
  const slower = fresh.replace(/\d+\.\d s/, '99.9 s');
  assert.notEqual(slower, fresh);
  assert.equal(await withFreshExamples(slower, playground()), slower);
});

test('a diff changes the file that it names', async () => {
  const folder = playground();
  const file = 'org/teams/orders/team.yaml';
  await withFreshExamples(
    fence(
      `diff ${file}`,
      '-name: Orders\n+name: Warehouses\n purpose: Takes orders from the shop and stores them.\n',
    ),
    folder,
  );
  assert.match(readFileSync(join(folder, file), 'utf8'), /^name: Warehouses\npurpose/m);
});

test('a block that does not work is reported with its line', async () => {
  for (const [text, line, said] of [
    [`One.\n\n${fence('diff org/teams/orders/team.yaml', '-name: Quay\n')}`, 3, /not once in/],
    [fence('sh run', 'rm -rf /\n'), 1, /only commands like/],
    [fence('sh run', 'npm run check -- --nothing\n'), 1, /exits with 2/],
    [`${CHECK}\n${WRONG}`, 4 + 1, /followed by its output/],
  ] as const)
    await assert.rejects(
      withFreshExamples(text, playground()),
      (error: ExampleError) =>
        error instanceof ExampleError && error.line === line && said.test(error.message),
      text,
    );
});

test('blocks that name nothing are left alone', async () => {
  const text = `${fence('sh', 'git push\n')}\n${fence('yaml', 'a: 1\n')}\n`;
  assert.equal(await withFreshExamples(text, playground()), text);
});
