import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { inlineToHtml, inspectProse, proseToHtml } from '../markdown/prose.ts';
import { inspectPage } from '../check/read.ts';

/** The texts of tests/fixtures/hostile/prose.yaml, in every form that a text can have. */
const CASES = load(readFileSync('tests/fixtures/hostile/prose.yaml', 'utf8')) as Case[];

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

for (const form of ['line', 'block', 'page'] as const)
  test(`${CASES.length} texts as ${form}: what would be printed raw is found, and honest prose is not`, () => {
    assert.deepEqual(
      CASES.map(({ text }) => `${text}: ${rulesOf(text, form).join(' ')}`),
      CASES.map((each) => `${each.text}: ${each[form] ?? each.finds ?? ''}`),
    );
  });

for (const [form, toHtml] of [
  ['line', inlineToHtml],
  ['block', proseToHtml],
] as const)
  test(`what has no finding as ${form} is printed as it was written`, () => {
    const honest = CASES.filter((each) => (each[form] ?? each.finds ?? '') === '');
    assert.ok(honest.length > 50);
    for (const { text, prints = text } of honest) assert.equal(printed(toHtml(text)), prints);
  });

test('every finding says what to write instead, with a place in the text', () => {
  for (const { text } of CASES)
    for (const { offset, length, message, help } of inspectProse(text, 'block').problems) {
      assert.ok(offset >= 0 && offset + length <= text.length, `${text}: ${offset}`);
      assert.doesNotMatch(message, /\.$|undefined/);
      assert.match(help, /^[A-Z].*\.$/);
    }
});

function rulesOf(text: string, form: 'line' | 'block' | 'page'): string[] {
  const found = form === 'page' ? pageProblems(text) : inspectProse(text, form).problems;
  return [...new Set(found.map(({ rule }) => rule))];
}

/** A picture is looked up when the page is linked with all others. */
function pageProblems(text: string): { rule: string }[] {
  const { problems, links } = inspectPage(text);
  return [...problems, ...links.flatMap(({ image }) => (image ? [{ rule: 'link/page' }] : []))];
}

/** What a reader sees of HTML, with the number at the start of a list. */
function printed(html: string): string {
  const numbered = html.replaceAll(
    /<ol(?: start="([0-9]+)")?>\s*<li>/g,
    (_whole, start = '1') => `${String(start)}. `,
  );
  const text = numbered.replaceAll(/<[^>]*>/g, (tag) =>
    /^<\/?(?:strong|em|code|a|var)\b/.test(tag) ? '' : ' ',
  );
  return text
    .replaceAll(/&#x([0-9A-F]+);/gi, (_whole, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replaceAll(/&(lt|gt|quot|#39|amp);/g, (_whole, name: string) => ENTITIES[name] ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

interface Case {
  text: string;
  /** The rules that find something in it, in every form and in one of them. */
  finds?: string;
  line?: string;
  block?: string;
  page?: string;
  prints?: string;
}
