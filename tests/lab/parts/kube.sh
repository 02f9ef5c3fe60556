# Kubernetes: a real API server with etcd, controllers and scheduler; kubelet.mjs is in the place of all kubelets.

kube_start() { # NAME COMMAND...
  local name=$1
  shift
  nsenter -t "$(pid_of world)" -m -u -n -- setsid "$@" >"$LAB/kube/$name.log" 2>&1 </dev/null &
  echo $! >"$LAB/pid/$name"
}

up_kube() {
  [ -x "$K8S/kube-apiserver" ] || die "no kube-apiserver in $K8S. Build it with: lab.sh install kube"
  local dir=$LAB/kube api=https://127.0.0.1:6443 context
  mkdir -p "$dir" && cd "$dir" || exit 1
  authority
  [ ! -x "$K8S/kubectl" ] || cp "$K8S/kubectl" "$LAB/bin/kubectl"
  openssl genrsa -out sa.key 2048 2>/dev/null && openssl rsa -in sa.key -pubout -out sa.pub 2>/dev/null
  echo 'labtoken,admin,1,"system:masters"' >tokens.csv
  export KUBECONFIG=$dir/config
  local kubectl=$LAB/bin/kubectl
  [ -x "$kubectl" ] || kubectl=kubectl
  $kubectl config set-cluster lab --server=$api --insecure-skip-tls-verify >/dev/null
  $kubectl config set-credentials admin --token=labtoken >/dev/null
  for context in prod-eu-2 prod-eu; do $kubectl config set-context $context --cluster=lab --user=admin >/dev/null; done
  $kubectl config use-context prod-eu >/dev/null
  kube_start etcd etcd --data-dir "$dir/etcd" --listen-client-urls http://127.0.0.1:2379 \
    --advertise-client-urls http://127.0.0.1:2379 --listen-peer-urls http://127.0.0.1:2380 --unsafe-no-fsync
  sleep 2
  kube_start kube-apiserver "$K8S/kube-apiserver" --etcd-servers=http://127.0.0.1:2379 --bind-address=127.0.0.1 \
    --advertise-address=127.0.0.1 --secure-port=6443 --cert-dir="$dir/certs" --service-account-key-file="$dir/sa.pub" \
    --service-account-signing-key-file="$dir/sa.key" --service-account-issuer=https://kube.lab \
    --token-auth-file="$dir/tokens.csv" --authorization-mode=RBAC --service-cluster-ip-range=10.96.0.0/16 \
    --disable-admission-plugins=ServiceAccount --endpoint-reconciler-type=none
  local turn
  for turn in $(seq 30); do
    sleep 2
    in_world "$kubectl" get --raw /readyz >/dev/null 2>&1 && break
    [ "$turn" != 30 ] || die "the API server did not get ready. See $dir/kube-apiserver.log"
  done
  kube_start kube-controller-manager "$K8S/kube-controller-manager" --kubeconfig="$dir/config" \
    --service-account-private-key-file="$dir/sa.key" --leader-elect=false --node-monitor-grace-period=15s
  kube_start kube-scheduler "$K8S/kube-scheduler" --kubeconfig="$dir/config" --leader-elect=false
  kube_start kubelet env NODE_TLS_REJECT_UNAUTHORIZED=0 NODE_NO_WARNINGS=1 node "$HERE/parts/kubelet.mjs" "$dir" "$LAB/etc"
  mkdir -p "$LAB/home/.kube" && cp config "$LAB/home/.kube/config" && chown -R 4711:4711 "$LAB/home/.kube"
  local space each namespace name replicas
  for space in ledger depot edge; do in_world "$kubectl" create ns $space >/dev/null; done
  for each in ledger/checkout/2 ledger/invoice-worker/1 depot/position-writer/4 depot/scan-intake/2 \
    depot/tracking-api/2 edge/web-app/3 edge/api-gateway/2 kube-system/cluster-autoscaler/1; do
    IFS=/ read -r namespace name replicas <<<"$each"
    in_world "$kubectl" -n "$namespace" create deploy "$name" --image="registry.example/$name:1" --replicas="$replicas" >/dev/null
  done
  in_world "$kubectl" wait deploy --all -A --for=condition=Available --timeout=90s >/dev/null ||
    die 'the deployments did not get ready'
  in_world "$kubectl" -n ledger create rolebinding checkout-deployer --clusterrole=edit \
    --serviceaccount=ledger:other --serviceaccount=ledger:deployer >/dev/null
}

# A release of a deployment. With a fourth word, such as 'Error 1' or 'OOMKilled 137', its pods crash with that.
release() { # NAMESPACE DEPLOYMENT TAG [CRASH]
  local crash=null
  [ -z "${4:-}" ] || crash="\"$4\""
  op "kubectl --context prod-eu -n $1 patch deploy $2 -p '{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"lab/crash\":$crash}},\"spec\":{\"containers\":[{\"name\":\"$2\",\"image\":\"registry.example/$2:$3\"}]}}}}'"
}
