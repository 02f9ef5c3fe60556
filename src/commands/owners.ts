import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CommandError } from '../diagnostics/command-error.ts';
import { today } from '../loaders/build-day.ts';
import { readCatalog } from '../loaders/catalog.ts';
import { readCodeOwners } from '../loaders/code-owners.ts';
import { repositoryAbove } from '../loaders/repository.ts';
import { ownerLines, withOwnerLines } from '../model/code-owners.ts';
import { printFindings } from '../publish/print-findings.ts';
import { plural } from '../report/report.ts';
import { content } from './common-options.ts';
import { defineCommand } from './define-command.ts';
import { flag } from './option.ts';

export const owners = defineCommand({
  name: 'owners',
  summary: 'write CODEOWNERS, so that each team reviews the changes in its folder',
  usage: '[OPTIONS]',
  description:
    'Writes into CODEOWNERS who reviews changes in the folder of each team, from code_owners in its team.yaml, and in the rest of your folder, from code_owners in organisation.yaml. It changes only the lines between its two marks. It takes the file CODEOWNERS that your repository has, in .github, .gitlab, docs or at the top, or makes one.',
  options: {
    check: flag('change nothing, and exit with 1 if the file is not up to date'),
    content,
  },
  exitCodes: { 0: 'up to date', 1: 'not up to date, with --check; or the content has errors' },
  run: async ({ values, context }) => {
    const { console, env } = context;
    const start = performance.now();
    const found = await readCatalog(values.content, {
      ...({ now: today(env), audience: 'restricted', lint: false } as const),
    });
    if (found.diagnostics.some(({ level }) => level === 'error')) {
      printFindings(found, values.content, (performance.now() - start) / 1000, context);
      return 1;
    }
    const { path, text, repository } = await placeIn(values.content);
    const lines = ownerLines(found.catalog);
    const next = withOwnerLines(text, lines);
    if (next === undefined)
      throw new CommandError(
        `The lines in ${path} between the marks of Muster are not as this command wrote them. Move your own lines out of them and delete the rest from "# muster owners: start." to "# muster owners: end.". Then run it again.`,
      );
    if (next === text) {
      console.log(
        lines.length
          ? `${path} is up to date.`
          : 'No organisation.yaml or team.yaml of this repository has code_owners, so there is nothing to write.',
      );
      return 0;
    }
    if (values.check) {
      console.error(`${path} is not up to date. Update it: npm run owners`);
      return 1;
    }
    await write(join(repository, path), next);
    console.log(`Wrote ${plural(lines.length, 'line')} to ${path}.`);
    return 0;
  },
});

async function placeIn(folder: string): Promise<{ path: string; text: string; repository: string }> {
  const repository = repositoryAbove(folder);
  if (repository === undefined)
    throw new CommandError(
      `${folder} is in no repository of git, so no CODEOWNERS applies to it. Run git init in its repository first.`,
    );
  const found = await readCodeOwners(folder);
  if (!found) throw new CommandError(`Cannot read CODEOWNERS in ${repository}. Check its permissions.`);
  return { ...found, repository };
}

async function write(file: string, text: string): Promise<void> {
  if (text === '') return rm(file);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
