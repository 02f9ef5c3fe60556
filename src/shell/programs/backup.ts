import type { EffectCall, EffectTable, Program } from '../program.ts';
import type { Effect } from '../effect.ts';
import { UNLISTED } from './unlisted.ts';

/** A place of rclone is a remote and a path; a path alone is on this machine. */
const INTO_REMOTE: EffectTable = { at: 'last', subcommands: { '*:*': 'changes' } };
/** An alias of mc and a path; what starts with a slash or a dot is on this machine. */
function intoAlias({ words }: EffectCall): Effect {
  return /^[./~]/.test(words.at(-1) ?? '') ? 'reads' : 'changes';
}
const REMOVES: EffectTable = {
  options: { '-r --recursive --versions --older-than --newer-than': 'destructive' },
  otherwise: 'high',
};
const S3CMD_REMOVES: EffectTable = { options: { '-r --recursive': 'destructive' }, otherwise: 'high' };
const ALL_OF_BUCKET = /\b(?:del|rm)\b.*(?:-r\b|--recursive\b).* s3:\/\/[\w.-]+\/?$/;

/** Copies of data: in buckets, and in backups. */
export const BACKUPS: Program[] = [
  {
    name: 'mc',
    aliases: ['mcli'],
    values: '--config-dir -C --custom-header -H --limit-upload',
    effect: {
      subcommands: {
        rb: 'destructive',
        rm: REMOVES,
        undo: 'destructive',
        mirror: { options: { '--remove': 'destructive' }, otherwise: intoAlias },
        cp: intoAlias,
        admin: {
          subcommands: {
            service: { subcommands: { 'stop freeze': 'high' }, otherwise: 'changes' },
            'user group policy accesskey svcacct idp': {
              at: 'any',
              subcommands: { 'remove rm disable detach del': 'high', 'list ls info': 'reads' },
              otherwise: 'changes',
            },
            decommission: { subcommands: { status: 'reads' }, otherwise: 'high' },
            'config bucket replicate rebalance tier kms': {
              at: 'any',
              subcommands: { 'get info status export list history': 'reads', 'remove rm reset': 'high' },
              otherwise: 'changes',
            },
            'heal update cluster': 'changes',
            'info trace logs console top prometheus speedtest inspect scanner object': 'reads',
          },
          otherwise: UNLISTED,
        },
        'ilm version event replicate tag retention legalhold anonymous policy encrypt quota batch': {
          at: 'any',
          subcommands: { 'ls list info get export status describe': 'reads', 'rm remove clear': 'high' },
          otherwise: 'changes',
        },
        'mb mv put pipe od': 'changes',
        'ls stat du cat head find diff tree watch get share ready ping sql support license alias update help':
          'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 's3cmd',
    values: '-c --config --host --host-bucket --region --access_key --secret_key --access_token',
    effect: {
      subcommands: {
        'del rm': S3CMD_REMOVES,
        rb: 'destructive',
        sync: {
          options: { '--delete-removed': 'destructive' },
          otherwise: { at: 'last', subcommands: { 's3://*': 'changes' } },
        },
        cp: 'changes',
        'put mb mv modify setacl setpolicy delpolicy setcors delcors restore expire setlifecycle dellifecycle':
          'changes',
        'setversioning setownership setblockpublicaccess tag untag fixbucket cfcreate cfdelete cfmodify abortmp':
          'changes',
        'ls la du get info getlifecycle getpolicy cfinfo cflist multipart listmp accesslog signurl ws-info':
          'reads',
      },
      otherwise: UNLISTED,
    },
    dryRun: { options: '-n --dry-run', suggest: '--dry-run' },
    wide: { when: { text: ALL_OF_BUCKET } },
  },
  {
    name: 'rclone',
    values:
      '--config --log-level --log-file --bwlimit --transfers --checkers --include --exclude --filter --s3-profile',
    effect: {
      subcommands: {
        'sync purge delete cleanup dedupe rmdirs bisync': 'destructive',
        'deletefile rmdir': 'high',
        copy: INTO_REMOTE,
        'copyto copyurl': 'changes',
        'move moveto mkdir touch settier backend rcat link rc serve': 'changes',
        'ls lsd lsl lsf lsjson size check cat tree about version listremotes cryptcheck md5sum sha1sum hashsum ncdu':
          'reads',
        'config mount checksum obscure cryptdecode test help authorize gendocs selfupdate': 'reads',
      },
      otherwise: UNLISTED,
    },
    dryRun: { options: '-n --dry-run', suggest: '--dry-run' },
  },
  {
    name: 'restic',
    values:
      '-r --repo -p --password-file --repository-file --password-command -o --option --cacert --limit-upload',
    effect: {
      subcommands: {
        'forget prune rewrite': 'destructive',
        'backup unlock restore copy rebuild-index repair recover init migrate tag': 'changes',
        key: { subcommands: { list: 'reads', remove: 'high' }, otherwise: 'changes' },
        'snapshots stats check diff ls find cat dump mount list cache version self-update generate help':
          'reads',
      },
      otherwise: UNLISTED,
    },
    dryRun: { options: '-n --dry-run', suggest: '--dry-run' },
  },
  {
    name: 'borg',
    values: '--remote-path --rsh --umask --lock-wait --upload-ratelimit --debug-topic',
    effect: {
      subcommands: {
        'delete prune recreate': 'destructive',
        check: { options: { '--repair': 'changes' } },
        'create extract break-lock compact init rename upgrade change-passphrase import-tar rcreate serve':
          'changes',
        key: { subcommands: { export: 'reads' }, otherwise: 'changes' },
        config: 'changes',
        'list info diff mount umount export-tar benchmark help version with-lock': 'reads',
      },
      otherwise: UNLISTED,
    },
    dryRun: { options: '-n --dry-run', suggest: '--dry-run' },
  },
  {
    name: 'duplicity',
    effect: {
      subcommands: {
        'remove-older-than remove-all-but-n-full remove-all-inc-of-but-n-full': {
          options: { '--force': 'destructive' },
          otherwise: 'reads',
        },
        cleanup: { options: { '--force': 'changes' }, otherwise: 'reads' },
        'collection-status list-current-files verify': 'reads',
        '*': 'changes',
      },
    },
    dryRun: { options: '--dry-run' },
  },
  {
    name: 'kopia',
    values: '--config-file --log-level --log-dir --password -p',
    effect: {
      subcommands: {
        'snapshot snap': {
          subcommands: {
            'delete expire': { options: { '--delete': 'destructive' }, otherwise: 'reads' },
            'list ls verify estimate': 'reads',
          },
          otherwise: 'changes',
        },
        repository: { subcommands: { 'status validate-provider': 'reads' }, otherwise: 'changes' },
        policy: { subcommands: { 'list show ls get export': 'reads' }, otherwise: 'changes' },
        maintenance: { subcommands: { info: 'reads' }, otherwise: 'changes' },
        'content blob manifest index': {
          subcommands: { 'delete rm': 'destructive', 'list ls show stats get verify': 'reads' },
          otherwise: 'changes',
        },
        'restore server cache': 'changes',
        'diff list ls show mount help benchmark': 'reads',
      },
      otherwise: UNLISTED,
    },
    wide: { when: { with: ['--all'] } },
  },
];
