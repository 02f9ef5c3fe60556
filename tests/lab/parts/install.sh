# The packages of the lab, and the Kubernetes servers.

install_packages() {
  export DEBIAN_FRONTEND=noninteractive
  local made=
  # So that no package starts a server of the machine.
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d && chmod +x /usr/sbin/policy-rc.d
    made=1
  fi
  apt-get update -qq && apt-get install -y --no-install-recommends postgresql-15 postgresql-client-15 redis-server \
    redis-tools nginx bind9 bind9-utils bind9-dnsutils openssl certbot etcd-server jq sudo rsync curl iproute2 \
    util-linux procps git ca-certificates
  local code=$?
  [ -z "$made" ] || rm -f /usr/sbin/policy-rc.d
  return $code
}

# Kubernetes 1.20.2: Debian's source package has the servers, which Debian itself does not build. kubectl is Debian 13's,
# because the pages use what 1.20 does not know (`events`, `logs --all-pods`).
install_kube() {
  local work=$K8S/build lists=$K8S/lists
  mkdir -p "$work" "$lists/12/partial" "$lists/13/partial"
  echo 'lab: reading the lists of packages'
  apt-get install -y -qq --no-install-recommends golang-1.19-go dpkg-dev >/dev/null || return
  echo 'deb-src http://deb.debian.org/debian bookworm main' >"$lists/12.list"
  echo 'deb http://deb.debian.org/debian trixie main' >"$lists/13.list"
  local from12=(-o Dir::Etc::sourcelist="$lists/12.list" -o Dir::Etc::sourceparts=- -o Dir::State::lists="$lists/12")
  local from13=(-o Dir::Etc::sourcelist="$lists/13.list" -o Dir::Etc::sourceparts=- -o Dir::State::lists="$lists/13")
  apt-get "${from12[@]}" -qq update && apt-get "${from13[@]}" -qq update || return
  (cd "$work" && apt-get "${from12[@]}" -qq source --download-only kubernetes=1.20.5+really1.20.2-1.1 &&
    apt-get "${from13[@]}" -qq download kubectl=1.32.3+ds-2) || return
  dpkg-deb -x "$work"/kubectl_*.deb "$work/kubectl" && cp "$work/kubectl/usr/bin/kubectl" "$K8S/"
  build_kube "$work"
}

build_kube() { # FOLDER
  local go=$1/go tree=$1/go/src/k8s.io/kubernetes name
  mkdir -p "$tree"
  tar xzf "$1"/kubernetes_1.20*.orig.tar.gz -C "$tree" --strip-components=1
  export GO111MODULE=off GOPATH=$go GOCACHE=$1/cache CGO_ENABLED=0 GOROOT=/usr/lib/go-1.19 PATH=/usr/lib/go-1.19/bin:$PATH
  cd "$tree" || return
  echo 'lab: writing what the API server says of its objects'
  go build -o "$1/openapi-gen" ./vendor/k8s.io/kube-openapi/cmd/openapi-gen || return
  local packages
  packages=$(grep -rl --include='*.go' '+k8s:openapi-gen=' pkg staging/src | xargs -n1 dirname | sort -u |
    sed -E 's#^staging/src/##; s#^pkg#k8s.io/kubernetes/pkg#' |
    grep -vE 'example|code-generator|generated|config/v1alpha1$' |
    sed -E 's#^k8s.io/(api|apimachinery|apiserver|client-go|apiextensions-apiserver|kube-aggregator|metrics|component-base)/#k8s.io/kubernetes/vendor/k8s.io/\1/#' |
    paste -sd,)
  "$1/openapi-gen" --logtostderr -i "$packages" -p k8s.io/kubernetes/pkg/generated/openapi -O zz_generated.openapi \
    --go-header-file hack/boilerplate/boilerplate.generatego.txt -r "$1/violations" --output-base "$go/src" || return
  sed -i 's#k8s.io/kubernetes/vendor/##g' pkg/generated/openapi/zz_generated.openapi.go
  local version=k8s.io/kubernetes/vendor/k8s.io/component-base/version
  for name in kube-apiserver kube-controller-manager kube-scheduler; do
    echo "lab: building $name, which takes a minute or two"
    go build -ldflags "-X $version.gitVersion=v1.20.2 -X $version.gitMajor=1 -X $version.gitMinor=20" \
      -o "$K8S/$name" "k8s.io/kubernetes/cmd/$name" || return
  done
  rm -rf "$1"
}

# One line for each program that a walk uses, as it names its own version.
versions() {
  local program
  echo "system $(. /etc/os-release && echo "$PRETTY_NAME")"
  for program in 'postgresql psql --version' 'redis redis-server --version' 'nginx nginx -v' 'bind named -v' \
    'dig dig -v' 'etcd etcd --version' 'certbot certbot --version' 'openssl openssl version' 'curl curl --version' 'git git --version' \
    "kubectl $K8S/kubectl version --client" "kubernetes $K8S/kube-apiserver --version"; do
    # shellcheck disable=SC2086
    echo "${program%% *} $(${program#* } 2>&1 | head -1)"
  done
}
