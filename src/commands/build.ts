import { relative } from 'node:path';
import { readEnvironment } from '../loaders/environment.ts';
import { printFindings } from '../publish/print-findings.ts';
import { buildSite } from '../publish/site.ts';

/** Builds the site and says what it does. Resolves with the exit code. */
export async function build(): Promise<number> {
  const environment = readEnvironment();
  const start = performance.now();
  for (const signal of SIGNALS) process.once(signal, stop);
  const outcome = await buildSite(environment, (stage, count) =>
    console.log(`${stage.padEnd(10)} ${count} ${seconds(start)}`),
  ).finally(() => SIGNALS.forEach((signal) => process.off(signal, stop)));
  if (outcome.type === 'refused') {
    printFindings(outcome.checked, sinceStart(start));
    console.error('Nothing was built. The site is what it was before.');
    return 1;
  }
  const warnings = outcome.checked.diagnostics.length;
  if (warnings) console.log(`${'Warnings'.padEnd(10)} ${warnings}: npm run check says where`);
  const where = relative(process.cwd(), environment.out) || environment.out;
  const size = `${outcome.files} files, ${(outcome.bytes / 1e6).toFixed(1)} MB`;
  console.log(`${'Published'.padEnd(10)} ${where}: ${size} ${seconds(start)}`);
  return 0;
}

/** Ends through exit handlers, which give the lock back, and never between the two renames that publish a site. */
function stop(): void {
  console.error('Stopped. The site is what it was before.');
  process.exit(130);
}

function seconds(start: number): string {
  return `(${sinceStart(start).toFixed(1)} s)`;
}

function sinceStart(start: number): number {
  return (performance.now() - start) / 1000;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
