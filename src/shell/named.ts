/**
 * What a command may reach, by the names in it: hosts and addresses, contexts of kubectl, and accounts or places of a cloud.
 * It rather finds a name too many, because whoever asks looks each of them up before anything runs.
 */
export function namesIn(command: string): Named {
  const hosts = new Set<string>();
  const contexts = new Set<string>();
  const clouds = new Set<string>();
  for (const [, option = '', value = ''] of command.matchAll(OPTION)) {
    if (CONTEXT.test(option)) contexts.add(value);
    else if (CLOUD.test(option)) clouds.add(value);
  }
  for (const [name] of command.matchAll(HOST)) hosts.add(name.toLowerCase());
  for (const [, name = ''] of command.matchAll(TARGET)) hosts.add(name.toLowerCase());
  for (const [, words = ''] of command.matchAll(CONNECTS))
    for (const word of words.split(/\s+/)) if (IS_NAME.test(word)) hosts.add(word.toLowerCase());
  for (const [address] of command.matchAll(ADDRESS)) hosts.add(address);
  if (KUBECTL.test(command) && contexts.size === 0) contexts.add('');
  return { hosts: [...hosts], contexts: [...contexts], clouds: [...clouds] };
}

const OPTION = /(?<=^|[\s'"])--?([a-z][a-z-]*)[= ]['"]?([\w.:@/-]+)/gi;
const CONTEXT = /^(?:kube-)?context$/;
const CLOUD = /^(?:zone|region|profile|project|subscription|account|tenant|env|cluster(?:-name|-id)?|vault)$/;
/** Words with a dot that end as a domain does, without the names of files. */
const HOST =
  /(?<![\w.@/-])(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+(?!(?:ya?ml|json|conf|cfg|ini|log|txt|sh|py|rb|js|ts|sql|gz|pem|key|crt|csr|service|timer|socket|d|md|tsv|csv|pid)\b)[a-z][a-z0-9-]*[a-z](?![\w-]|\.\w)/gi;
/** What follows `@`, `//` or an option for a host. */
const TARGET =
  /(?:@|:\/\/|(?<![\w-])(?:-h|--host|-H)[= ]*|\bhost=)['"]?([a-z0-9_][a-z0-9_.-]*[a-z0-9]|[a-z0-9])/gi;
/** The words of a program that connects to a host, one of which is the host. */
const CONNECTS =
  /(?<![\w./-])(?:ssh|scp|ping6?|dig|nslookup|host|nc|telnet|mosh|tracepath|traceroute)\s+([^|;&\n]*)/gi;
const ADDRESS = /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})(?![\w.])/gi;
/** A number would be taken for an address. */
const IS_NAME = /^(?!\d+$)[a-z0-9_][a-z0-9_.-]*$/i;
const KUBECTL = /(?<![\w-])(?:kubectl|oc|helm|k9s|stern|flux|argocd)\s/;

export interface Named {
  hosts: string[];
  /** An empty text is the context that is chosen where none is named. */
  contexts: string[];
  /** Zones, regions, profiles, projects and the like, which no name server knows. */
  clouds: string[];
}
