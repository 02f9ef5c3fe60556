import type { Effect } from '../effect.ts';
import type { EffectCall, Program } from '../program.ts';

function ddEffect({ args }: EffectCall): Effect {
  const out = args.find((arg) => arg.startsWith('of='))?.slice('of='.length) ?? '';
  if (out === '' || out === '/dev/null') return 'reads';
  return out.startsWith('/dev/') || out.includes('{{') || out.includes('$') ? 'destructive' : 'changes';
}

/** Disks, partitions, volumes and file systems. */
export const DISKS: Program[] = [
  { name: 'dd', effect: ddEffect },
  {
    name: 'wipefs',
    effect: { options: { '-a --all -o': 'destructive' } },
    destroysEvidence: true,
  },
  { name: 'blkdiscard', effect: 'destructive' },
  {
    name: 'mkfs',
    aliases: ['mkfs.ext4', 'mkfs.ext3', 'mkfs.xfs', 'mkfs.btrfs'],
    effect: 'destructive',
    destroysEvidence: true,
  },
  { name: 'mkswap', effect: 'destructive' },
  {
    name: 'fsck',
    aliases: ['fsck.ext4', 'e2fsck', 'xfs_repair'],
    effect: { options: { '-L': 'destructive' }, otherwise: 'changes' },
    dryRun: { options: '-n -N' },
  },
  {
    name: 'sgdisk',
    effect: {
      options: { '--zap-all -Z -o -d': 'destructive', '-p -i': 'reads' },
      otherwise: 'changes',
    },
  },
  {
    name: 'parted',
    effect: {
      at: 'any',
      subcommands: { 'rm mklabel mktable': 'destructive', 'mkpart resizepart set': 'changes' },
    },
  },
  { name: 'lvremove', aliases: ['vgremove', 'pvremove', 'lvreduce', 'pvcreate'], effect: 'destructive' },
  {
    name: 'lvextend',
    aliases: ['vgextend', 'resize2fs', 'xfs_growfs', 'growpart'],
    effect: 'changes',
  },
  {
    name: 'mdadm',
    effect: {
      options: {
        '--zero-superblock': 'destructive',
        '--fail --remove --stop': 'high',
        '--add --create --assemble --manage --grow': 'changes',
      },
    },
  },
  {
    name: 'zpool',
    effect: {
      subcommands: {
        'destroy labelclear': 'destructive',
        'detach offline export': 'high',
        'add attach online replace import scrub clear': 'changes',
      },
    },
  },
  {
    name: 'zfs',
    effect: {
      subcommands: {
        'destroy rollback': 'destructive',
        unmount: 'high',
        'create set snapshot mount receive rename': 'changes',
      },
    },
  },
  { name: 'mount', effect: { subcommands: { '*': 'changes' } } },
  { name: 'umount', effect: 'high' },
  { name: 'swapoff', effect: 'changes' },
  {
    name: 'swapon',
    effect: {
      options: { '-s --show': 'reads' },
      otherwise: ({ args }) => (args.length === 0 ? 'reads' : 'changes'),
    },
  },
];
