import { parseArgs } from 'node:util';
import { readCatalog } from '../../src/loaders/catalog.ts';

/**
 * Reads a content folder with every rule, in a process of its own, and prints as JSON how long that took, in seconds, the
 * most memory that the process held, in MB, and how many findings there were. Starting Node is not counted.
 */
const { values } = parseArgs({ options: { content: { type: 'string' }, profile: { type: 'string' } } });
const start = performance.now();
const { diagnostics } = await readCatalog(values.content ?? 'example', {
  now: new Date('2026-11-25'),
  profile: values.profile === 'pedantic' ? 'pedantic' : 'regular',
});
const seconds = (performance.now() - start) / 1000;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const cpu = (userCPUTime + systemCPUTime) / 1e6;
console.log(JSON.stringify({ seconds, cpu, megabytes: maxRSS / 1024, findings: diagnostics.length }));
