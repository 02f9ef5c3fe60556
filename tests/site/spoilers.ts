import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Drill, Wheel } from '../../src/model/content.ts';
import { inlineToText, proseToHtml } from '../../src/markdown/prose.ts';
import type { Site } from './built.ts';
import { fragmentsOf } from './search-index.ts';

/** Fails if a page that players may read says what they learn only while they play, or if a drill has too few secrets. */
export function assertNothingSpoilt({ folder, catalog }: Site, least: number): void {
  assert.ok(catalog.drills.size > 0);
  for (const [id, { data }] of catalog.drills) {
    const secrets = secretsOf(data).flatMap(linesOf);
    assert.ok(secrets.length >= least, `${id}: ${secrets.length} secrets`);
    for (const file of [`drills/${id}/players/index.html`, `drills/${id}/players.md`, 'drills/index.html'])
      assert.deepEqual(toldIn(join(folder, file), secrets), [], file);
    // What is looked for is worded as pages word it: the facilitator's says all of it.
    assert.deepEqual(toldIn(join(folder, `drills/${id}/index.html`), secrets), secrets, id);
  }
}

/** Fails if the search index has a page of a drill other than the players', or a line that spoils one. */
export function assertNothingFound({ folder, catalog }: Site): void {
  const found = fragmentsOf(folder).filter(({ url }) => url.startsWith('/drills/'));
  assert.deepEqual(
    found.map(({ url }) => url).sort(),
    [...catalog.drills.keys()].map((id) => `/drills/${id}/players/`).sort(),
  );
  const index = plainText(
    fragmentsOf(folder)
      .map(({ content }) => content)
      .join('\n'),
  );
  const secrets = [...catalog.drills.values()].flatMap(({ data }) => secretsOf(data).flatMap(linesOf));
  assert.deepEqual(
    [...secrets, ...(catalog.wheel ? cluesOf(catalog.wheel.data) : [])].filter((line) =>
      index.includes(line),
    ),
    [],
  );
}

/** Everything of a drill that players learn only while they play. */
function secretsOf({ ground_truth: truth, injects, cast, objectives }: Drill): string[] {
  return [
    ...(truth === undefined ? [] : [truth]),
    ...injects.flatMap(({ text, reveals, questions = [], model_moves: moves = [] }) => [
      text,
      ...(reveals === undefined ? [] : [reveals]),
      ...questions,
      ...moves,
    ]),
    ...cast.flatMap(({ outsider, brief }) => (outsider === undefined ? [] : [brief])),
    ...objectives.map(({ text }) => text),
  ];
}

function cluesOf({ cards }: Wheel): string[] {
  return cards.flatMap(({ symptom, clues, twist, win }) => [symptom, ...clues, twist, win].flatMap(linesOf));
}

/** The paragraphs of a text as a page says them, without those that are too short to mean anything. */
function linesOf(prose: string): string[] {
  return proseToHtml(prose)
    .split(/<\/(?:p|li)>|<p>|<li>/)
    .map(plainText)
    .filter((line) => line.length > 40);
}

function toldIn(file: string, secrets: string[]): string[] {
  const text = readFileSync(file, 'utf8');
  const said = file.endsWith('.md') ? plainText(inlineToText(text)) : plainText(text);
  return secrets.filter((line) => said.includes(line));
}

function plainText(html: string): string {
  const NAMES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|#39|#x3C|#x26);/g, (whole, name: string) => NAMES[name] ?? whole)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
