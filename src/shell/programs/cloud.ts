import { splitWords, valueOf, valuesOf } from '../arguments.ts';
import type { Effect } from '../effect.ts';
import type { EffectCall, EffectRule, EffectTable, Program, Wrapped } from '../program.ts';
import { sqlEffect } from '../sql.ts';
import { UNLISTED } from './unlisted.ts';
import { byVerb, HOLDS_DATA } from './verb.ts';

const AWS_VALUES =
  '--profile --region --output --query --endpoint-url --cli-read-timeout --cli-connect-timeout --color --ca-bundle ' +
  '--cli-binary-format';

const GCLOUD_VALUES =
  '--project --account --configuration --format --verbosity --impersonate-service-account --billing-project ' +
  '--flatten --filter --sort-by --limit --region --zone --location --flags-file --trace-token --access-token-file';

/** Copying out of a bucket only reads it; copying into one changes it. */
const INTO_BUCKET: EffectTable = {
  values: `${AWS_VALUES} ${GCLOUD_VALUES}`,
  at: 'last',
  subcommands: {
    // A hyphen after the source means that it prints.
    's3://* gs://* sos://* oss://*': ({ args, words }) =>
      args.lastIndexOf('-') > args.indexOf(words.at(-1) ?? '') ? 'reads' : 'changes',
  },
};

/** Each of these alone, and with anything after a hyphen: `put`, `put-object`. */
function startingWith(verbs: string): string {
  return splitWords(verbs)
    .map((verb) => `${verb} ${verb}-*`)
    .join(' ');
}

/** What takes access away can be given back. */
function deletedFromAws({ words: [service, verb = ''] }: EffectCall): Effect {
  return service !== 'iam' && HOLDS_DATA.test(verb) ? 'destructive' : 'high';
}

const AWS_READS =
  'get list describe lookup search scan query select filter view head batch-get wait help tail ls presign check estimate ' +
  'preview simulate test validate verify discover detect lint decode assume generate download retrieve simulate ' +
  'admin-get admin-list transact-get summarize count sync-lock-status history logs status info inspect compare ' +
  'batch-describe poll read package export is compute classify show';
const AWS_SERVICE: EffectRule = {
  subcommands: {
    'start-query start-session get-login-password update-kubeconfig start-live-tail': 'reads',
    'purge-queue schedule-key-deletion terminate-instances deregister-image': 'destructive',
    'delete-* batch-delete-* terminate-*': deletedFromAws,
  },
  options: { '--desired-capacity=0 --desired-count=0 --min-size=0 --max-size=0': 'high' },
  otherwise: {
    at: 1,
    subcommands: {
      'stop-* reboot-* detach-* failover-* promote-* disable-* deregister-* disassociate-*': 'high',
      'release-* reset-* switchover-* reject-* abort-* shutdown-* evict-* expire-*': 'high',
      'deploy package-and-deploy receive-message': 'changes',
      [startingWith(
        'create put update modify start set add attach associate register tag untag run publish send change ' +
          'cancel apply import copy allocate authorize revoke rotate restart resume restore invoke execute enable ' +
          'remove suspend enter exit batch-write complete accept invalidate upload admin signal continue retry ' +
          'rebuild resize upgrade move transfer replace merge confirm configure assign unassign schedule increase ' +
          'decrease wait-and-change notify record activate deactivate provision deprovision batch-update batch-put ' +
          'batch-create initiate install redrive purge unshare share bulk',
      )]: 'changes',
      [startingWith(AWS_READS)]: 'reads',
    },
    // A new verb may do anything.
    otherwise: ({ words }) => (words.length > 1 ? 'unknown' : 'reads'),
  },
};

/** What Google's and Microsoft's tools have in common. */
const READ_VERBS =
  'list list-* *-list describe show show-* get get-* read tail ls cat du stat hash check check-* wait query search ' +
  'validate what-if logs log download download-batch exists lookup test test-* info version diff tree top explain view';
const CHANGE_VERBS =
  'create update patch start resume deploy rollback resize scale swap move attach attach-disk enable import restore ' +
  'apply invoke redeploy publish add set clear-cache invalidate-cdn-cache upgrade clone set-* add-* update-* ' +
  'migrate-* upload upload-batch copy assign unassign run execute submit cancel approve undelete rename put ' +
  'regenerate-* rotate rotate-* reimage reconcile sync import-* register acknowledge ack seek migrate upsert ' +
  'generate-* perform-* apply-* capture tag untag link unlink ack-* renew generate';
const HIGH_VERBS =
  'stop reset restart reboot suspend deallocate failover promote promote-replica abandon abandon-instances detach ' +
  'detach-disk revoke drain disable remove remove-* rolling-* recreate-* disable-* stop-* restart-* set-primary ' +
  'force-reboot force-restart simulate-* terminate-* kill evict cordon power-off shutdown unregister deregister';

const byCloudVerb = byVerb({
  reads: READ_VERBS,
  changes: CHANGE_VERBS,
  high: HIGH_VERBS,
  deletes: 'delete delete-* rm',
  destroys: 'purge destroy delete-batch',
});

function gcloudEffect(call: EffectCall): Effect {
  const { args, words } = call;
  if (words.includes('get-credentials')) return 'reads';
  const [last, before] = [words.indexOf('restore'), words.indexOf('backups')];
  if (before >= 0 && last > before) return 'destructive';
  if (words.includes('pull')) return args.includes('--auto-ack') ? 'changes' : 'reads';
  if (words.includes('snapshot')) return 'changes';
  if (words.some((word) => /^(?:ssh|start-iap-tunnel|connect-to-serial-port)$/.test(word))) return 'reads';
  if (valueOf(args, '--size') === '0' || valueOf(args, '--num-nodes') === '0') return 'high';
  return words.includes('set') && words[0] !== 'config' ? 'changes' : byCloudVerb(call);
}

function azEffect(call: EffectCall): Effect {
  const { args, words } = call;
  if (words.includes('get-credentials')) return 'reads';
  // A network for content forgets what it has copied, and fetches it again.
  if (words.includes('endpoint') && words.includes('purge')) return 'changes';
  if (words.includes('rest')) return restEffect(call);
  if (valueOf(args, '--node-count') === '0') return 'high';
  return byCloudVerb(call);
}

function restEffect({ args }: EffectCall): Effect {
  const method = (valuesOf(args, /^(?:-m$|--method(?:=|$))/)[0] ?? 'get').toUpperCase();
  return method === 'DELETE' ? 'high' : method === 'GET' || method === 'HEAD' ? 'reads' : 'changes';
}

function onMachine(args: string[]): Wrapped | undefined {
  if (!args.includes('ssh')) return undefined;
  const commands = valuesOf(args, /^--command(?:=|$)/);
  const dashes = args.indexOf('--');
  if (commands.length === 0 && dashes >= 0)
    commands.push(
      args
        .slice(dashes + 1)
        .filter((arg) => !arg.startsWith('-'))
        .join(' '),
    );
  return commands.length > 0
    ? { commands: commands.map((shell) => ({ shell })), on: 'the machine' }
    : undefined;
}

/** The statement is the last word. */
function bigQueryEffect({ rest, input }: EffectCall): Effect {
  return sqlEffect(rest.join(' ') || input);
}

const TO_AZURE: EffectTable = { at: 'last', subcommands: { 'https://*': 'changes' } };

/** Objects below a name, or everything in a bucket, and one object. */
const REMOVES: EffectTable = {
  options: { '--recursive -r -R': 'destructive' },
  otherwise: 'high',
};

const OCI_VERBS = byVerb({
  reads: `${READ_VERBS} head bulk-download create-kubeconfig`,
  changes: `${CHANGE_VERBS} launch change-* bulk-upload`,
  high: HIGH_VERBS,
  deletes: 'delete',
  destroys: 'terminate bulk-delete schedule-deletion',
});

function ociEffect(call: EffectCall): Effect {
  if (call.words.at(-1) === 'create-kubeconfig') return 'reads';
  if (!call.words.includes('action')) return OCI_VERBS(call);
  const action = (valueOf(call.args, '--action') ?? '').toUpperCase();
  return action === 'START' ? 'changes' : 'high';
}

/** What Systems Manager runs on a machine: the commands that are written in its parameters, or a document. */
function throughSsm(args: string[]): Wrapped | undefined {
  const at = args.findIndex((arg) => arg === 'send-command' || arg === 'start-session');
  if (at < 1 || args[at - 1] !== 'ssm') return undefined;
  const text = valuesOf(args, /^--parameters(?:=|$)/).join(' ');
  const written = /\bcommands?"?\s*[:=]\s*(\[.*?\]|"[^"]*"|'[^']*'|[^,\["']+?(?=\s+\w+=|,|$))/s.exec(
    text,
  )?.[1];
  if (written === undefined)
    return args[at] === 'start-session' && text === ''
      ? undefined
      : /portNumber|localPort/i.test(text)
        ? undefined
        : { commands: [{ hides: 'a document that is not read here' }], on: 'the machine' };
  const bare = /^commands=([^["'].*)$/s.exec(text)?.[1];
  if (bare !== undefined) return { commands: [{ shell: bare }], on: 'the machine' };
  const commands = written.startsWith('[')
    ? [...written.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s[\],"'][^,\]]*)/gs)].map(
        ([, double, single, bare]) => double ?? single ?? bare ?? '',
      )
    : [written.replace(/^["']|["']$/g, '')];
  return { commands: commands.map((shell) => ({ shell })), on: 'the machine' };
}

/** What is run in a container of a task. */
function inTask(args: string[]): Wrapped | undefined {
  if (!args.includes('execute-command')) return undefined;
  return { commands: valuesOf(args, /^--command(?:=|$)/).map((shell) => ({ shell })), on: 'the task' };
}

/** Whether the last word is a bucket and the first one is not. */
function intoBucket(args: string[]): boolean {
  const places = args.filter(
    (arg) => !arg.startsWith('-') && (/^(?:s3|gs):\/\//.test(arg) || /[./]/.test(arg) || arg === '-'),
  );
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
            'mv mb website': 'changes',
            cp: INTO_BUCKET,
            'ls presign': 'reads',
          },
          otherwise: UNLISTED,
        },
        'sts configure sso login logout help': 'reads',
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
    wraps: (args) => throughSsm(args) ?? inTask(args),
    sends: ({ args }) => /^(?:cp|mv|sync)$/.test(args[args.indexOf('s3') + 1] ?? '') && intoBucket(args),
  },
  {
    name: 'eb',
    values: '--profile -r --region',
    effect: {
      subcommands: {
        terminate: 'destructive',
        'deploy scale restore swap clone create config setenv upgrade restart appversion platform abort use':
          'changes',
        'status health logs list events printenv open help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'sam',
    effect: {
      subcommands: {
        delete: 'destructive',
        'deploy sync publish pipeline': 'changes',
        remote: { subcommands: { invoke: 'changes' }, otherwise: 'reads' },
        'validate logs list build package init traces local docs': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'gcloud',
    values: GCLOUD_VALUES,
    effect: {
      subcommands: {
        // These set up the reader's own machine.
        'config auth init components topic help info version feedback survey cheat-sheet docker': 'reads',
        storage: {
          subcommands: {
            rm: { options: { '--recursive -r -R': 'destructive' }, otherwise: 'high' },
            cp: INTO_BUCKET,
            rsync: {
              options: { '--dry-run': 'reads', '--delete-unmatched-destination-objects': 'destructive' },
              otherwise: INTO_BUCKET,
            },
            'ls cat du hash sign-url': 'reads',
            mv: 'changes',
          },
          otherwise: gcloudEffect,
        },
      },
      otherwise: gcloudEffect,
    },
    target: {
      options: '--project --configuration --account',
      variables: 'CLOUDSDK_*',
      words: /^projects\/|^organizations\//,
    },
    wide: {
      when: [
        { text: /\bstorage rm (?:--recursive|-r) gs:\/\/[\w.-]+\/?(?: |$)/ },
        { text: /\bstorage rm gs:\/\/[\w.-]+\/? (?:--recursive|-r)\b/ },
      ],
    },
    silences: { text: /\bmonitoring policies update\b.*--no-enabled\b/ },
    wraps: onMachine,
  },
  {
    name: 'az',
    values:
      '--subscription -g --resource-group -o --output --query -n --name -l --location --verbosity -s -c --account-name',
    effect: {
      subcommands: {
        'account login logout version find help configure config extension cloud feedback': 'reads',
      },
      otherwise: azEffect,
    },
    target: { options: '--subscription --ids --url --uri', variables: 'AZURE_*' },
    silences: {
      text: /\bmonitor\b.*\balert\b.*\bupdate\b.*--(?:enabled|disabled) (?:false|true)\b/,
    },
  },
  {
    name: 'azcopy',
    effect: {
      subcommands: {
        'remove rm r': { options: { '--recursive --recursive=true': 'destructive' }, otherwise: 'high' },
        sync: {
          options: { '--delete-destination=true --delete-destination=prompt': 'destructive' },
          otherwise: TO_AZURE,
        },
        'copy cp c': TO_AZURE,
        'make set-properties bench benchmark': 'changes',
        'jobs job': { subcommands: { 'list ls show': 'reads' }, otherwise: 'changes' },
        'list ls login logout env doc help': 'reads',
      },
      otherwise: UNLISTED,
    },
    dryRun: { options: '--dry-run' },
  },
  {
    name: 'gsutil',
    values: '-o -h -u -i',
    sends: ({ args }) =>
      args.some((arg) => /^(?:cp|mv|rsync)$/.test(arg)) && !args.includes('-n') && intoBucket(args),
    effect: {
      subcommands: {
        rb: 'destructive',
        rm: REMOVES,
        rsync: { options: { '-n': 'reads', '-d': 'destructive' }, otherwise: INTO_BUCKET },
        cp: INTO_BUCKET,
        'mv mb setmeta rewrite compose': 'changes',
        'acl iam versioning lifecycle cors logging label retention requesterpays defacl web kms notification hmac ubla':
          {
            subcommands: { 'get list': 'reads' },
            otherwise: 'changes',
          },
        'ls cat stat du hash help version config signurl perfdiag': 'reads',
      },
      otherwise: UNLISTED,
    },
    wide: { when: { text: /\brm\b.*-[a-zA-Z]*[rR].* gs:\/\/[\w.-]+\/?(?:\*+)?$/ } },
  },
  {
    name: 'bq',
    values: '--project_id --dataset_id --location --format --job_id --max_results --api --credential_file',
    effect: {
      subcommands: {
        query: bigQueryEffect,
        'rm truncate': 'destructive',
        'mk load cp update cancel insert partition add-iam-policy-binding remove-iam-policy-binding':
          'changes',
        'set-iam-policy undelete': 'changes',
        'ls show head extract wait version init help get-iam-policy mkdef info': 'reads',
      },
      otherwise: UNLISTED,
    },
    dryRun: { options: '--dry_run' },
  },
  {
    name: 'doctl',
    values: '--context -t --access-token -o --output -c --config -u --api-url --format',
    effect: byVerb(
      {
        reads: `${READ_VERBS} save show-* connection kubeconfig auth account balance billing-history`,
        changes: `${CHANGE_VERBS} create-* power-on snapshot enable-* recycle assign-* remove-* change-*`,
        high: 'power-off shutdown reboot power-cycle stop deactivate',
        deletes: 'delete rm d del delete-* cascade',
        destroys: 'rebuild restore destroy',
      },
      0,
    ),
  },
  {
    name: 'hcloud',
    values: '--context --config --endpoint --poll-interval',
    effect: byVerb({
      reads: `${READ_VERBS} metrics active ssh request-console ip use`,
      changes: `${CHANGE_VERBS} poweron create-image enable-* assign add-* attach-* change-* set-* reset-password attach`,
      high: 'poweroff shutdown reset reboot stop disable-* remove-* detach detach-* unassign',
      deletes: 'delete',
      destroys: 'rebuild',
    }),
  },
  {
    name: 'linode-cli',
    values: '--as-user --format --page --page-size',
    effect: byVerb({
      reads: `${READ_VERBS} *-view *-ls view *-types regions`,
      changes: `${CHANGE_VERBS} boot *-update *-create *-add resize *-boot snapshot`,
      high: 'shutdown reboot *-shutdown *-reboot detach rescue',
      deletes: 'delete rm *-delete',
      destroys: 'rebuild *-rebuild backup-restore',
    }),
  },
  {
    name: 'oci',
    values:
      '--profile --config-file --region --auth --output --query --compartment-id --instance-id --system-id --endpoint ' +
      '--config --db-system-id --cli-rc-file',
    effect: ociEffect,
  },
  {
    name: 'ibmcloud',
    values: '-q -v',
    effect: byVerb(
      {
        reads:
          `${READ_VERBS} target login logout regions account plugin config clusters instances volumes services apps ` +
          'service-instances buckets objects *-list *-get floating-ips subnets vpcs workers groups',
        changes: `${CHANGE_VERBS} *-start *-update *-create *-add *-attach *-restore replace *-update-* *-bind`,
        high: '*-stop *-reboot stop restart *-detach *-reset *-disable reboot',
        deletes: 'delete rm remove *-delete *-delete-* *-rm',
        destroys: 'service-instance-delete database-delete',
      },
      0,
    ),
  },
  {
    name: 'scw',
    values: '-p --profile -c --config -o --output',
    effect: byVerb(
      {
        reads: `${READ_VERBS} ssh wait open`,
        changes: `${CHANGE_VERBS} backup prepare attach-* install reset-*`,
        high: 'stop standby reboot detach detach-* unset',
        deletes: 'delete',
        destroys: 'terminate',
      },
      0,
    ),
  },
  {
    name: 'exo',
    values: '-A --use-account -C --config -O --output-format',
    effect: {
      subcommands: {
        storage: {
          subcommands: {
            rb: 'destructive',
            'delete rm del': REMOVES,
            'ls list show download get presign': 'reads',
          },
          otherwise: 'changes',
        },
      },
      otherwise: byVerb({
        reads: `${READ_VERBS} ssh scp kubeconfig snapshot-list`,
        changes: `${CHANGE_VERBS} snapshot maintenance-* export`,
        high: 'stop reboot reset detach evict rescue',
        deletes: 'delete rm del',
        destroys: 'revert',
      }),
    },
  },
  {
    name: 'openstack',
    values:
      '--os-cloud --os-project-name --os-region-name --os-username --os-auth-url --os-compute-api-version --os-project-id ' +
      '-f --format -c --column',
    effect: byVerb({
      reads: `${READ_VERBS} save issue url`,
      changes: `${CHANGE_VERBS} unshelve migrate unpause unlock lock backup unrescue *-create *-update`,
      high: 'stop reboot shelve suspend pause evacuate remove unset rescue revoke',
      deletes: 'delete *-delete',
      destroys: 'rebuild purge revert',
    }),
    leaves: { with: ['service set'], options: '--disable' },
  },
  {
    name: 'vultr-cli',
    values: '--config --token',
    effect: byVerb({
      reads: `${READ_VERBS} regions plans os account bandwidth`,
      changes: CHANGE_VERBS,
      high: 'stop restart detach halt reboot',
      deletes: 'delete destroy',
      destroys: 'reinstall',
    }),
  },
  {
    name: 'aliyun',
    values: '--profile -p --region --config-path',
    effect: {
      subcommands: {
        'oss ossutil': {
          subcommands: { rm: REMOVES, cp: INTO_BUCKET, 'ls stat cat du sign hash': 'reads' },
          otherwise: 'changes',
        },
        'configure help plugin version': 'reads',
        '*': {
          subcommands: {
            'Describe* Get* List* Query* Check*': 'reads',
            'Delete* Release* Terminate* Reset*': 'destructive',
            'Stop* Reboot* Restart* Switch* Remove* Detach* Unassociate* Disable* Suspend* Revoke*': 'high',
            '*': 'changes',
          },
        },
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 's5cmd',
    values: '--profile --endpoint-url --credentials-file --numworkers --log',
    effect: {
      subcommands: {
        rb: 'destructive',
        rm: ({ words }) => (/[*?]/.test(words.at(-1) ?? '') ? 'destructive' : 'high'),
        sync: { options: { '--delete': 'destructive' }, otherwise: INTO_BUCKET },
        cp: INTO_BUCKET,
        'mv mb pipe run': 'changes',
        'ls cat du head select presign version help bucket-version': 'reads',
      },
      otherwise: UNLISTED,
    },
    dryRun: { options: '--dry-run' },
    wide: { when: { text: /\brm\b.* s3:\/\/[\w.-]+\/\*+$/ } },
  },
];
