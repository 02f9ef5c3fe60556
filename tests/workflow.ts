import { readFileSync } from 'node:fs';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { load } from 'js-yaml';

export const FOLDER = '.github/workflows';

/** The workflows that Muster ships. All but muster.yml also serve the repository of an organisation, which may add others. */
const NAMES = ['comment.yml', 'freshness.yml', 'handbook.yml', 'muster.yml', 'pages.yml'];

export const workflows = NAMES.map((name): Workflow => {
  const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
  return { name, text, data: load(text) as WorkflowData };
});

export function workflowNamed(name: string): WorkflowData {
  const found = workflows.find((workflow) => workflow.name === name);
  if (!found) throw new Error(`no workflow ${name}`);
  return found.data;
}

export function stepsOf({ jobs }: WorkflowData): Step[] {
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

/** Whether a condition of a workflow holds, by GitHub's own evaluator. No job is cancelled, and `files` are there. */
export function holds(condition: string, contexts: Contexts, files: string[] = []): boolean {
  return evaluate(condition.replace(/^\$\{\{|\}\}$/g, ''), contexts, files).coerceString() === 'true';
}

/** A text of a workflow with its expressions filled in. */
export function filled(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
    evaluate(expression, contexts, []).coerceString(),
  );
}

function evaluate(expression: string, contexts: Contexts, files: string[]): data.ExpressionData {
  const functions = [
    { name: 'cancelled', minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(false) },
    {
      ...{ name: 'hashFiles', minArgs: 1, maxArgs: 1 },
      call: (path: data.ExpressionData) =>
        new data.StringData(files.includes(path.coerceString()) ? 'digest' : ''),
    },
  ];
  const { tokens } = new Lexer(expression).lex();
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse();
  const context = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  const byName = new Map(functions.map((one) => [one.name.toLowerCase(), one]));
  return new Evaluator(parsed, context, byName).evaluate();
}

export interface Workflow {
  name: string;
  text: string;
  data: WorkflowData;
}

export interface WorkflowData {
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

interface Job {
  if?: string;
  env?: Record<string, string>;
  steps: Step[];
  strategy?: { matrix: { include: { stages: string }[] } };
}

export interface Step {
  if?: string;
  run?: string;
  uses?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

/** What an expression can name, as `github` and `vars`. */
export type Contexts = Record<string, unknown>;
