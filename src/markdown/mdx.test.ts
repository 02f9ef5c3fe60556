import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspectMdx, type Vocabulary } from './mdx.ts';

const vocabulary: Vocabulary = {
  Timer: { attributes: { id: { type: 'reference', to: 'timer', required: true } }, inline: true },
  Levels: { attributes: {}, inline: false },
  Exercise: {
    attributes: {
      title: { type: 'text', required: true },
      minutes: { type: 'number', required: true },
      kind: { type: 'choice', of: ['alone', 'together'], required: false },
    },
    inline: false,
    holds: { not: ['Exercise'] },
  },
};
const rules = (text: string): string[] => inspectMdx(text, vocabulary).problems.map(({ rule }) => rule);

test('a page of Markdown and known components has no problems', () => {
  const page = inspectMdx(
    '---\ntitle: X\n---\n\n## First steps\n\nWait <Timer id="relief" /> and see [roles](/roles/).\n\n<Levels />\n',
    vocabulary,
  );
  assert.deepEqual(page.problems, []);
  assert.deepEqual(page.frontmatter, { text: 'title: X', line: 2 });
  assert.deepEqual(page.headings, [
    { id: 'first-steps', depth: 2, text: 'First steps', line: 5, column: 1, endLine: 5, endColumn: 15 },
  ]);
  assert.deepEqual(page.uses, [
    { component: 'Timer', attribute: 'id', value: 'relief', line: 7, column: 13, endLine: 7, endColumn: 24 },
  ]);
  assert.equal(page.links[0]?.url, '/roles/');
});

test('nothing that could run gets past', () => {
  const hostile: [string, string][] = [
    ['{1 + 1}', 'mdx/expression'],
    ['text {process.env.HOME} text', 'mdx/expression'],
    ['import x from "node:fs"', 'mdx/import'],
    ['export const x = 1', 'mdx/import'],
    ['export default () => null', 'mdx/import'],
    ['<script>alert(1)</script>', 'mdx/html'],
    ['<b>bold</b>', 'mdx/html'],
    ['<a href="javascript:alert(1)">x</a>', 'mdx/html'],
    ['<></>', 'mdx/html'],
    ['<svg.a />', 'mdx/html'],
    ['<svg:a />', 'mdx/html'],
    ['<Timer.x id="a" />', 'mdx/component'],
    ['<Evil />', 'mdx/component'],
    ['<constructor />', 'mdx/html'],
    ['<Timer id={"relief"} />', 'mdx/attribute'],
    ['<Timer id={process.exit()} />', 'mdx/attribute'],
    ['<Timer {...{ id: "relief" }} />', 'mdx/attribute'],
    ['<Timer id="relief" onclick="x" />', 'mdx/attribute'],
    ['<Timer id="relief" set:html="x" />', 'mdx/attribute'],
    ['<Timer id="relief" client:load />', 'mdx/attribute'],
    ['<Timer id />', 'mdx/attribute'],
    ['<Timer />', 'mdx/attribute'],
    ['<Timer id="relief">x</Timer>', 'mdx/component'],
    ['[x](javascript:alert(1))', 'link/scheme'],
    ['[x](JAVASCRIPT:alert(1))', 'link/scheme'],
    ['[x](java&#115;cript:alert(1))', 'link/scheme'],
    ['[x](data:text/html,1)', 'link/scheme'],
    ['[x](//evil.example)', 'link/scheme'],
    ['[x][y]\n\n[y]: javascript:alert(1)', 'link/scheme'],
    ['http://plain.example', 'link/scheme'],
    ['![x](https://tracker.example/x.png)', 'text/image'],
    ['![](/x.png)', 'text/image'],
    ['<!-- hidden -->', 'mdx/syntax'],
    ['<Timer id="x"', 'mdx/syntax'],
    ['{', 'mdx/syntax'],
    ['['.repeat(100_000), 'text/tangled'],
    ['> '.repeat(10_000) + 'x', 'text/tangled'],
    ['- '.repeat(5_000) + 'x', 'text/tangled'],
    ['*'.repeat(100_000), 'text/tangled'],
    ['<Levels>'.repeat(5_000), 'mdx/syntax'],
  ];
  for (const [text, rule] of hostile) assert.equal(rules(text)[0], rule, text.slice(0, 60));
});

test('a problem says where it is and what to write instead', () => {
  const [problem] = inspectMdx('---\na: 1\n---\n\nWait <Timr id="x" /> then.', vocabulary).problems;
  assert.deepEqual(problem, {
    rule: 'mdx/component',
    message: 'unknown component <Timr>; did you mean "Timer"?',
    help: 'Use one of these: Timer, Levels, Exercise.',
    line: 5,
    column: 6,
    endLine: 5,
    endColumn: 21,
  });
});

test('a page without frontmatter, or with Windows line ends, is read all the same', () => {
  assert.equal(inspectMdx('Hello', vocabulary).frontmatter, undefined);
  assert.equal(inspectMdx('---\r\na: 1\r\n---\r\n\r\nx {y}', vocabulary).problems[0]?.line, 5);
});

test('a container holds Markdown and components, and only a container does', () => {
  const exercise = (inside: string): string =>
    `<Exercise title="Declare or not?" minutes="10">\n\n${inside}\n\n</Exercise>\n`;
  const { problems, elements, headings } = inspectMdx(
    exercise('### One\n\nWait <Timer id="relief" />.\n\n<Levels />'),
    vocabulary,
  );
  assert.deepEqual(problems, []);
  assert.equal(elements[0]?.component, 'Exercise');
  assert.deepEqual(elements[0].attributes, { title: 'Declare or not?', minutes: '10' });
  assert.deepEqual(
    headings.map(({ id, depth }) => [id, depth]),
    [['one', 3]],
  );
  const wrong: [string, string][] = [
    ['<Levels>\n\nx\n\n</Levels>', 'mdx/component'],
    [exercise(exercise('x')), 'mdx/component'],
    [exercise('- one\n\n  <Exercise title="x" minutes="1">\n\n  x\n\n  </Exercise>'), 'mdx/component'],
    ['<Exercise title="x" minutes="1" />', 'mdx/component'],
    ['<Exercise title="x" minutes="1">x</Exercise>', 'mdx/component'],
    ['See <Levels /> here.', 'mdx/component'],
    [exercise('x').replace('10', 'ten'), 'mdx/attribute'],
    [exercise('x').replace('10', '0'), 'mdx/attribute'],
    [exercise('x').replace('Declare or not?', ' '), 'mdx/attribute'],
    [exercise('x').replace('Declare or not?', 'x'.repeat(121)), 'mdx/attribute'],
    [exercise('x').replace('minutes', 'kind="apart" minutes'), 'mdx/attribute'],
    [exercise('{1 + 1}'), 'mdx/expression'],
    [exercise('<b>x</b>'), 'mdx/html'],
  ];
  for (const [text, rule] of wrong) assert.deepEqual(rules(text), [rule], text);
});
