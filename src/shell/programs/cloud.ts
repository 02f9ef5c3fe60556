import { matcher, splitWords, valueOf, valuesOf } from '../arguments.ts';
import type { Effect } from '../effect.ts';
import type { EffectCall, EffectRule, EffectTable, Program, Wrapped } from '../program.ts';

/** What is deleted of these does not come back by itself. */
const HOLDS_DATA =
  /(?:^|-)(?:db|database|instances?|sql|clusters?|snapshots?|disks?|images?|buckets?|objects?|tables?|volumes?|stacks?|file-?systems?|queues?|topics?|streams?|log-groups?|repositor(?:y|ies)|functions?|vpcs?|vnets?|hosted-zone|zones?|secrets?|backups?|vaults?|keyvault|domains?|keys?|user-pool|distribution|load-balancer|nodegroup|groups?|projects?|storage|server|vms?|items?|cosmosdb|spanner|subscriptions?)$/;

const AWS_VALUES = '--profile --region --output --query --endpoint-url --cli-read-timeout';

/** Copying out of a bucket only reads it; copying into one changes it. */
const INTO_BUCKET: EffectTable = {
  values: AWS_VALUES,
  at: 'last',
  subcommands: { 's3://* gs://*': 'changes' },
};

/** Each of these alone, and with anything after a hyphen: `put`, `put-object`. */
function startingWith(verbs: string): string {
  return splitWords(verbs)
    .map((verb) => `${verb} ${verb}-*`)
    .join(' ');
}

function deletedFromAws({ words: [, verb = ''] }: EffectCall): Effect {
  return HOLDS_DATA.test(verb) ? 'destructive' : 'high';
}

const AWS_READS =
  'get list describe lookup search scan query select filter view head batch-get wait help tail ls presign check estimate ' +
  'preview simulate test validate verify discover detect lint decode assume generate download receive retrieve simulate ' +
  'admin-get admin-list transact-get summarize count sync-lock-status history logs status info inspect compare';
const AWS_SERVICE: EffectRule = {
  subcommands: {
    'start-query start-session get-login-password update-kubeconfig start-live-tail': 'reads',
    'purge-queue schedule-key-deletion terminate-instances deregister-image': 'destructive',
    'delete-* batch-delete-* terminate-*': deletedFromAws,
  },
  options: { '--desired-capacity=0 --desired-count=0 --min-size=0': 'high' },
  otherwise: {
    at: 1,
    subcommands: {
      'stop-* reboot-* detach-* failover-* promote-* disable-* deregister-* disassociate-*': 'high',
      'release-* reset-* switchover-* reject-*': 'high',
      deploy: 'changes',
      [startingWith(
        'create put update modify start set add attach associate register tag untag run publish send change ' +
          'cancel apply import copy allocate authorize revoke rotate restart resume restore invoke execute enable ' +
          'remove suspend enter exit batch-write complete accept invalidate',
      )]: 'changes',
      [startingWith(AWS_READS)]: 'reads',
    },
    // A new verb may do anything.
    otherwise: ({ words }) => (words.length > 1 ? 'unknown' : 'reads'),
  },
};

/** These tools name a thing and then say what to do with it, as in `compute instances delete`. */
function byVerbAnywhere({ words }: EffectCall): Effect {
  const at = words.findIndex(IS_VERB);
  if (at < 0) return 'reads';
  const verb = words[at] ?? '';
  if (/^(?:delete|purge)/.test(verb))
    return words.slice(0, at).some((word) => HOLDS_DATA.test(word)) ? 'destructive' : 'high';
  return /^(?:stop|reset|restart|reboot|suspend|deallocate|failover|promote|abandon|detach|revoke)/.test(verb)
    ? 'high'
    : 'changes';
}

const IS_VERB = matcher(
  'delete purge stop reset restart reboot suspend deallocate failover promote promote-replica abandon ' +
    'abandon-instances detach detach-disk revoke create update patch start resume deploy rollback resize scale swap ' +
    'move attach attach-disk enable disable import restore apply invoke redeploy drain publish pull add remove set ' +
    'clear-cache invalidate-cdn-cache upgrade clone set-* add-* remove-* update-* rolling-* delete-* recreate-*',
);

function gcloudEffect(call: EffectCall): Effect {
  const { args, words } = call;
  if (words.includes('get-credentials')) return 'reads';
  if (words.includes('backups') && words.includes('restore')) return 'destructive';
  if (valueOf(args, '--size') === '0' || valueOf(args, '--num-nodes') === '0') return 'high';
  return byVerbAnywhere(call);
}

function onMachine(args: string[]): Wrapped | undefined {
  if (!args.includes('ssh')) return undefined;
  const commands = valuesOf(args, /^--command(?:=|$)/);
  const dashes = args.indexOf('--');
  if (commands.length === 0 && dashes >= 0) commands.push(args.slice(dashes + 1).filter((arg) => !arg.startsWith('-')).join(' '));
  return commands.length > 0 ? { commands: commands.map((shell) => ({ shell })), on: 'the machine' } : undefined;
}

/** What Systems Manager runs on a machine: the commands that are written in its parameters, or a document. */
function throughSsm(args: string[]): Wrapped | undefined {
  const at = args.findIndex((arg) => arg === 'send-command' || arg === 'start-session');
  if (at < 1 || args[at - 1] !== 'ssm') return undefined;
  const text = valuesOf(args, /^--parameters(?:=|$)/).join(' ');
  const written = /\bcommands?"?\s*[:=]\s*(\[.*?\]|"[^"]*"|'[^']*'|[^\s,]+)/s.exec(text)?.[1];
  if (written === undefined)
    return args[at] === 'start-session' && text === ''
      ? undefined
      : /portNumber|localPort/i.test(text)
        ? undefined
        : { commands: [{ hides: 'a document that is not read here' }], on: 'the machine' };
  const bare = /^commands=([^["'].*)$/s.exec(text)?.[1];
  if (bare !== undefined) return { commands: [{ shell: bare }], on: 'the machine' };
  const commands = written.startsWith('[')
    ? [...written.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s[\],"'][^,\]]*)/gs)].map(([, double, single, bare]) => double ?? single ?? bare ?? '')
    : [written.replace(/^["']|["']$/g, '')];
  return { commands: commands.map((shell) => ({ shell })), on: 'the machine' };
}

/** Whether the last word is a bucket and the first one is not. */
function intoBucket(args: string[]): boolean {
  const places = args.filter((arg) => !arg.startsWith('-') && (/^(?:s3|gs):\/\//.test(arg) || /[./]/.test(arg) || arg === '-'));
  return /^(?:s3|gs):\/\//.test(places.at(-1) ?? '') && !/^(?:s3|gs):\/\//.test(places.at(-2) ?? 's3://');
}

/** The tools of the public clouds. */
export const CLOUDS: Program[] = [
  {
    name: 'aws',
    values: AWS_VALUES,
    effect: {
      subcommands: {
        s3: {
          subcommands: {
            rb: 'destructive',
            rm: { options: { '--recursive': 'destructive' }, otherwise: 'high' },
            sync: { options: { '--delete': 'destructive' }, otherwise: INTO_BUCKET },
            'mv mb': 'changes',
            cp: INTO_BUCKET,
          },
        },
        'sts configure': 'reads',
        '*': AWS_SERVICE,
      },
    },
    dryRun: { options: '--dry-run --dryrun' },
    target: { options: '--profile --endpoint-url', variables: 'AWS_PROFILE AWS_ACCESS_KEY_ID' },
    wide: {
      when: { text: /\bs3 rm s3:\/\/[\w.-]+\/? --recursive\b/, noArgument: /^--(?:in|ex)clude/ },
    },
    silences: { text: /\bcloudwatch disable-alarm-actions\b/ },
    environment: /^AWS_[A-Z_]+$/,
    wraps: throughSsm,
    sends: ({ args }) => /^(?:cp|mv|sync)$/.test(args[args.indexOf('s3') + 1] ?? '') && intoBucket(args),
  },
  {
    name: 'gcloud',
    values: '*',
    effect: {
      subcommands: {
        // These set up the reader's own machine.
        'config auth': 'reads',
        storage: {
          subcommands: { rm: { options: { '--recursive -r': 'destructive' }, otherwise: 'high' } },
          otherwise: gcloudEffect,
        },
      },
      otherwise: gcloudEffect,
    },
    target: { options: '--project --configuration --account', variables: 'CLOUDSDK_*' },
    silences: { text: /\bmonitoring policies update\b.*--no-enabled\b/ },
    wraps: onMachine,
  },
  {
    name: 'az',
    values: '*',
    effect: {
      subcommands: { 'account login': 'reads' },
      otherwise: (call) => (call.words.includes('get-credentials') ? 'reads' : byVerbAnywhere(call)),
    },
    target: { options: '--subscription --ids', variables: 'AZURE_*' },
    silences: {
      text: /\bmonitor\b.*\balert\b.*\bupdate\b.*--(?:enabled|disabled) (?:false|true)\b/,
    },
  },
  {
    name: 'gsutil',
    effect: {
      subcommands: {
        rb: 'destructive',
        rm: { options: { '-r -R': 'destructive' }, otherwise: 'high' },
        rsync: { options: { '-n': 'reads', '-d': 'destructive' }, otherwise: 'changes' },
        cp: INTO_BUCKET,
        'mv mb setmeta acl iam': 'changes',
      },
    },
    sends: ({ args }) => /^(?:cp|mv|rsync)$/.test(args.find((arg) => !arg.startsWith('-')) ?? '') && intoBucket(args),
  },
];
