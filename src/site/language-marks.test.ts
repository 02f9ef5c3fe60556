import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { buildContext } from './build-context.ts';
import { marked, unmarked, withLanguages } from './language-marks.ts';

buildContext.interface = { language: 'de', translated: new Map(), english: new Map(), missing: 1 };
after(() => (buildContext.interface = undefined));

const de = (text: string): string => marked(text, 'de');
const en = (text: string): string => marked(text, 'en');
const page = (html: string, article = 'de'): string =>
  withLanguages(html, {
    site: 'de',
    article,
    nameAt: (href, text) => (href === '/roles/scribe/' && text === 'Scribe' ? 'en' : undefined),
  });

test('a string that is not translated gives its element, or a span of its own, the language', () => {
  assert.equal(page(`<h2 id="a">${en('Roles')}</h2>`), '<h2 id="a" lang="en">Roles</h2>');
  assert.equal(
    page(`<p>Anna: ${en('Roles')} <b>x</b></p>`),
    '<p>Anna: <span lang="en">Roles</span> <b>x</b></p>',
  );
  assert.equal(
    page(`<p>${en('See <a href="/x/">it</a>.')}</p>`),
    '<p><span lang="en">See <a href="/x/">it</a>.</span></p>',
  );
  assert.equal(page(`<h2>${de('Rollen')}</h2>`), '<h2>Rollen</h2>');
});

test('in an article in another language, the strings of the interface are the ones that say so', () => {
  assert.equal(
    page(`<article><h1>Scribe</h1><p>${de('Rolle')}</p><p>${en('Mission')}</p></article>`, 'en'),
    '<article lang="en"><h1>Scribe</h1><p lang="de">Rolle</p><p>Mission</p></article>',
  );
});

test('one string inside another keeps its own language', () => {
  assert.equal(
    page(`<p>${de(`Freigabe: ${en('the lead')}.`)}</p>`),
    '<p>Freigabe: <span lang="en">the lead</span>.</p>',
  );
});

test('an attribute has no language of its own, so only an element without content takes it', () => {
  assert.equal(
    page(`<nav aria-label="${en('Pages')}"><input title="${en('Name')}"></nav>`),
    '<nav aria-label="Pages"><input lang="en" title="Name"></nav>',
  );
});

test('elements that hold only text get no span', () => {
  assert.equal(page(`<title>${en('Roles')} · Acme</title>`), '<title>Roles · Acme</title>');
  assert.equal(page(`<option>${en('Any')}</option>`), '<option>Any</option>');
});

test('a link that is called like its page has the language of that page', () => {
  assert.equal(page('<a href="/roles/scribe/">Scribe</a>'), '<a lang="en" href="/roles/scribe/">Scribe</a>');
  assert.equal(page('<a href="/roles/scribe/">dorthin</a>'), '<a href="/roles/scribe/">dorthin</a>');
});

test('a lang that a page writes itself stays, and so does all that has no marks', () => {
  const html =
    '<!doctype html><html lang="de"><head><script>if (a < b) "</p>"</script></head><body><!-- > --><p lang="fr">oui</p> 1 < 2 <br><svg><path d="M0"/></svg></body></html>';
  assert.equal(page(html), html);
  assert.equal(page(`<p lang="fr">${en('x')}</p>`), '<p lang="fr"><span lang="en">x</span></p>');
});

test('no mark is left, whatever is in the page', () => {
  for (const html of [`${en('')}${en('a')}`, '\uFDD0', '\uFDD2</p>\uFDD1', `<p title="\uFDD1">\uFDD2`])
    assert.doesNotMatch(page(html), /[\uFDD0-\uFDD2]/);
  assert.equal(unmarked(en('x')), 'x');
});

test('an English site has no marks', () => {
  const { interface: words } = buildContext;
  buildContext.interface = undefined;
  assert.equal(marked('x', 'en'), 'x');
  buildContext.interface = words;
});
