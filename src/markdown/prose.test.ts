import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandToHtml, inlineToHtml, inspectProse, messageToHtml, proseToHtml } from './prose.ts';

test('emphasis, code and links are rendered', () => {
  assert.equal(
    inlineToHtml('See **this** and `that` at [the board](https://x.example).'),
    'See <strong>this</strong> and <code>that</code> at <a href="https://x.example">the board</a>.',
  );
});

test('a path gets the base under which the site is published', () => {
  assert.equal(
    inlineToHtml('[Scribe](/roles/scribe/)', { base: '/docs/' }),
    '<a href="/docs/roles/scribe/">Scribe</a>',
  );
});

test('blanks are marked in prose, in code and in commands', () => {
  assert.equal(
    inlineToHtml('Fill {{REVISION}} in'),
    'Fill <var data-variable="REVISION">{{REVISION}}</var> in',
  );
  assert.equal(inlineToHtml('`x={{A}}`'), '<code>x=<var data-variable="A">{{A}}</var></code>');
  assert.equal(commandToHtml('a <b> {{X}}\n'), 'a &lt;b&gt; <var data-variable="X">{{X}}</var>');
  assert.equal(commandToHtml('{{ .items }}'), '{{ .items }}');
});

test('HTML is shown as text and never passed on', () => {
  assert.equal(inlineToHtml('<script>alert(1)</script>'), '&#x3C;script>alert(1)&#x3C;/script>');
  assert.match(proseToHtml('<img src=x onerror=alert(1)>\n\nand *more*'), /&#x3C;img src=x/);
  assert.equal(messageToHtml('<b>\n\na\nb'), '<p>&lt;b&gt;</p>\n\n<p>a<br>\nb</p>');
});

test('a link that is not allowed leaves its words only', () => {
  for (const url of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&#x09;script:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/\\\\evil.example',
    'http://plain.example',
    'vbscript:x',
    'file:///etc/passwd',
  ]) {
    const html = inlineToHtml(`[words](${url})`);
    assert.doesNotMatch(html, /<a/, url);
    assert.match(html, /words/, url);
  }
});

test('in a line of prose a leading number, hyphen or hash is just that', () => {
  assert.equal(inlineToHtml('1. *one*'), '1. <em>one</em>');
  assert.equal(inlineToHtml('- `a`'), '- <code>a</code>');
  assert.equal(inlineToHtml('# `a`'), '# <code>a</code>');
});

test('blocks of prose may hold lists, and a heading does not disturb the outline of the page', () => {
  assert.equal(proseToHtml('- a\n- b'), '<ul>\n<li>a</li>\n<li>b</li>\n</ul>');
  assert.equal(proseToHtml('# Big'), '<p><strong>Big</strong></p>');
});

test('the fast path and the parser give the same text', () => {
  const corpus = [
    'The age in the last row is under 60 minutes.',
    'Payments: 5 % (of 200)',
    'a "quoted" word',
    "it's",
    'x > y',
    'éàü – “x” …',
    'a = b; c',
    '50 % | 60',
    'http://x.example',
    'a@b.example',
    'Wait 5 min, then 3',
  ];
  for (const text of corpus) {
    const slow = inlineToHtml(`\`~\` ${text}`).replace('<code>~</code> ', '');
    const plain = (html: string): string =>
      html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&gt;', '>');
    assert.equal(plain(inlineToHtml(text)), plain(slow), text);
  }
});

test('what prose may not hold is found with its place', () => {
  const { links, pictures, problems } = inspectProse(
    'Run `x` on <host>, see [a](javascript:b) and ![i](/x.png) or [ok](/roles/).',
    'block',
  );
  assert.deepEqual(
    problems.map(({ rule, offset }) => [rule, offset]),
    [
      ['text/html', 11],
      ['link/scheme', 23],
    ],
  );
  assert.deepEqual(pictures, [{ url: '/x.png', alt: 'i', offset: 45, length: 12 }]);
  assert.deepEqual(
    inspectProse('See ![i](/x.png).', 'line').problems.map(({ rule, offset }) => [rule, offset]),
    [['text/image', 4]],
  );
  assert.deepEqual(
    links.map(({ url }) => url),
    ['javascript:b', '/roles/'],
  );
  assert.deepEqual(inspectProse('Plain words.', 'line'), {
    links: [],
    linkTexts: [],
    pictures: [],
    problems: [],
  });
});

test('a character that is not what it seems is marked with its number and kept', () => {
  const mark = '<bdi class="char" data-char="U+0435">\u0435</bdi>';
  assert.equal(commandToHtml('kub\u0435ctl'), `kub${mark}ctl`);
  assert.equal(inlineToHtml('Run `kub\u0435ctl` *now*'), `Run <code>kub${mark}ctl</code> <em>now</em>`);
  assert.equal(inlineToHtml('kub\u0435ctl'), `kub${mark}ctl`);
  assert.equal(messageToHtml('kub\u0435ctl'), `<p>kub${mark}ctl</p>`);
  assert.equal(commandToHtml('a\rb'), 'a<bdi class="char" data-char="U+000D">&#13;</bdi>b');
  assert.equal(commandToHtml('\nls  \n\n'), '\n\nls  ');
});

test('tables, tasks, strikethrough and footnotes are rendered, and an address without brackets stays words', () => {
  const html = proseToHtml(
    'See[^1] ~~this~~ https://x.example.\n\n| Queue | Lag |\n| --- | ---: |\n| a | {{LAG}} |\n\n- [ ] Ask **one**\n- [x] Done\n\n[^1]: [Here](https://y.example).',
  );
  assert.match(
    html,
    /<p>See<sup><a href="#(fn-[a-z0-9]+-fn-1)" id="(fn-[a-z0-9]+-fnref-1)">1<\/a><\/sup> <del>this<\/del> https:\/\/x\.example\.<\/p>/,
  );
  const [, note = '', back = ''] = /href="#(fn-[a-z0-9]+-fn-1)" id="(fn-[a-z0-9]+-fnref-1)"/.exec(html) ?? [];
  assert.ok(html.includes(`<li id="${note}">`) && html.includes(`href="#${back}" aria-label="1"`), html);
  assert.match(html, /<section class="scroll" tabindex="0" aria-label="Table: Queue, Lag"><table>/);
  assert.match(html, /<td align="right"><var data-variable="LAG">/);
  assert.match(
    html,
    /<li class="task-list-item"><label><input type="checkbox" disabled> Ask <strong>one<\/strong><\/label><\/li>/,
  );
  assert.match(html, /<input type="checkbox" checked disabled> Done<\/label>/);
});

test('footnotes of two texts have ids of their own, and nothing in one is passed on', () => {
  const html = proseToHtml('x[^a]\n\n[^a]: <script>alert(1)</script> and [y](javascript:alert(1))');
  assert.doesNotMatch(html, /<script|href="javascript/);
  const idOf = (text: string): string => /id="(fn-[^"]+)"/.exec(proseToHtml(text))?.[1] ?? '';
  assert.notEqual(idOf('x[^a]\n\n[^a]: one'), idOf('x[^a]\n\n[^a]: two'));
  assert.equal(idOf('x[^a]\n\n[^a]: one'), idOf('x[^a]\n\n[^a]: one'));
});
