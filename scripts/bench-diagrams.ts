import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawGraph } from '../src/views/diagram/draw.ts';
import type { Graph } from '../src/views/diagram/graph.ts';
import { runbookGraph } from '../src/views/diagram/runbook-graph.ts';
import { serviceGraph } from '../src/views/diagram/service-graph.ts';
import { runbookView } from '../src/views/runbook.ts';
import { readCatalog } from '../src/loaders/catalog.ts';
import { median } from '../tests/bench/measure.ts';

const help = `Usage: node scripts/bench-diagrams.ts [--content DIR] [--rounds N]

Measures how long the diagrams of a content folder take, and how large they are. Prints a table: for each, the time of
the first drawing, when the layout is not yet known and nothing is compiled, and the median of the later ones.

  --content DIR   the content folder, content if left out
  --rounds N      how often each is drawn (default 200)
  --help          this text`;

const OPTIONS = { id: 'd_flow', href: (path: string): string => path };
const { values } = parseArgs({
  options: { content: { type: 'string' }, rounds: { type: 'string' }, help: { type: 'boolean' } },
});
if (values.help) console.log(help);
else await measure(values.content ?? join(import.meta.dirname, '../content'), Number(values.rounds ?? '200'));

async function measure(content: string, rounds: number): Promise<void> {
  const { catalog } = await readCatalog(content, { now: new Date(0), audience: 'restricted' });
  const graphs: [string, () => Graph][] = [];
  for (const [id, entry] of catalog.runbooks) {
    const view = runbookView(catalog, entry);
    graphs.push([`runbook ${id}`, () => runbookGraph(view)]);
  }
  for (const id of catalog.services.keys()) graphs.push([`service ${id}`, () => serviceGraph(catalog, id)]);
  console.table(Object.fromEntries(graphs.map(([name, make]) => [name, row(make, rounds)])));
}

function row(make: () => Graph, rounds: number): Record<string, number> {
  const times = Array.from({ length: rounds }, () => timeOf(() => drawGraph(make(), OPTIONS)));
  const { svg, width, height } = drawGraph(make(), OPTIONS);
  const { nodes, edges } = make();
  return {
    nodes: nodes.length,
    edges: edges.length,
    'first ms': round(times[0] ?? NaN),
    'median ms': round(median(times.slice(1))),
    width,
    height,
    bytes: Buffer.byteLength(svg),
  };
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
