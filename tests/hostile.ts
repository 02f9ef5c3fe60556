import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../src/diagnostics/diagnostic.ts';
import { readCatalog } from '../src/loaders/catalog.ts';
import { endsWithin } from './patience.ts';

/** The findings for a single file. Each must say where and what, and none may take long. */
export async function examine(files: Record<string, string | Buffer>, file: string): Promise<Diagnostic[]> {
  const { diagnostics } = await read(stage(files, []));
  return diagnostics.filter((found) => found.file === `content/${file}`);
}

export async function read(content: string): ReturnType<typeof readCatalog> {
  const result = await endsWithin(PATIENCE, () => readCatalog(content, { now: new Date('2026-11-24') }));
  for (const found of result.diagnostics) assertWellSaid(found, result.textOf(found.file));
  return result;
}

/** In seconds. Generous, because tests share their machine: what this file is about took minutes or did not end. */
const PATIENCE = 30;

function assertWellSaid(found: Diagnostic, text: string | undefined): void {
  const { line, column, endLine, endColumn, message, help = 'None is needed.' } = found;
  const told = JSON.stringify(found);
  // A file that cannot be read as text has none, but a finding may still say where it stops being text.
  const all = text?.split(/\r\n?|\n/);
  const inside = (at: number, of: number): boolean =>
    at >= 1 && (all === undefined || at <= (all[of - 1]?.length ?? 0) + 2);
  assert.ok(line >= 1 && line <= endLine && (all === undefined || endLine <= all.length), told);
  assert.ok(inside(column, line) && inside(endColumn, endLine), told);
  assert.match(message, /^\S+(?: \S+){2,}$/u, told);
  assert.doesNotMatch(message + help, /undefined|\[object|Error:|\n/, told);
  assert.ok(message.length < 400, told);
}

/** A content folder: the base, with some files over it. */
export function stage(files: Record<string, string | Buffer>, layers = ['tests/fixtures/base']): string {
  const content = join(mkdtempSync(join(room, 'case-')), 'content');
  for (const layer of layers) cpSync(layer, content, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  }
  return content;
}

/** A service and a page of which nothing is wrong. */
export const SERVICE = 'teams/orders/services/order-intake.yaml';
export const SERVICE_TEXT = 'name: Order intake\ndescription: Takes orders.\ntier: 2\n';
export const PAGE = 'handbook/during/hostile.mdx';
export const FRONTMATTER =
  '---\ntitle: Hostile\npurpose: To be refused.\naudience: Nobody.\nminutes: 1\norder: 9\nverified: 2026-11-12\n---\n\n';

/** As many lines as are asked for. */
export function lines(count: number, line: (n: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
}

/** A folder that is gone when the tests end. */
export const room = mkdtempSync(join(tmpdir(), 'muster-hostile-'));
process.once('exit', () => rmSync(room, { recursive: true, force: true }));
