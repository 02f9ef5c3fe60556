import type { Document } from 'yaml';
import type { Complete } from './answers.ts';

/** Adds the answers to the starter's organisation file that it has no field for, and removes what has no answer. */
export function organise(starter: Document, answers: Complete): void {
  const [edit, issue] = repositoryAddresses(answers.repository);
  const additions: [path: string[], value: unknown][] = [
    [['page'], starter.createNode(answers.page)],
    [['channels', 'bridge', 'telephone'], answers.bridge_telephone],
    [['channels', 'status-page', 'url'], answers.status_page],
    [['edit_url'], edit],
    [['issue_url'], issue],
  ];
  for (const [path, value] of additions)
    if (value === undefined) starter.deleteIn(path);
    else starter.setIn(path, value);
}

/** The addresses for editing a page and reporting a wrong step, on the two hosts that we know. */
function repositoryAddresses(repository: string | undefined): [edit?: string, issue?: string] {
  if (repository === undefined) return [];
  const home = repository.replace(/\/+$|\.git\/*$/g, '');
  return /\bgitlab\b/.test(home)
    ? [`${home}/-/edit/main/{path}`, `${home}/-/issues/new?issue[title]={title}&issue[description]={body}`]
    : [`${home}/edit/main/{path}`, `${home}/issues/new?title={title}&body={body}`];
}
