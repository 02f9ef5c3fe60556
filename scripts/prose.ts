// Only for callers that do not use scripts/run.mjs yet.
import { COMMANDS } from '../src/commands/index.ts';
import { runAsProcess } from '../src/commands/run-command.ts';

await runAsProcess(await COMMANDS.prose());
