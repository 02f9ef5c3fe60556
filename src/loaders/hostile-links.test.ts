import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { read, stage } from '../../tests/hostile.ts';

/** The links of tests/fixtures/hostile/links.yaml, on a page and in YAML, one a line so that each finding has its link. */
const CASES = (load(readFileSync('tests/fixtures/hostile/links.yaml', 'utf8')) as Written[]).map(
  ({ finds = '', ...rest }): Case => ({ ...rest, finds }),
);

const HEADINGS = `
## Über die Lage

## Twice

## Twice

## With \`code\` and *emphasis*

## What a bridge costs & why?

## snake_case

[there]: /roles/incident-commander/#about
`;

for (const [place, write] of [
  ['page', page],
  ['yaml', runbook],
] as const) {
  const cases = CASES.filter((each) => each.in === undefined || each.in === place);
  // A file that cannot be read hides what else is wrong with links, so what makes it so is tried alone.
  const together = cases.filter(({ finds }) => /^(?:|link\/(?:page|anchor)\b.*)$/.test(finds));
  test(`${together.length} links in ${place}: what leads nowhere is found, and nothing else`, async () => {
    assert.deepEqual(await verdicts(write, together), expected(together));
  });
  for (const each of cases.filter((other) => !together.includes(other)))
    test(`in ${place}, ${each.link} is refused`, async () => {
      assert.deepEqual(await verdicts(write, [each]), expected([each]));
    });
}

async function verdicts(write: typeof page, cases: Case[]): Promise<string[]> {
  const { path, text } = write(cases);
  const { diagnostics } = await read(stage({ [path]: text }));
  const lines = text.split('\n');
  return cases.map(({ link }) => {
    const line = lines.findIndex((each) => each.includes(link) || each.includes(JSON.stringify(link))) + 1;
    const found = diagnostics.filter((other) => other.file === `content/${path}` && other.line === line);
    return `${link}: ${[...new Set(found.map(({ rule }) => rule))].join(' ')}`;
  });
}

function expected(cases: Case[]): string[] {
  return cases.map(({ link, finds }) => `${link}: ${finds}`);
}

function page(cases: Case[]): { path: string; text: string } {
  const path = 'handbook/during/incident.mdx';
  const text = readFileSync(`tests/fixtures/base/${path}`, 'utf8');
  return { path, text: `${text}\n${HEADINGS}\n${cases.map(({ link }) => `${link}\n`).join('\n')}` };
}

function runbook(cases: Case[]): { path: string; text: string } {
  const path = 'teams/orders/runbooks/order-queue.yaml';
  const text = readFileSync(`tests/fixtures/base/${path}`, 'utf8');
  const items = cases.map(({ link }) => `  - ${JSON.stringify(link)}\n`).join('');
  return { path, text: `${text}recovered_when:\n${items}` };
}

type Written = Omit<Case, 'finds'> & { finds?: string };

interface Case {
  link: string;
  /** The ids of the rules that find something in it, in order. */
  finds: string;
  in?: 'page' | 'yaml';
}
