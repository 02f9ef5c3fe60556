import { matcher } from '../arguments.ts';
import type { Effect } from '../effect.ts';
import type { EffectCall } from '../program.ts';

/** What is deleted of these does not come back by itself. */
export const HOLDS_DATA =
  /(?:^|-)(?:db|database|databases|instances?|sql|clusters?|snapshots?|disks?|images?|buckets?|objects|tables?|volumes?|stacks?|file-?systems?|queues?|topics?|streams?|log-groups?|repositor(?:y|ies)|functions?|vpcs?|vnets?|hosted-zone|zones?|secrets?|backups?|vaults?|keyvault|domains?|keys?|user-pool|distribution|load-balancer|nodegroup|groups?|projects?|storage|servers?|vms?|items?|cosmosdb|spanner|subscriptions?|aks|containers?|namespaces?|droplets?|k8s|linodes?|dbaas|registry)$/;

/** The verbs of a tool. Deleting is destructive or not, by what is deleted. */
export interface Verbs {
  reads: string;
  changes: string;
  high: string;
  deletes: string;
  destroys?: string;
}

/**
 * What a tool does that names a thing and then says what to do with it, as in `compute instances delete`: the first word
 * that is a verb decides. The first word of all is a thing, unless `from` says otherwise.
 */
export function byVerb(verbs: Verbs, from = 1): (call: EffectCall) => Effect {
  const rows: [matches: (word: string) => boolean, effect: Effect | 'deletes'][] = [
    [matcher(verbs.destroys ?? ''), 'destructive'],
    [matcher(verbs.deletes), 'deletes'],
    [matcher(verbs.high), 'high'],
    [matcher(verbs.reads), 'reads'],
    [matcher(verbs.changes), 'changes'],
  ];
  return ({ words }) => {
    for (const [index, word] of words.entries()) {
      if (index < from) continue;
      const effect = rows.find(([matches]) => matches(word))?.[1];
      if (effect === 'deletes') return deletionOf(word, words[index - 1] ?? '');
      if (effect !== undefined) return effect;
    }
    return words.length > from ? 'unknown' : 'reads';
  };
}

/** What is deleted stands before the verb, or before a hyphen in it, as in `volume-delete`. */
function deletionOf(verb: string, thing: string): Effect {
  const [, joined] = /^(.+)-(?:delete|rm|remove)$/.exec(verb) ?? [];
  return HOLDS_DATA.test(joined ?? thing) ? 'destructive' : 'high';
}
