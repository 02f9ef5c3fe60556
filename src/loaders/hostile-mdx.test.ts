import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine, FRONTMATTER, lines, PAGE, read, stage } from '../../tests/hostile.ts';

const CODE: [string, string][] = [
  ['{1 + 1}', 'mdx/expression'],
  ['{process.exit()}', 'mdx/expression'],
  ['{/* a comment */}', 'mdx/expression'],
  ['<Timer id={1} />', 'mdx/attribute'],
  ['<Timer {...{}} id="relief" />', 'mdx/attribute'],
  ['<Evil />', 'mdx/component'],
  ['<Timer.Evil />', 'mdx/component'],
  ['<b>bold</b>', 'mdx/html'],
  ['<svg:a />', 'mdx/html'],
  ['<script>alert(1)</script>', 'mdx/html'],
  ['<img src="x" onerror="alert(1)" />', 'mdx/html'],
  ['<></>', 'mdx/html'],
  ['[a](javascript:alert(1))', 'link/scheme'],
  ['[a](data:text/html,x)', 'link/scheme'],
  ['![pixel](https://evil.example/x.gif)', 'text/image'],
];

/** Every way to evade the list of what a page may contain, and every way to slow down a parser. See hostile.test.ts. */
test('every way to run code from a page is refused, wherever it is on the page', async () => {
  const places = [
    (text: string) => text,
    (text: string) => `Some prose ${text} and more.`,
    (text: string) => `## A heading ${text}`,
    (text: string) => `> > ${text}`,
    (text: string) => `- one\n  - two\n\n    ${text}`,
    (text: string) => `1. **bold ${text}**`,
    (text: string) => `| a | b |\n| - | - |\n| c | ${text} |`,
    (text: string) => `[words ${text} words](/roles/)`,
    (text: string) => `Note[^1].\n\n[^1]: ${text}`,
    (text: string) => `~~${text}~~`,
  ];
  const cases = places.flatMap((place) => CODE.map(([text, rule]) => ({ text: place(text), rule })));
  const { diagnostics, textOf } = await read(
    stage(Object.fromEntries(cases.map(({ text }, index) => [pageAt(index), `${FRONTMATTER}${text}\n`]))),
  );
  for (const [index, { text, rule }] of cases.entries()) {
    const found = diagnostics.filter(({ file }) => file === `content/${pageAt(index)}`);
    assert.ok(found.length > 0 && found.every((one) => one.line > 9), text);
    assert.ok(
      found.some((one) => one.rule === rule || one.rule === 'mdx/syntax'),
      `${text}: ${found[0]?.rule ?? ''}`,
    );
  }
  assert.equal(typeof textOf(`content/${pageAt(0)}`), 'string');
});

for (const [text, rule] of [
  ['import x from "node:fs"\n\nProse.', 'mdx/import'],
  ['export const metadata = 1', 'mdx/import'],
  ['Prose.\n\nexport default function Layout() { return null }', 'mdx/import'],
  ['export { x as layout } from "/etc/passwd"', 'mdx/import'],
  ['<Timer\n  {...process.env}\n  id="relief"\n/>', 'mdx/attribute'],
  ['<Timer id={`relief`} />', 'mdx/attribute'],
  ['<Timer id="relief" set:html="<script>" />', 'mdx/attribute'],
  ['<Timer id="relief" client:only="react" />', 'mdx/attribute'],
  ['<Timer id="relief" server:defer />', 'mdx/attribute'],
  ['<Timer id="relief" is:raw>{1}</Timer>', 'mdx/component'],
  ['<Timer id="relief" ID="relief" />', 'mdx/attribute'],
  ['<Timer __proto__="x" id="relief" />', 'mdx/attribute'],
  ['<Fragment set:html="x" />', 'mdx/component'],
  ['<Astro.self />', 'mdx/component'],
  ['<Content />', 'mdx/component'],
  ['<__proto__ />', 'mdx/component'],
  ['<toString />', 'mdx/html'],
  ['<a.b />', 'mdx/html'],
  ['<svg:script />', 'mdx/html'],
  ['<slot />', 'mdx/html'],
  ['<style>{`*{}`}</style>', 'mdx/html'],
  ['<meta http-equiv="refresh" content="0;url=//evil.example" />', 'mdx/html'],
  ['<iframe srcdoc="&lt;script&gt;" />', 'mdx/html'],
  ['<!-- a comment -->', 'mdx/syntax'],
  ['<!DOCTYPE html>', 'mdx/syntax'],
  ['<?php echo 1 ?>', 'mdx/syntax'],
  ['<![CDATA[x]]>', 'mdx/syntax'],
  ['<javascript:alert(1)>', 'mdx/syntax'],
  ['<https://evil.example>', 'mdx/syntax'],
  ['[x][y]\n\n[y]: javascript:alert(1) "title"', 'link/scheme'],
  ['[y]: data:text/html,x\n\n![y]', 'link/scheme'],
  ['[x](/ "<script>") [y](vbscript:x "title")', 'link/scheme'],
  ['[^1]\n\n[^1]: [x](javascript:alert(1))', 'text/markdown'],
  ['www.evil.example', 'link/scheme'],
  ['[x](jav&#x09;ascript:alert(1))', 'link/scheme'],
  ['[x](javascript&colon;alert(1))', 'link/scheme'],
  ['[x](</\\evil.example>)', 'link/scheme'],
  ['[x]( <javascript:alert(1)> )', 'link/scheme'],
  ['[x](./evil)', 'link/scheme'],
  ['[x](?evil)', 'link/scheme'],
  ['![x](javascript:alert(1))', 'text/image'],
  ['![x](data:image/svg+xml,x)', 'text/image'],
  ['![x](</x.svg" onerror="x>)', 'text/image'],
  ['Read this &#x202e;backwards.', 'text/invisible'],
  ['`Read this \u202ebackwards.`', 'text/invisible'],
  ['```sh\nrm \u001b[8m-rf /\n```', 'text/invisible'],
  ['Read &#13;this.', 'text/invisible'],
  ['Read &#x0D;this.', 'text/invisible'],
  ['Read &#x200b;this.', 'text/invisible'],
  ['Read &zwnj;this.', 'text/invisible'],
  ['Read &shy;this.', 'text/invisible'],
  ['Read &NoBreak;this.', 'text/invisible'],
  ['Read &#x2028;this.', 'text/invisible'],
  ['[words](/ "a &#x202e; title")', 'text/invisible'],
  ['[words](/&#x200b;)', 'text/invisible'],
  ['<Exercise title="a &#x202e; title" minutes="5">\n\nWait.\n\n</Exercise>', 'text/invisible'],
  ['`kubectl\u00a0get pods`', 'text/invisible'],
  ['`kub\u0435ctl get pods`', 'text/lookalike'],
  ['```sh\nkub\u0435ctl get pods\n```', 'text/lookalike'],
  ['## R\u0435start', 'text/lookalike'],
  ['[words](https://grafana.shop.example@evil.example/)', 'link/user-info'],
  ['[https://bank.example](https://evil.example)', 'link/other-host'],
  ['[x](https://xn--80ak6aa92e.example)', 'link/host'],
] as const) {
  test(`MDX: ${JSON.stringify(text)}`, async () => {
    const found = await examine({ [PAGE]: `${FRONTMATTER}${text}\n` }, PAGE);
    // Where the page cannot be read, its links are judged all the same, and there is no other page here.
    const others = found.filter((each) => each.rule !== 'link/page');
    assert.equal(others[0]?.rule, rule, found[0]?.message);
  });
}

for (const [name, text, rule] of [
  ['a layout', FRONTMATTER.replace('order', 'layout: /etc/passwd\norder'), 'schema/unknown-key'],
  ['a layout in another case', FRONTMATTER.replace('order', 'Layout: x\norder'), 'schema/unknown-key'],
  ['a list', '---\n- layout\n---\n', 'schema/type'],
  ['an alias bomb', FRONTMATTER.replace('order', 'roles: [&a x, *a]\norder'), 'yaml/alias'],
  ['TOML', `+++\nlayout = "x"\n+++\n\n${FRONTMATTER}`, 'yaml/empty'],
  ['a blank line before it', `\n${FRONTMATTER}`, 'yaml/empty'],
  ['a space before it', ` ${FRONTMATTER}`, 'yaml/empty'],
  ['two marks of UTF-8 before it', `\uFEFF\uFEFF${FRONTMATTER}`, 'yaml/empty'],
  ['a comment before it', `{/* */}\n${FRONTMATTER}`, 'yaml/empty'],
  ['no end', FRONTMATTER.replace(/---\n\n$/, ''), 'yaml/empty'],
  ['another end', FRONTMATTER.replace('order', '+++\nlayout: x\norder'), 'yaml/syntax'],
  ['an early end', FRONTMATTER.replace('order', '---- x\norder'), 'yaml/syntax'],
  ['a second one', `${FRONTMATTER}---\nlayout: x\n---\n\n{1}\n`, 'mdx/expression'],
] as const) {
  test(`frontmatter: ${name}`, async () => {
    const found = await examine({ [PAGE]: text }, PAGE);
    assert.ok(
      found.some((one) => one.rule === rule),
      JSON.stringify(found),
    );
  });
}

test('in code everything may be written, and entities are only letters', async () => {
  const code = [...CODE.map(([text]) => text), 'import x from "y"', '---\nlayout: x\n---'].join('\n');
  const text = `\`\`\`\`mdx title="{1}" onload=x\n${code}\n\`\`\`\`\n\n\`<script>\` \`{1}\` &lt;script&gt; \\<b> \\{1}\n`;
  assert.deepEqual(await examine({ [PAGE]: FRONTMATTER + text }, PAGE), []);
});

for (const [name, text] of [
  ...[
    '*',
    '_',
    '~',
    '[',
    '![',
    '<',
    '`',
    '&',
    '$',
    '\\',
    '|',
    '#',
    '(',
    ')',
    '](',
    '[a](',
    '[^a]',
    'a* ',
    '*a**b',
    '"*',
  ],
  ...[
    '> ',
    '>',
    '- ',
    '1. ',
    '> - ',
    '<X>',
    '<X ',
    '{',
    '{{',
    '</X>',
    'www.a_b_',
    '_@',
    'https://(',
    '<a@b',
    '[a]: b\n',
  ],
  ...[
    '- a\n',
    '> \n',
    'a\n=\n',
    '# a\n',
    '|-|\n',
    'a|b\n-|-\n',
    '\n',
    '\\\n',
    '~~~\n',
    '<X>\n',
    '{\n',
    '1. a\n   1. ',
  ],
  ...['>\n\n', '- a\n\n', '* * *\n\n', '[x](a (', '[ ] ', '~a~ ', '`a', '``a ', '[a]:\n'],
].map((mark): [string, string] => [JSON.stringify(mark), mark.repeat(Math.floor(100_000 / mark.length))])) {
  test(`100,000 characters of ${name}`, async () => {
    await examine({ [PAGE]: FRONTMATTER + text }, PAGE);
  });
}

for (const [name, text] of [
  ['deeper and deeper lists', lines(200, (n) => `${'  '.repeat(n)}- a`)],
  ['deeper and deeper elements', '<Levels>'.repeat(7_000)],
  ['deeper and deeper parentheses', `{${'('.repeat(60_000)}}`],
  ['an expression that ends 490 times', `{"${'}'.repeat(490)}`],
  ['an export that goes on and on', `export const x = \`${'\n\n'.repeat(900)}`],
  ['an attribute of many lines', `<Timer id="${'a\n'.repeat(1_900)}" />`],
  ['10,000 attributes', `<Timer ${'a="b" '.repeat(10_000)}/>`],
  ['as many addresses as are read', `${'www.a_b_'.repeat(250)}\n\n`.repeat(32)],
  ['as many emphases as are read', `${'"*'.repeat(500)}\n\n`.repeat(65)],
  ['as many lists as are read', '- - \n'.repeat(1_980)],
] as const) {
  test(`a page of ${name}`, async () => {
    await examine({ [PAGE]: FRONTMATTER + text }, PAGE);
  });
}

function pageAt(index: number): string {
  return `handbook/during/hostile-${index}.mdx`;
}
