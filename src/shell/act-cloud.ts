import { byVerb, has, leading, plain, valueOf, type Effect, type Judge } from './effect.ts';

function aws(args: string[]): Effect {
  const [service = '', act = ''] = plain(args, AWS_VALUES);
  if (has(args, '--dry-run', '--dryrun')) return 'reads';
  if (service === 's3') return bucket(args, act);
  if (ASKS.has(act) || service === 'sts' || service === 'configure') return 'reads';
  if (/^(?:purge-queue|schedule-key-deletion|terminate-instances|deregister-image)$/.test(act))
    return 'destructive';
  if (/^(?:delete|batch-delete|terminate)-/.test(act)) return HOLDS_DATA.test(act) ? 'destructive' : 'high';
  if (['--desired-capacity', '--desired-count', '--min-size'].some((name) => valueOf(args, name) === '0'))
    return 'high';
  if (AWS_HIGH.test(act)) return 'high';
  return AWS_CHANGES.test(act) ? 'changes' : 'reads';
}

function bucket(args: string[], act: string): Effect {
  if (act === 'rb') return 'destructive';
  if (act === 'rm') return has(args, '--recursive') ? 'destructive' : 'high';
  if (act === 'sync') return has(args, '--delete') ? 'destructive' : intoBucket(args) ? 'changes' : 'reads';
  if (act === 'mv' || act === 'mb') return 'changes';
  return act === 'cp' && intoBucket(args) ? 'changes' : 'reads';
}

/** A copy out of a bucket is one for whoever looks. */
function intoBucket(args: string[]): boolean {
  return /^(?:s3|gs):\/\//.test(plain(args, AWS_VALUES).at(-1) ?? '');
}

function gcloud(args: string[]): Effect {
  const words = leading(args);
  const [group = ''] = words;
  // These set up the reader's own machine.
  if (group === 'config' || group === 'auth' || words.includes('get-credentials')) return 'reads';
  if (group === 'storage' && words[1] === 'rm')
    return has(args, '--recursive', '-r') ? 'destructive' : 'high';
  if (words.includes('backups') && words.includes('restore')) return 'destructive';
  if (valueOf(args, '--size') === '0' || valueOf(args, '--num-nodes') === '0') return 'high';
  return cloudVerb(words);
}

function az(args: string[]): Effect {
  const words = leading(args);
  if (words[0] === 'account' || words[0] === 'login' || words.includes('get-credentials')) return 'reads';
  return cloudVerb(words);
}

/** These tools name a thing and then say what to do with it: `compute instances delete`. */
function cloudVerb(words: string[]): Effect {
  const at = words.findIndex((word) => CLOUD_VERB.test(word));
  const verb = words[at] ?? '';
  if (/^(?:delete|purge)/.test(verb))
    return words.slice(0, at).some((word) => HOLDS_DATA.test(word)) ? 'destructive' : 'high';
  return /^(?:stop|reset|restart|reboot|suspend|deallocate|failover|promote|abandon|detach|revoke)/.test(verb)
    ? 'high'
    : at < 0
      ? 'reads'
      : 'changes';
}

function gsutil(args: string[]): Effect {
  const [verb = ''] = plain(args);
  if (verb === 'rb') return 'destructive';
  if (verb === 'rm') return has(args, '-r', '-R') ? 'destructive' : 'high';
  if (verb === 'rsync') return has(args, '-n') ? 'reads' : has(args, '-d') ? 'destructive' : 'changes';
  return verb === 'cp'
    ? intoBucket(args)
      ? 'changes'
      : 'reads'
    : byVerb(verb, { changes: 'mv mb setmeta acl iam' });
}

function terraform(args: string[]): Effect {
  const [verb = '', noun = ''] = plain(args).filter((word) => word !== 'run-all');
  if (verb === 'apply') return has(args, '-destroy') ? 'destructive' : 'high';
  if (verb === 'state') return byVerb(noun, { high: 'rm push', changes: 'mv replace-provider' });
  if (verb === 'workspace') return byVerb(noun, { high: 'delete', changes: 'new' });
  return byVerb(verb, {
    destructive: 'destroy',
    high: 'force-unlock',
    changes: 'import taint untaint refresh',
  });
}

function git(args: string[]): Effect {
  const words = plain(args, ['-C', '-c']);
  const [verb = ''] = words;
  if (verb === 'push') {
    if (has(args, '--dry-run', '-n')) return 'reads';
    if (has(args, '-f', '--force', '--force-with-lease') || words.some((word) => word.startsWith('+')))
      return 'destructive';
    return has(args, '--delete', '-d') || words.some((word) => /^:./.test(word)) ? 'high' : 'changes';
  }
  if (verb === 'tag') return words.length > 1 && !has(args, '--list', '-l') ? 'changes' : 'reads';
  if (verb === 'clean') return has(args, '-n', '--dry-run') ? 'reads' : 'changes';
  return byVerb(verb, { changes: 'commit revert merge reset' });
}

/** Clouds, and what describes them as code. */
export const CLOUDS: Record<string, Judge> = {
  aws,
  gcloud,
  az,
  gsutil,
  terraform,
  tofu: terraform,
  terragrunt: terraform,
  git,
  pulumi: (args) =>
    byVerb(leading(args)[0] ?? '', { destructive: 'destroy', high: 'up', changes: 'refresh cancel import' }),
  'ansible-playbook': (args) =>
    has(args, '--check', '-C', '--syntax-check', '--list-hosts', '--list-tasks') ? 'reads' : 'changes',
  gh: (args) => {
    const [noun = '', verb = ''] = leading(args);
    if (noun === 'repo' && verb === 'delete') return 'destructive';
    return byVerb(verb, {
      high: 'delete',
      changes: 'run merge close reopen cancel rerun create edit enable disable',
    });
  },
};

const AWS_VALUES = ['--profile', '--region', '--output', '--query', '--endpoint-url', '--cli-read-timeout'];

/** Whatever is deleted of these does not come back by itself. */
const HOLDS_DATA =
  /(?:^|-)(?:db|database|instances?|sql|clusters?|snapshots?|disks?|images?|buckets?|objects?|tables?|volumes?|stacks?|file-?systems?|queues?|topics?|streams?|log-groups?|repositor(?:y|ies)|functions?|vpcs?|vnets?|hosted-zone|zones?|secrets?|backups?|vaults?|keyvault|domains?|keys?|user-pool|distribution|load-balancer|nodegroup|groups?|projects?|storage|server|vms?|items?|cosmosdb|spanner|subscriptions?)$/;
const ASKS: ReadonlySet<string> = new Set(
  'start-query start-session get-login-password update-kubeconfig start-live-tail'.split(' '),
);
const AWS_HIGH =
  /^(?:stop|reboot|detach|failover|promote|disable|deregister|disassociate|release|reset|switchover|reject)-/;
const AWS_CHANGES =
  /^(?:create|put|update|modify|start|set|add|attach|associate|register|tag|untag|run|publish|send|change|cancel|apply|import|copy|allocate|authorize|revoke|rotate|restart|resume|restore|invoke|execute|enable|remove|suspend|enter|exit|batch-write|complete|accept|invalidate)(?:-|$)|^deploy$/;
const CLOUD_VERB =
  /^(?:delete|purge|stop|reset|restart|reboot|suspend|deallocate|failover|promote|promote-replica|abandon|abandon-instances|detach|detach-disk|revoke|create|update|patch|start|resume|deploy|rollback|resize|scale|swap|move|attach|attach-disk|enable|disable|import|restore|apply|invoke|redeploy|drain|publish|pull|add|remove|set|clear-cache|invalidate-cdn-cache|upgrade|clone)$|^(?:set|add|remove|update|rolling|delete|recreate)-/;
