import type { EffectCall, EffectRule, Program } from '../program.ts';
import { operandsOf, splitWords } from '../arguments.ts';
import type { Effect } from '../effect.ts';
import { UNLISTED } from './unlisted.ts';

const LXC_VALUES = splitWords('--project --cwd --env --user --group -T');

/** A machine's own command, which stands last, decides: `/status/stop`. */
function pveCreation({ rest: [path = ''] }: EffectCall): Effect {
  return /\/status\/(?:stop|shutdown|reboot|reset|suspend)$/.test(path)
    ? 'high'
    : /\/rollback$/.test(path)
      ? 'destructive'
      : 'changes';
}

const PROXMOX: EffectRule = {
  subcommands: {
    'destroy rollback delsnapshot': 'destructive',
    'stop shutdown reset reboot suspend': 'high',
    'list status config listsnapshot pending showcmd cloudinit help cpusets df exec enter console terminal':
      'reads',
    agent: {
      subcommands: {
        '*': {
          at: 2,
          subcommands: { 'ping info get-* network-get-interfaces': 'reads' },
          otherwise: 'changes',
        },
      },
    },
    '*': 'changes',
  },
};

function powerEffect({ args }: EffectCall): Effect {
  return args.some((arg) => /^-(?:off|reset|r|s|suspend)(?:=true)?$/.test(arg)) ? 'high' : 'changes';
}

/** Virtual machines, and the hosts under them. */
export const VIRTUAL: Program[] = [
  {
    name: 'govc',
    values: '-dc -ds -host -u -k -vm -folder -pool -cert -key',
    effect: {
      subcommands: {
        'vm.destroy datastore.rm snapshot.remove snapshot.revert object.destroy pool.destroy host.remove':
          'destructive',
        '*.destroy *.remove *.rm datastore.disk.inflate': 'destructive',
        'vm.power': powerEffect,
        'host.shutdown host.disconnect vm.unregister device.disconnect host.service.stop': 'high',
        '*.info ls find events about *.ls *.get tree logs logs.* tasks metric.* *.list *.usage env version object.collect':
          'reads',
        '*.tree session.ls vm.console vm.ip license.ls alarms permissions.ls datastore.download export.* help':
          'reads',
        '*.*': 'changes',
      },
      otherwise: UNLISTED,
    },
    leaves: { with: ['host.maintenance.enter'] },
  },
  {
    name: 'virsh',
    values: '-c --connect -k -K -l --log',
    effect: {
      subcommands: {
        'snapshot-revert snapshot-delete vol-delete vol-wipe pool-delete checkpoint-delete': 'destructive',
        undefine: {
          options: {
            '--remove-all-storage --storage --wipe-storage --delete-storage-volume-snapshots': 'destructive',
          },
          otherwise: 'high',
        },
        'shutdown destroy reboot reset suspend managedsave save detach-* net-destroy pool-destroy dompmsuspend blockjob':
          'high',
        'list dominfo dom* *-list *-info dumpxml *-dumpxml vcpuinfo vcpucount nodeinfo node*stats capabilities uri':
          'reads',
        'version hostname sysinfo qemu-agent-command console ttyconsole screenshot schedinfo help net-dhcp-leases':
          'reads',
        '*': 'changes',
      },
    },
  },
  { name: 'qm', effect: PROXMOX },
  {
    name: 'pct',
    effect: PROXMOX,
    wraps: { subcommands: ['exec'], skip: 1, dashes: true, on: 'the container' },
  },
  {
    name: 'pvesh',
    effect: {
      subcommands: {
        'get ls usage help': 'reads',
        delete: 'destructive',
        create: pveCreation,
        set: 'changes',
      },
      otherwise: UNLISTED,
    },
  },
  {
    name: 'pvecm',
    effect: { subcommands: { 'status nodes apiver help': 'reads', delnode: 'high' }, otherwise: 'changes' },
  },
  {
    name: 'xe',
    values: '-s -p -u -pw -pwf',
    effect: {
      subcommands: {
        '*-uninstall *-destroy *-revert *-wipe vdi-forget': 'destructive',
        '*-shutdown *-reboot *-disable *-suspend *-pause *-unplug *-evacuate *-eject *-remove *-forget pool-emergency-*':
          'high',
        '*-list *-param-list *-param-get help *-backup-list diagnostic-* host-get-* *-data-source-query':
          'reads',
        '*': 'changes',
      },
    },
  },
  {
    name: 'lxc',
    aliases: ['incus'],
    values: '--project',
    effect: {
      subcommands: {
        'delete rm restore rebuild': 'destructive',
        'stop pause freeze': 'high',
        'list ls info exec shell console monitor version help top query warning operation': 'reads',
        'storage network profile config image project remote cluster snapshot file alias': {
          at: 'any',
          subcommands: {
            'delete rm': 'destructive',
            'detach remove evacuate': 'high',
            'list ls show info get pull export': 'reads',
          },
          otherwise: 'changes',
        },
        'start restart launch init create copy cp move mv rename snapshot publish import export': 'changes',
      },
      otherwise: UNLISTED,
    },
    wraps: (args) => {
      const [verb, ...rest] = operandsOf(args, LXC_VALUES);
      if (verb !== 'exec') return undefined;
      const [, ...words] = operandsOf(rest, LXC_VALUES);
      return { commands: [{ words: operandsOf(words, LXC_VALUES) }], on: 'the container' };
    },
  },
  {
    name: 'vagrant',
    effect: {
      subcommands: {
        destroy: 'destructive',
        'halt suspend': 'high',
        'up reload provision resume rsync package push': 'changes',
        snapshot: {
          subcommands: { list: 'reads', 'restore pop delete': 'destructive' },
          otherwise: 'changes',
        },
        'status global-status box port ssh-config ssh version validate help winrm-config': 'reads',
      },
      otherwise: UNLISTED,
    },
    wraps: { subcommands: ['ssh'], options: '-c --command', on: 'the machine', skip: 1 },
  },
];
