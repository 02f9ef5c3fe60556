import { together } from './processes.ts';

for (const file of together) await import(`../${file}`);
