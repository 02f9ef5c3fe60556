import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { CATEGORIES, groupOf } from '../src/check/rules/categories.ts';
import { RULE_DESCRIPTIONS, FORMER } from '../src/check/rules/index.ts';
import { defineCommand } from '../src/commands/define-command.ts';
import { text } from '../src/commands/option.ts';
import { runAsProcess } from '../src/commands/run-command.ts';
import { CommandError, UsageError } from '../src/diagnostics/command-error.ts';

const newRule = defineCommand({
  name: 'new-rule',
  summary: 'start a rule of the check',
  usage: 'CATEGORY/NAME [--level LEVEL]',
  description:
    'Starts a rule of the check: a module that works and passes its tests, its examples bad.yaml and good.yaml, and its line in the list of rules. Then change the module and the examples to what the rule is about. It never overwrites a file.',
  words: {
    most: 1,
    help: { 'CATEGORY/NAME': `the id, with a category of ${[...CATEGORIES.keys()].join(', ')}` },
  },
  options: {
    level: text('LEVEL', 'error, warning or info; warning if left out'),
    root: text('DIR', 'the project to write to, this one if left out'),
  },
  exitCodes: { 0: 'written' },
  run: async ({ values, words: [id = ''], context: { console } }) => {
    const { level = 'warning', root = dirname(import.meta.dirname) } = values;
    checkRule(id, level);
    const rules = join(resolve(root), 'src/check/rules');
    const name = id.slice(id.indexOf('/') + 1);
    const files = new Map([
      [`${name}.ts`, moduleText(id, level)],
      [`${id}/bad.yaml`, 'meaning: A shard grows. Words to avoid.\n'],
      [`${id}/good.yaml`, 'meaning: A shard grows. Words to use.\n'],
    ]);
    for (const path of files.keys())
      if (existsSync(join(rules, path)))
        throw new CommandError(`src/check/rules/${path} already exists. Choose another name.`);
    const index = join(rules, 'index.ts');
    await writeFile(index, await formatted(withRule(await readFile(index, 'utf8'), name)));
    for (const [path, content] of files) {
      await mkdir(dirname(join(rules, path)), { recursive: true });
      await writeFile(join(rules, path), path.endsWith('.ts') ? await formatted(content) : content);
      console.log(`Wrote src/check/rules/${path}.`);
    }
    console.log(
      'Added it to src/check/rules/index.ts.\nTry it: node --test --test-name-pattern=' +
        `${id} src/check/rules/rules.test.ts\nRead it: npm run explain -- ${id}`,
    );
    return 0;
  },
});

await runAsProcess(newRule);

/** Throws a UsageError if the id or the level is not valid, and a CommandError if the id is or was another rule's. */
function checkRule(id: string, level: string): void {
  if (!/^[a-z]+\/[a-z]+(?:-[a-z]+)*$/.test(id))
    throw new UsageError(`Invalid rule "${id}". Expected CATEGORY/NAME in lower case, as in cmd/no-sudo.`);
  if (!CATEGORIES.has(groupOf(id)))
    throw new UsageError(
      `Unknown category "${groupOf(id)}". Choose one of ${[...CATEGORIES.keys()].join(', ')}, or add it to src/check/rules/categories.ts.`,
    );
  if (!['error', 'warning', 'info'].includes(level))
    throw new UsageError(`Unknown level "${level}". Expected error, warning or info.`);
  if (RULE_DESCRIPTIONS.has(id) || FORMER.has(id))
    throw new CommandError(`There is or was a rule "${id}" already. Choose another name.`);
}

/** Adds a rule to the list of rules, in alphabetical order. */
function withRule(index: string, name: string): string {
  const imported = insertSorted(index, /^import \{ \w+ \} from '\.\/([\w-]+)\.ts';$/, name, [
    `import { ${camelCase(name)} } from './${name}.ts';`,
  ]);
  return insertSorted(imported, /^ {2}'?([\w-]+)'?(?:: \w+)?,$/, name, [`  '${name}': ${camelCase(name)},`]);
}

/** Inserts lines before the first line whose captured name comes later in the alphabet, or after the last such line. */
function insertSorted(source: string, pattern: RegExp, name: string, added: string[]): string {
  const lines = source.split('\n');
  const named = lines.flatMap((line, at) => {
    const found = pattern.exec(line)?.[1];
    return found === undefined ? [] : [{ at, found }];
  });
  const later = named.find(({ found }) => found > name);
  lines.splice(later?.at ?? (named.at(-1)?.at ?? 0) + 1, 0, ...added);
  return lines.join('\n');
}

function moduleText(id: string, level: string): string {
  const name = id.slice(id.indexOf('/') + 1);
  return `import { finding } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import { pathOf } from '../../schema/pointer.ts';
import { proseIn, withoutCode, type Rule } from './rule.ts';

export const ${camelCase(name)}: Rule = {
  finds: {
    '${id}': {
      level: '${level}',
      reason: 'When a runbook says this, its reader does the wrong thing at night.',
      example: { kind: 'runbook' },
    },
  },
  *check({ files }) {
    for (const { file, text, pointer } of proseIn(files)) {
      const match = PATTERN.exec(withoutCode(text));
      if (!match) continue;
      yield finding(file, pathOf(pointer), '${id}', \`text contains \${quote(match[0])}\`, {
        level: '${level}',
        help: 'Write what to do instead, as in "Words to use".',
        offset: match.index,
      });
    }
  },
};

const PATTERN = /\\bwords to avoid\\b/i;
`;
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Formats a text with Prettier and the settings of this project. */
async function formatted(source: string): Promise<string> {
  return format(source, { ...(await resolveConfig(import.meta.filename)), parser: 'typescript' });
}
