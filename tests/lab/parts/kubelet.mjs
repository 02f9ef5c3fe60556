// In the place of the kubelets of a cluster without machines: says that nodes are ready and that pods run (or crash, where
// the pod has the annotation lab/crash), ends pods that are asked to end, and answers for logs. A node that the file `dead`
// names is silent: its pods are neither started nor ended.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [, , home, authority] = process.argv;
const API = 'https://127.0.0.1:6443';
const NODES = ['node-01', 'node-02', 'node-03', 'node-04'];
const LINE = 'level=error msg="setting CHECKOUT_URL is empty" offset 88120412\n';

createServer(
  { cert: readFileSync(join(authority, 'ca.pem')), key: readFileSync(join(authority, 'ca.key')) },
  ({ url }, response) => response.end(url.includes('containerLogs') ? LINE.repeat(6) : 'ok'),
).listen(10250, '127.0.0.1');

for (const name of NODES)
  await call('POST', '/api/v1/nodes', {
    ...{ apiVersion: 'v1', kind: 'Node' },
    metadata: { name, labels: { 'kubernetes.io/hostname': name } },
  });

const crashes = new Map();
for (;;) {
  const dead = existsSync(join(home, 'dead')) ? readFileSync(join(home, 'dead'), 'utf8').split(/\s+/) : [];
  for (const name of NODES)
    await call('PATCH', `/api/v1/nodes/${name}/status`, { status: nodeStatus(name, !dead.includes(name)) });
  const pods = await call('GET', '/api/v1/pods');
  for (const pod of pods?.items ?? []) if (!dead.includes(pod.spec.nodeName)) await tend(pod);
  await sleep(1000);
}

async function tend({ metadata, spec, status }) {
  if (!spec.nodeName) return;
  const path = `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`;
  if (metadata.deletionTimestamp) {
    await call('DELETE', path, { apiVersion: 'v1', kind: 'DeleteOptions', gracePeriodSeconds: 0 });
    return;
  }
  const crash = metadata.annotations?.['lab/crash'];
  if (!crash && status.phase === 'Running') return;
  crashes.set(metadata.uid, (crashes.get(metadata.uid) ?? 0) + (crash ? 1 : 0));
  const ready = crash ? 'False' : 'True';
  await call('PATCH', `${path}/status`, {
    status: {
      ...{ phase: 'Running', hostIP: '127.0.0.1', podIP: '127.0.0.1', startTime: time() },
      containerStatuses: spec.containers.map((container) => containerStatus(container, metadata.uid, crash)),
      conditions: [
        { type: 'Initialized', status: 'True' },
        { type: 'Ready', status: ready },
        { type: 'ContainersReady', status: ready },
        { type: 'PodScheduled', status: 'True' },
      ],
    },
  });
}

function containerStatus({ name, image }, uid, crash) {
  const common = { name, image, imageID: image, containerID: `lab://${uid}`, ready: !crash, started: !crash };
  if (!crash) return { ...common, restartCount: 0, state: { running: { startedAt: time() } } };
  const [reason, code = '1'] = crash.split(' ');
  return {
    ...common,
    restartCount: crashes.get(uid),
    state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off restarting failed container' } },
    lastState: {
      terminated: {
        ...{ exitCode: Number(code), reason, startedAt: time(-9), finishedAt: time() },
        containerID: `lab://${uid}`,
      },
    },
  };
}

function nodeStatus(name, isUp) {
  const room = { cpu: '8', memory: '16Gi', pods: '110' };
  const info = ['machineID', 'systemUUID', 'bootID', 'kernelVersion', 'osImage', 'containerRuntimeVersion'];
  const more = ['kubeletVersion', 'kubeProxyVersion', 'operatingSystem', 'architecture'];
  return {
    addresses: [
      { type: 'InternalIP', address: '127.0.0.1' },
      { type: 'Hostname', address: name },
    ],
    daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    ...{ capacity: room, allocatable: room },
    nodeInfo: Object.fromEntries([...info, ...more].map((key) => [key, 'lab'])),
    conditions: [
      {
        ...{
          type: 'Ready',
          status: isUp ? 'True' : 'Unknown',
          lastHeartbeatTime: time(),
          lastTransitionTime: time(),
        },
        reason: isUp ? 'KubeletReady' : 'NodeStatusUnknown',
        message: isUp ? 'kubelet is posting ready status' : 'Kubelet stopped posting node status.',
      },
    ],
  };
}

/** Asks the API server. An answer that is no object, or none at all, is tried again in the next turn. */
async function call(method, path, body) {
  const type = method === 'PATCH' ? 'application/strategic-merge-patch+json' : 'application/json';
  try {
    const response = await fetch(API + path, {
      method,
      headers: { authorization: 'Bearer labtoken', 'content-type': type },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(5000),
    });
    return await response.json();
  } catch {
    return undefined;
  }
}

function time(seconds = 0) {
  return `${new Date(Date.now() + seconds * 1000).toISOString().slice(0, 19)}Z`;
}
