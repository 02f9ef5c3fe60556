import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { svgProblem } from './svg.ts';

const svg = (inside: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"${attributes}>${inside}</svg>`;

const HOSTILE: [svg: string, what: RegExp][] = [
  [svg('<script>alert(1)</script>'), /<script>/],
  [svg('<SCRIPT/>'), /<SCRIPT>/],
  [svg('<path d="M0 0" onclick="alert(1)"/>'), /onclick/],
  [svg('', ' onload="alert(1)"'), /onload/],
  [svg('<foreignObject><p/></foreignObject>'), /<foreignObject>/],
  [svg('<image href="https://a.example/x.png"/>'), /<image>/],
  [svg('<use href="https://a.example/x.svg#a"/>'), /href with an address/],
  [svg('<use xlink:href="data:image/svg+xml,x"/>'), /href with an address/],
  [svg('<a href="javascript:alert(1)"/>'), /<a>/],
  [svg('<style>@import "https://a.example"</style>'), /<style>/],
  [svg('<path style="fill:url(https://a.example/x)"/>'), /style with an address/],
  [svg('<path style="background:u\\72l(x)"/>'), /escaped/],
  [svg('<path fill="url(//a.example/x)"/>'), /fill with an address/],
  [svg('<path fill="&#117;rl(//a.example/x)"/>'), /escaped/],
  [svg('<animate attributeName="href" to="javascript:alert(1)"/>'), /<animate>/],
  [svg('<set/>'), /<set>/],
  [`<!DOCTYPE svg [<!ENTITY x "y">]>${svg('')}`, /cannot be read/],
  [`<?xml-stylesheet href="https://a.example/x.css"?>${svg('')}`, /cannot be read/],
  [svg('<![CDATA[<script>]]>'), /cannot be read/],
  [svg('<g>'), /cannot be read/],
  [svg('<path d=M0/>'), /cannot be read/],
  ['<path/>', /<path> in a place/],
  ['', /cannot be read/],
];

test('an SVG of shapes is a logo', () => {
  for (const shapes of [
    '<g id="a"><path d="M0 0L9 9" style="fill:none;stroke:#00332b"/></g><use href="#a"/>',
    '<!-- a comment --><defs><linearGradient id="b"><stop offset="0" stop-color="#fff"/></linearGradient></defs><rect fill="url(#b)"/>',
    '<title>Acme &amp; sons</title><text x="1" font-family="serif">Acme</text>',
  ])
    assert.equal(svgProblem(`<?xml version="1.0"?>\n${svg(shapes)}`), undefined, shapes);
});

test('an SVG that runs, loads or restyles something is refused', () => {
  for (const [text, what] of HOSTILE) assert.match(svgProblem(text)?.what ?? 'nothing', what, text);
});

test('any text is judged, and what passes has no script, no handler and no address', () => {
  const piece = fc.constantFrom(
    '<svg>',
    '</svg>',
    '<g>',
    '</g>',
    '<script>',
    ' onload="x"',
    '<path',
    '/>',
    '"',
    "'",
    '<',
    '>',
    '<!--',
    '-->',
    'href="https://a.example"',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = `<svg>${pieces.join('')}</svg>`;
      if (svgProblem(text) !== undefined) return;
      const shown = text.replace(/<!--[^]*?-->/g, '');
      assert.doesNotMatch(shown, /<script|<[^>]*(?:onload|https)/);
    }),
  );
});
