import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { endsWithin } from '../../tests/patience.ts';
import { unlink } from '../markdown/unlink.ts';
import { leadsBelow } from './withhold-links.ts';

const cases = load(readFileSync('tests/fixtures/hostile/withheld-links.yaml', 'utf8')) as Case[];
const leads = leadsBelow(new Set(['/runbooks/hush/']));

for (const { text, left } of cases)
  test(`a withheld link: ${JSON.stringify(text)}`, () => {
    for (const form of ['prose', 'page'] as const) assert.equal(unlink(text, form, leads), left);
  });

test('a text of many brackets is read in no time', () => {
  const texts = [
    '['.repeat(4000) + '](/runbooks/hush/)',
    '[a](/runbooks/hush/)'.repeat(200),
    '](('.repeat(2000),
    `](/x "${'\\"'.repeat(2000)}`,
  ];
  endsWithin(1, () => {
    for (const text of texts) for (const form of ['prose', 'page'] as const) unlink(text, form, leads);
  });
});

interface Case {
  text: string;
  left: string;
}
