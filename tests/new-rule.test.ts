import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';

const root = mkdtempSync(join(tmpdir(), 'muster-new-rule-'));
after(() => rmSync(root, { recursive: true }));
cpSync('src', join(root, 'src'), { recursive: true });
for (const path of ['node_modules', 'schemas', 'tests', 'package.json'])
  symlinkSync(resolve(path), join(root, path));

test('a new rule passes its tests as it is written', () => {
  const { status, stderr } = newRule('cmd/no-sudo', '--level', 'error');
  assert.equal(status, 0, stderr);
  const { stdout } = spawnSync(
    process.execPath,
    ['--test', '--test-name-pattern=cmd/no-sudo|every example', 'src/check/rules/rules.test.ts'],
    { cwd: root, encoding: 'utf8', env: withoutTestContext() },
  );
  assert.match(stdout, /pass 3\n.*fail 0\n/, stdout);
});

test('the list of rules stays in the order of the alphabet', () => {
  const index = readFileSync(join(root, 'src/check/rules/index.ts'), 'utf8');
  assert.match(index, /from '.\/no-sudo\.ts';\n/);
  const names = [...index.matchAll(/^import \{ \w+ \} from '\.\/([\w-]+)\.ts'/gm)].map(([, name]) => name);
  assert.deepEqual(names, [...names].sort());
});

test('a rule that exists, existed, or has no category is refused, and nothing is overwritten', () => {
  const before = readFileSync(join(root, 'src/check/rules/no-sudo.ts'), 'utf8');
  for (const [id, status, message] of [
    ['flow/no-end', 3, /already/],
    ['ref/circle', 3, /already/],
    ['flow/no-sudo', 3, /no-sudo\.ts already exists/],
    ['shell/no-sudo', 2, /Unknown category "shell"/],
    ['No Sudo', 2, /Invalid rule "No Sudo"/],
  ] as const) {
    const result = newRule(id);
    assert.equal(result.status, status, id);
    assert.match(result.stderr, message);
  }
  assert.equal(readFileSync(join(root, 'src/check/rules/no-sudo.ts'), 'utf8'), before);
});

function newRule(...args: string[]) {
  return spawnSync(process.execPath, ['scripts/run.mjs', 'new-rule', ...args, '--root', root], {
    encoding: 'utf8',
  });
}

/** A test run inside a test would report to it and print nothing. */
function withoutTestContext(): NodeJS.ProcessEnv {
  const { NODE_TEST_CONTEXT, ...env } = process.env;
  void NODE_TEST_CONTEXT;
  return env;
}
