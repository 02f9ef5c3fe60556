import { hasOption } from '../arguments.ts';
import type { Effect } from '../effect.ts';
import type { EffectCall, EffectRule, Program } from '../program.ts';
import { UNLISTED } from './unlisted.ts';

function ddEffect({ args }: EffectCall): Effect {
  const out = args.find((arg) => arg.startsWith('of='))?.slice('of='.length) ?? '';
  if (out === '' || out === '/dev/null') return 'reads';
  return out.startsWith('/dev/') || out.includes('{{') || out.includes('$') ? 'destructive' : 'changes';
}

const LISTS =
  '-l --list -x --list-details -d --dump -V --verify -J --json -s --show-size --list-types -T -F --list-free';

/** What it is told on standard input, one letter on each line: `w` writes. */
function fdiskEffect({ input }: EffectCall): Effect {
  const orders = input.split('\n').map((line) => line.trim());
  if (input === '' || orders.some((order) => /^[dogGs]$/.test(order))) return 'destructive';
  return orders.includes('w') ? 'changes' : 'reads';
}

/** `-f` and `-r` mean failing and removing after the name of an array, and `-a` adding. */
function mdadmEffect({ args }: EffectCall): Effect {
  if (hasOption(args, '--zero-superblock', '--create') || args.some((arg) => /^-\w*C/.test(arg)))
    return 'destructive';
  if (
    /^(?:--(?:detail|examine|query|monitor|examine-bitmap|detail-platform|misc)|-[DEQXF]\w*)$/.test(
      args[0] ?? '',
    ) &&
    !hasOption(args, '--stop', '--fail', '--remove')
  )
    return 'reads';
  if (
    hasOption(args, '--fail', '--remove', '--stop', '--set-faulty') ||
    args.some((arg) => /^-[frS]$/.test(arg))
  )
    return 'high';
  return hasOption(
    args,
    '--add',
    '--re-add',
    '--assemble',
    '--manage',
    '--grow',
    '--run',
    '--readwrite',
    '--readonly',
    '--replace',
    '--build',
    '--incremental',
  ) || args.some((arg) => /^-[aAGIRw]$/.test(arg))
    ? 'changes'
    : 'reads';
}

function zpoolImport({ args, rest }: EffectCall): Effect {
  if (hasOption(args, '-F', '-X')) return 'destructive';
  return rest.length > 0 || hasOption(args, '-a') ? 'changes' : 'reads';
}

/** An option with a value says that a volume is switched on or off. */
const ACTIVATION: EffectRule = {
  options: { '-an --activate=n -aln -a=n': 'high' },
  otherwise: ({ args }) =>
    /(?:^| )(?:-a|--activate)[= ]?(?:l|e)?n(?: |$)/.test(args.join(' ')) ? 'high' : 'changes',
};

const TEST = { options: '-t --test' };

/** Words after the place of a controller, in the order in which the tools of LSI read them. */
function storcliEffect({ words }: EffectCall): Effect {
  if (words.some((word) => /^(?:del|delete)$/.test(word))) return 'destructive';
  if (
    words.includes('start') &&
    words.some((word) => /^(?:erase|init|secureerase|sanitize|format)$/.test(word))
  )
    return 'destructive';
  if (words.includes('set') && words.some((word) => /^(?:offline|missing|jbod)/.test(word))) return 'high';
  return words.some((word) =>
    /^(?:set|start|stop|add|insert|pause|resume|restart|download|import|expand|split|transform|spinup|spindown|flush\w*|clear)$/.test(
      word,
    ),
  )
    ? 'changes'
    : 'reads';
}

function megacliEffect({ args }: EffectCall): Effect {
  const text = args.join(' ');
  if (/-(?:CfgLdDel|CfgClr|CfgForeign\s+-?Clear|LDInit|PDClear)\b/i.test(text)) return 'destructive';
  if (/-(?:PDOffline|PDMarkMissing|PDPrpRmv|AdpAlILog\s+-?clear)\b/i.test(text)) return 'high';
  return /-(?:PDOnline|PDLocate|PDMakeGood|PDRbld|PDHSP|LDSetProp|AdpSetProp|CfgLdAdd|CfgEachDskRaid0|AdpAutoRbld|CfgForeign\s+-?Import|AdpAlarm|AdpBbuCmd\s+-?Bbu(?:Learn|MfgSeal)|PDReplaceMissing|AdpFwFlash|PDMakeJBOD)\b/i.test(
    text,
  ) && !/-?(?:ShowProg|Display|Dsply)\b/i.test(text)
    ? 'changes'
    : 'reads';
}

function debugfsEffect({ args }: EffectCall): Effect {
  if (!args.includes('-w')) return 'reads';
  return /\b(?:clri|kill_file|freeb|freei|zap_block|mi|modify_inode|sif|ssv)\b/.test(args.join(' '))
    ? 'destructive'
    : 'changes';
}

function multipathdEffect({ args }: EffectCall): Effect {
  const order = args
    .join(' ')
    .replace(/^-k\s*/, '')
    .trim();
  if (/^(?:show|list|help|$)/.test(order)) return 'reads';
  return /^(?:fail|remove|del|shutdown|suspend|disablequeueing)/.test(order) ? 'high' : 'changes';
}

function iscsiEffect({ args }: EffectCall): Effect {
  const text = args.join(' ');
  if (
    hasOption(args, '--logout', '--logoutall') ||
    args.some((arg) => /^-[uU]/.test(arg)) ||
    /(?:-o|--op)[= ]?delete/.test(text)
  )
    return 'high';
  return hasOption(args, '--login', '--loginall', '--rescan') ||
    args.some((arg) => /^-[lLR]$/.test(arg)) ||
    /(?:-o|--op)[= ]?(?:new|update)|discovery|discoverydb/.test(text)
    ? 'changes'
    : 'reads';
}

const XFS_CHANGES = /\b(?:limit|timer|warn|enable|disable|off|remove|project|restore|chproj|extsize)\b/;
function xfsQuotaEffect({ args }: EffectCall): Effect {
  const text = args.join(' ');
  return args.includes('-x') && XFS_CHANGES.test(text.replace(/\breport\b.*$/, '')) ? 'changes' : 'reads';
}

/** A folder alone, or `-l`, is asked about; two words, `-a` or `-o` mount. */
function mountEffect({ args, words }: EffectCall): Effect {
  if (
    hasOption(args, '--all', '--bind', '--rbind', '--move') ||
    args.some((arg) => /^-[a-zA-Z]*a|^-[oBRM]/.test(arg))
  )
    return 'changes';
  return words.length > 0 && !args.includes('-l') ? 'changes' : 'reads';
}

const SNAPSHOTS = 'list show get-default find-new';

/** Disks, partitions, volumes and file systems. */
export const DISKS: Program[] = [
  { name: 'dd', aliases: ['dcfldd', 'ddrescue'], effect: ddEffect },
  {
    name: 'wipefs',
    effect: { options: { '-a --all -o': 'destructive' } },
    dryRun: { options: '-n --no-act', suggest: '--no-act' },
    destroysEvidence: true,
  },
  { name: 'blkdiscard', effect: 'destructive' },
  {
    name: 'mkfs',
    aliases: ['mkfs.xfs', 'mkfs.btrfs', 'mkfs.vfat', 'mkfs.fat', 'mkfs.ntfs', 'mkfs.f2fs'],
    effect: 'destructive',
    destroysEvidence: true,
  },
  {
    name: 'mke2fs',
    aliases: ['mkfs.ext4', 'mkfs.ext3', 'mkfs.ext2'],
    effect: 'destructive',
    dryRun: { options: '-n' },
    destroysEvidence: true,
  },
  { name: 'mkswap', effect: 'destructive' },
  {
    name: 'fsck',
    aliases: ['fsck.ext4', 'e2fsck', 'xfs_repair', 'fsck.xfs', 'ntfsfix'],
    effect: { options: { '-L': 'destructive' }, otherwise: 'changes' },
    dryRun: { options: '-n -N' },
  },
  {
    name: 'sgdisk',
    effect: {
      options: {
        '--zap-all --zap -Z -z -o --clear -d --delete -l --load-backup -R --replicate': 'destructive',
        '-n --new -t --typecode -c --change-name -g --mbrtogpt -G --randomize-guids -A --attributes -e --move-second-header -s':
          'changes',
      },
    },
    dryRun: { options: '-P --pretend' },
  },
  {
    name: 'parted',
    effect: {
      at: 'any',
      subcommands: {
        'rm mklabel mktable rescue': 'destructive',
        'mkpart resizepart set toggle name disk_set disk_toggle align': 'changes',
      },
    },
  },
  {
    name: 'fdisk',
    aliases: ['cfdisk', 'gdisk'],
    effect: { options: { [LISTS]: 'reads' }, otherwise: fdiskEffect },
  },
  {
    name: 'sfdisk',
    effect: { options: { [LISTS]: 'reads' }, otherwise: 'destructive' },
    dryRun: { options: '-n --no-act' },
  },
  { name: 'lsblk', effect: 'reads' },
  { name: 'blkid', effect: 'reads' },
  { name: 'lsscsi', effect: 'reads' },
  {
    name: 'sg_inq',
    aliases: ['sg_ses', 'sg_readcap', 'sg_turs', 'sg_logs', 'sg_map', 'sg_vpd', 'sg_luns', 'sg_scan'],
    effect: 'reads',
  },
  { name: 'sg_format', aliases: ['sg_sanitize'], effect: 'destructive' },
  { name: 'rescan-scsi-bus', aliases: ['partprobe', 'partx', 'kpartx'], effect: 'changes' },
  { name: 'blockdev', effect: { options: { '--set* --reread* --flush*': 'changes' } } },
  { name: 'tune2fs', effect: { options: { '-l': 'reads' }, otherwise: 'changes' } },
  {
    name: 'dumpe2fs',
    aliases: ['e2image', 'xfs_info', 'xfs_metadump', 'xfs_scrub_status', 'e2label_show'],
    effect: 'reads',
  },
  { name: 'e2label', aliases: ['xfs_admin', 'fatlabel', 'swaplabel'], effect: 'changes' },
  { name: 'debugfs', effect: debugfsEffect },
  {
    name: 'lvremove',
    aliases: ['vgremove', 'pvremove', 'lvreduce', 'pvcreate'],
    effect: 'destructive',
    dryRun: TEST,
  },
  { name: 'lvs', aliases: ['lvdisplay', 'lvscan'], effect: 'reads' },
  { name: 'vgs', aliases: ['vgdisplay', 'vgscan'], effect: 'reads' },
  { name: 'pvs', aliases: ['pvdisplay', 'pvscan'], effect: 'reads' },
  { name: 'lvextend', aliases: ['vgextend'], effect: 'changes', dryRun: { ...TEST, suggest: '--test' } },
  {
    name: 'resize2fs',
    aliases: ['xfs_growfs', 'growpart', 'pvresize', 'fsadm'],
    effect: 'changes',
    dryRun: { options: '--dry-run' },
  },
  {
    name: 'lvcreate',
    aliases: ['vgcreate', 'lvrename', 'vgrename', 'vgimport', 'vgmerge', 'vgsplit'],
    effect: 'changes',
    dryRun: TEST,
  },
  { name: 'lvchange', aliases: ['vgchange', 'pvchange'], effect: ACTIVATION, dryRun: TEST },
  {
    name: 'lvconvert',
    effect: {
      options: { '--merge --uncache': 'destructive', '--splitmirrors --splitcache --splitsnapshot': 'high' },
      otherwise: 'changes',
    },
    dryRun: TEST,
  },
  { name: 'vgcfgbackup', effect: 'reads' },
  { name: 'vgcfgrestore', effect: { options: { '--list -l': 'reads' }, otherwise: 'destructive' } },
  { name: 'vgreduce', aliases: ['vgexport'], effect: 'high', dryRun: { ...TEST, suggest: '--test' } },
  { name: 'pvmove', effect: 'changes', dryRun: TEST },
  {
    name: 'dmsetup',
    effect: {
      subcommands: {
        'remove remove_all suspend wipe_table clear': 'high',
        'ls status table info deps version targets udevcookies splitname stats help': 'reads',
        '*': 'changes',
      },
    },
    wide: { when: { with: ['remove_all'] } },
  },
  { name: 'mdadm', effect: mdadmEffect, wide: { when: [{ with: ['--stop --scan', '-S --scan', '-Ss'] }] } },
  { name: 'storcli', aliases: ['storcli64', 'perccli', 'perccli64', 'storcli2'], effect: storcliEffect },
  { name: 'megacli', aliases: ['MegaCli', 'MegaCli64', 'megacli64'], effect: megacliEffect },
  {
    name: 'ssacli',
    aliases: ['hpssacli', 'hpacucli', 'arcconf', 'sas2ircu', 'sas3ircu'],
    effect: {
      at: 'any',
      subcommands: {
        'delete DELETE erase initialize': 'destructive',
        'modify create add set CREATE SETSTATE SETCACHE LOCATE locate': 'changes',
      },
    },
  },
  {
    name: 'zpool',
    effect: {
      subcommands: {
        'destroy labelclear create': 'destructive',
        'detach offline export remove split': 'high',
        import: zpoolImport,
        'add attach online replace scrub clear upgrade initialize trim resilver reopen set checkpoint reguid sync':
          'changes',
        'status list iostat history get events version wait help prefetch': 'reads',
      },
      otherwise: UNLISTED,
    },
    dryRun: { options: '-n' },
  },
  {
    name: 'zfs',
    effect: {
      subcommands: {
        'destroy rollback': 'destructive',
        'unmount umount unshare unload-key': 'high',
        'receive recv': { options: { '-F': 'destructive' }, otherwise: 'changes' },
        'create set snapshot snap mount rename promote clone inherit share upgrade hold release allow unallow load-key':
          'changes',
        'bookmark change-key redact project jail unjail program': 'changes',
        'list get diff send holds userspace groupspace projectspace version wait help': 'reads',
      },
      otherwise: UNLISTED,
    },
    dryRun: { options: '-n', suggest: '-n' },
  },
  {
    name: 'btrfs',
    effect: {
      subcommands: {
        'subvolume sub': {
          subcommands: { 'delete del': 'destructive', [SNAPSHOTS]: 'reads' },
          otherwise: 'changes',
        },
        'filesystem fi': { subcommands: { 'usage us df show du sync label': 'reads' }, otherwise: 'changes' },
        'device dev': {
          subcommands: { 'remove delete del': 'high', 'stats usage ready': 'reads' },
          otherwise: 'changes',
        },
        'scrub balance quota replace qgroup': {
          subcommands: { 'status show stat': 'reads', cancel: 'changes' },
          otherwise: 'changes',
        },
        check: {
          options: { '--repair --init-csum-tree --init-extent-tree --clear-space-cache': 'destructive' },
        },
        rescue: 'destructive',
        'receive property': 'changes',
        'inspect-internal inspect send restore version help': 'reads',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'smartctl',
    effect: { options: { '-t --test -X --abort -s --smart --set -o --offlineauto -S': 'changes' } },
  },
  {
    name: 'nvme',
    effect: {
      subcommands: {
        'format sanitize write-zeroes write-uncor delete-ns dsm': 'destructive',
        'reset subsystem-reset disconnect disconnect-all detach-ns ns-rescan-all': 'high',
        'connect connect-all discover fw-commit fw-download fw-activate set-feature create-ns attach-ns write device-self-test':
          'changes',
        'ns-rescan security-send compare': 'changes',
        'list list-* smart-log error-log id-* show-* get-* fw-log read self-test-log effects-log telemetry-log *-log':
          'reads',
        'version help gen-hostnqn endurance-log': 'reads',
      },
      otherwise: UNLISTED,
    },
    wide: { when: { with: ['disconnect-all'] } },
  },
  {
    name: 'hdparm',
    effect: {
      options: {
        '--security-erase --security-erase-enhanced --trim-sector-ranges --make-bad-sector --write-sector --dco-restore':
          'destructive',
        '-I -i -t -T -g -C --Istdout --direct --read-sector': 'reads',
      },
      otherwise: 'changes',
    },
  },
  {
    name: 'ledctl',
    aliases: ['ledmon'],
    effect: {
      options: { '-L --list-controllers -P --list-slots -G --get-slot': 'reads' },
      otherwise: 'changes',
    },
  },
  {
    name: 'multipath',
    effect: {
      options: { '-F -f': 'high', '-ll -l -t -T -d -C -c': 'reads' },
      otherwise: 'changes',
    },
    wide: { when: { argument: /^-\w*F$/ } },
  },
  { name: 'multipathd', effect: multipathdEffect },
  { name: 'iscsiadm', effect: iscsiEffect, wide: { when: { argument: /^--logoutall|^-U/ } } },
  {
    name: 'drbdadm',
    effect: {
      options: { '--overwrite-data-of-peer --force --discard-my-data': 'destructive' },
      otherwise: {
        subcommands: {
          'create-md invalidate invalidate-remote wipe-md': 'destructive',
          'down secondary disconnect detach outdate pause-sync del-peer': 'high',
          'status role cstate dstate dump dump-md sh-* show-gi get-gi cluster-state hidden-commands': 'reads',
          '*': 'changes',
        },
      },
    },
    dryRun: { options: '-d --dry-run' },
  },
  {
    name: 'drbdsetup',
    effect: {
      options: { '--overwrite-data-of-peer --force --discard-my-data': 'destructive' },
      otherwise: {
        subcommands: {
          invalidate: 'destructive',
          'down secondary disconnect detach del-*': 'high',
          'status show events2 role cstate dstate show-gi get-gi': 'reads',
          '*': 'changes',
        },
      },
    },
  },
  {
    name: 'linstor',
    values: '--controllers -m --machine-readable --output-version',
    effect: {
      at: 1,
      subcommands: {
        'delete d': ({ words: [thing = ''] }) =>
          /^(?:resource|r|resource-definition|rd|volume|vd|v|volume-definition|snapshot|s|storage-pool|sp)$/.test(
            thing,
          )
            ? 'destructive'
            : 'high',
        'lost evacuate evict rollback': 'high',
        'list l list-properties lp list-volumes lv info describe interface query-size-info which version':
          'reads',
        '*': 'changes',
      },
    },
  },
  { name: 'mount', effect: mountEffect },
  { name: 'findmnt', effect: 'reads' },
  { name: 'df', effect: 'reads' },
  { name: 'umount', effect: 'high', wide: { when: { argument: /^-\w*a\w*$|^--all$/ } } },
  { name: 'swapoff', effect: 'changes' },
  {
    name: 'swapon',
    effect: {
      options: { '-s --show': 'reads' },
      otherwise: ({ args }) => (args.length === 0 ? 'reads' : 'changes'),
    },
  },
  {
    name: 'losetup',
    effect: {
      options: {
        '-d --detach -D --detach-all': 'high',
        '-f --find -c --set-capacity -P --partscan -r --read-only -o': 'changes',
      },
      otherwise: ({ words }) => (words.length > 1 ? 'changes' : 'reads'),
    },
    wide: { when: { options: '-D --detach-all' } },
  },
  {
    name: 'cryptsetup',
    values:
      '--type --key-file -d --header-backup-file --header -c --cipher -s --key-size -h --hash -S --key-slot',
    effect: {
      subcommands: {
        'luksFormat luksErase erase luksHeaderRestore reencrypt format': 'destructive',
        'close remove luksClose luksKillSlot luksRemoveKey luksSuspend plainClose tcryptClose': 'high',
        'status luksDump isLuks luksUUID benchmark luksHeaderBackup tcryptDump bitlkDump token-list help':
          'reads',
        '*': 'changes',
      },
    },
  },
  {
    name: 'exportfs',
    effect: {
      options: { '-u': 'high', '-r -a -o -i -f': 'changes' },
      otherwise: ({ words }) => (words.length > 0 ? 'changes' : 'reads'),
    },
    wide: { when: { argument: /^-\w*(?:ua|au)\w*$/ } },
  },
  { name: 'showmount', effect: 'reads' },
  { name: 'quota', aliases: ['repquota', 'quotastats'], effect: 'reads' },
  { name: 'setquota', aliases: ['edquota', 'quotaon', 'quotacheck'], effect: 'changes' },
  { name: 'quotaoff', effect: 'high' },
  { name: 'fstrim', effect: 'changes', dryRun: { options: '-n --dry-run' } },
  { name: 'xfs_quota', effect: xfsQuotaEffect },
  {
    name: 'xfs_freeze',
    aliases: ['fsfreeze'],
    effect: { options: { '-f --freeze': 'high' }, otherwise: 'changes' },
  },
];
