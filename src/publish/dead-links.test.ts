import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { deadLinks } from './dead-links.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-dead-'));
after(() => rmSync(folder, { recursive: true }));

test('a link that leads to no file or to no place of a page is found, and any other is left alone', () => {
  const files = {
    'index.html': [
      `<a href="/docs/a/">x</a><a href='/docs/a/#one'>x</a><a href=/docs/a/#two>x</a><a href="a/?q=1#one">x</a>`,
      '<a href="#here">x</a><p id="here" title="a > b <img src=x> id=z" class="x"></p><a href="#nowhere">x</a>',
      '<a href="/docs/gone/">x</a><a href="/docs/a">x</a><a href="/docs/a/#caf%C3%A9">x</a>',
      '<a href="/elsewhere/">x</a><a href="https://other.example/">x</a><a href="tel:+441">x</a><a href="//o.example">x</a>',
      '<img src="/docs/icon.svg"><img src="no.png"><svg><a xlink:href="/docs/b/">x</a></svg>',
      '<p>href="/docs/text/" &lt;a href="/docs/text/"&gt;</p><a href="/docs/%zz/">x</a><a href="/docs/q&amp;a.md">x</a>',
    ].join('\n'),
    'a/index.html': '<p id="one"></p><b id="caf&#233;"></b><a href="../">x</a><a href="../gone.html">x</a>',
    '404.html': '<a href="/docs/">x</a>',
    'icon.svg': '',
    'q&a.md': '[dead](/docs/not-a-page/)',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  assert.deepEqual(
    deadLinks(folder, '/docs/').map(({ file, to, lacks }) => `${file}: ${to}: ${lacks}`),
    [
      'a/index.html: ../gone.html: file',
      'index.html: #nowhere: place',
      'index.html: /docs/%zz/: file',
      'index.html: /docs/a: file',
      'index.html: /docs/a/#two: place',
      'index.html: /docs/b/: file',
      'index.html: /docs/gone/: file',
      'index.html: no.png: file',
    ],
  );
});
