import type { Document } from 'yaml';
import { waysIn } from '../scaffold/contact-method.ts';
import type { Answers } from './question.ts';

/** Adds the answers to the starter's organisation file that it has no field for, and removes what has no answer. */
export function organise(starter: Document, answers: Answers): void {
  const ways = waysIn(answers.page).map(({ type, value }) => [type, value] as const);
  const [edit, issue] = repositoryAddresses(answers.repository);
  const additions: [path: string[], value: unknown][] = [
    [['page'], starter.createNode(Object.fromEntries(ways))],
    [['channels', 'bridge', 'telephone'], answers['bridge-telephone'] || undefined],
    [['channels', 'status-page', 'url'], answers['status-page'] || undefined],
    [['edit_url'], edit],
    [['issue_url'], issue],
  ];
  for (const [path, value] of additions)
    if (value === undefined) starter.deleteIn(path);
    else starter.setIn(path, value);
}

/** The addresses for editing a page and reporting a wrong step, on the two hosts that we know. */
function repositoryAddresses(repository: string): [edit?: string, issue?: string] {
  if (repository === '') return [];
  const home = repository.replace(/\/+$|\.git\/*$/g, '');
  return /\bgitlab\b/.test(home)
    ? [`${home}/-/edit/main/{path}`, `${home}/-/issues/new?issue[title]={title}&issue[description]={body}`]
    : [`${home}/edit/main/{path}`, `${home}/issues/new?title={title}&body={body}`];
}
