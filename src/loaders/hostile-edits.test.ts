import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { read, stage } from '../../tests/hostile.ts';

/** Small changes of honest files that a reader would not notice, each with the rule that must report it there. */
const EDITS = load(readFileSync('tests/fixtures/hostile/edits.yaml', 'utf8')) as Edit[];

for (const { file, replace, by, finds } of EDITS)
  test(`${file}: ${JSON.stringify(by)}`, async () => {
    const text = readFileSync(join('tests/fixtures/base', file), 'utf8');
    assert.ok(text.includes(replace), replace);
    const edited = text.replace(replace, () => by);
    const { diagnostics } = await read(stage({ [file]: edited }));
    const here = diagnostics.filter((found) => found.file === `content/${file}`);
    if (finds === undefined) assert.deepEqual(diagnostics, []);
    else
      assert.ok(
        here.some(({ rule }) => rule === finds),
        JSON.stringify(diagnostics),
      );
    for (const { line } of here) {
      const [first, last] = [
        edited.slice(0, text.indexOf(replace)),
        edited.slice(0, text.indexOf(replace) + by.length),
      ];
      assert.ok(line >= first.split('\n').length && line <= last.split('\n').length, `line ${line}`);
    }
  });

interface Edit {
  file: string;
  replace: string;
  by: string;
  finds?: string;
}
