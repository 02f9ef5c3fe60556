import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { built } from './built.ts';
import { filesIn } from './files.ts';
import { markupOf, WITHOUT_CONTENT } from './markup.ts';
import { fragmentsOf } from './search-index.ts';

/** An organisation that writes German, on a layer that is written in English, with one English runbook of its own. */
const site = await built({ content: 'tests/fixtures/german' });
const page = (path: string): string => readFileSync(join(site.folder, path, 'index.html'), 'utf8');
const article = (path: string): string => /<article[^]*<\/article>/.exec(page(path))?.[0] ?? '';
const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** Kinds that have a row in the jump list and no page of their own. */
const UNSEARCHED = new Set(['Begriff', 'Alarm', 'Meldefrist', 'Übung']);

test('a page of the organisation is in its language, with its own string in place of the shipped one', () => {
  const html = page('runbooks/warteschlange');
  assert.match(html, /<html lang="de">/);
  assert.doesNotMatch(article('runbooks/warteschlange'), /^<article[^>]* lang=/);
  assert.match(text(html), /Aufrufen, wenn Fallnummern/);
  assert.match(text(html), /Unsicher .*Sonst/);
  assert.match(text(html), /5 bis 20 min/);
});

test('dates and durations are in the language of the handbook', () => {
  assert.match(page('runbooks/warteschlange'), /<time datetime="2026-11-20">20\. November 2026<\/time>/);
  assert.match(text(page('runbooks/warteschlange')), /das Protokoll bleibt 14 Tage offen/);
  assert.match(text(page('severity')), /Maßnahmen \(Frist: 2 Wochen\)/);
  assert.match(
    text(page('handbook/during/anmeldung')),
    /Das Protokoll bleibt 14 Tage offen, die Maßnahmen stehen nach 2 Wochen fest\./,
  );
});

test('the article of a page in another language says so, and the words of the interface in it say theirs', () => {
  for (const path of ['roles/responder', 'handbook/during/incident', 'runbooks/vendor'])
    assert.match(article(path), /^<article lang="en"/, path);
  assert.match(article('runbooks/vendor'), /<dt lang="de">Aufrufen, wenn<\/dt>/);
  assert.match(article('reference/schemas/runbook'), /^<article lang="en"/);
});

test('a string without a translation is in English and says so', () => {
  assert.match(page('roles'), /<h1[^>]* lang="en">Roles<\/h1>/);
  assert.match(text(page('health')), /Wörter der Oberfläche auf de: \d+ von \d+\./);
});

test('a link to a page in another language is in that language', () => {
  assert.match(page('severity'), /<a lang="en" href="\/roles\/responder\/">Responder<\/a>/);
});

test('no file has a mark that is left over', () => {
  const marked = filesIn(site.folder)
    .filter((path) => /\.(html|json|js|md|xml|txt)$/.test(path))
    .filter((path) => /[\uFDD0-\uFDD2]|%EF%B7%9[0-2]/.test(readFileSync(join(site.folder, path), 'utf8')));
  assert.deepEqual(marked, []);
});

test('every page is valid HTML', async () => {
  assert.deepEqual((await markupOf(site.folder, WITHOUT_CONTENT)).faults, []);
});

test('search has one index, with the stems of the language, and calls kinds as the pages do', () => {
  const entry = JSON.parse(readFileSync(join(site.folder, 'pagefind/pagefind-entry.json'), 'utf8')) as Entry;
  assert.deepEqual(Object.keys(entry.languages), ['de']);
  const kinds = new Set(fragmentsOf(site.folder).flatMap(({ filters }) => filters['kind'] ?? []));
  assert.ok(kinds.has('Rolle') && kinds.has('Dienst') && !kinds.has('Role'));
  const { rows } = JSON.parse(readFileSync(join(site.folder, 'jump.json'), 'utf8')) as { rows: string[][] };
  assert.deepEqual(
    rows.map(([, , kind = '']) => kind).filter((kind) => !kinds.has(kind) && !UNSEARCHED.has(kind)),
    [],
  );
});

test('the scripts of a page have the words of the language', () => {
  const scripts = filesIn(join(site.folder, '_astro')).filter((path) => path.endsWith('.js'));
  const all = scripts.map((path) => readFileSync(join(site.folder, '_astro', path), 'utf8')).join('\n');
  assert.match(all, /Nichts gefunden\./);
  assert.doesNotMatch(all, /Nothing found\./);
});

interface Entry {
  languages: Record<string, unknown>;
}
