import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { linkTerms, type TermWords } from './terms.ts';

const TERMS: TermWords[] = [
  { id: 'incident', words: ['incident'] },
  { id: 'incident-commander', words: ['incident commander', 'IC', 'incident lead'] },
  { id: 'can', words: ['CAN report', 'CAN'] },
  { id: 'review', words: ['review', 'postmortem', 'inquiry'] },
  { id: 'on-call', words: ['on call', 'on-call'] },
];

/** The words that become terms, with the term of each, in the order of the text. */
function linked(markdown: string): [words: string, id: string][] {
  const tree = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).parse(markdown);
  const before = toString(tree);
  linkTerms(tree, TERMS);
  assert.equal(toString(tree), before, 'no word of the text changes');
  const found: [string, string][] = [];
  visit(tree, 'mdxJsxTextElement', (node) => {
    const [id] = node.attributes.map(({ value }) => value);
    if (node.name === 'Term' && node.children.length > 0 && typeof id === 'string')
      found.push([toString(node), id]);
  });
  return found;
}

test('the first use of each term is linked, and no other', () => {
  assert.deepEqual(linked('An incident, then an incident.\n\nAn incident and a review.'), [
    ['incident', 'incident'],
    ['review', 'review'],
  ]);
});

test('a term is found in any case and number, by any synonym, and across a line break', () => {
  for (const [text, words] of [
    ['Incidents happen.', 'Incidents'],
    ['Two inquiries ran.', 'inquiries'],
    ['A Postmortem.', 'Postmortem'],
    ['Who is on-call?', 'on-call'],
    ['The incident\nlead speaks.', 'incident\nlead'],
  ] as const)
    assert.deepEqual(
      linked(text).map(([found]) => found),
      [words],
      text,
    );
});

test('the longest term wins, and its parts are not linked in it', () => {
  assert.deepEqual(linked('The incident commander.'), [['incident commander', 'incident-commander']]);
});

test('an abbreviation is taken only as it is written, and two letters never', () => {
  assert.deepEqual(linked('You can do it, IC. Give a CAN now.'), [['CAN', 'can']]);
});

test('a part of a longer word is no term', () => {
  assert.deepEqual(linked('An incidental preview, and incident-free days. Co-incident.'), []);
});

test('headings, links and code stay as they are, and so does what follows only there', () => {
  assert.deepEqual(
    linked('## Incident\n\n[an incident](/x/), `incident`\n\n```\nincident\n```\n\nThe *incident* is here.'),
    [['incident', 'incident']],
  );
});

test('a page that names a term itself decides where it is linked', () => {
  assert.deepEqual(linked('An incident. Later the <Term id="incident" />.'), []);
});

test('text inside a container is text of the page', () => {
  assert.deepEqual(linked('<Exercise title="An incident" minutes="1">\n\nA review.\n\n</Exercise>'), [
    ['review', 'review'],
  ]);
});
