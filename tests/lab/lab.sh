#!/bin/bash
# A laboratory for the example runbooks: PostgreSQL 15 pairs in Debian's layout, Redis, nginx with TLS and certbot's files,
# BIND with a hidden primary and three secondaries, and a Kubernetes API.
#
# For a Debian 12 machine that may be thrown away, as root. It all runs in a network namespace that has only a loopback, so
# no command of a runbook can reach another machine, whatever it names. Each host of the runbooks is a mount namespace with
# its own /etc, /var/lib and /var/log of what it serves, so that every path and port is the one on the page.
#
#   lab.sh install [kube]          the packages; with kube, the Kubernetes servers as well, built from Debian's source
#   lab.sh up [pg|redis|tls|dns|kube]...   all but kube if none is named
#   lab.sh op 'COMMAND'            runs it as an operator would, with ssh, psql, redis-cli, kubectl and dig
#   lab.sh on HOST 'COMMAND'       runs it as root on that host
#   lab.sh cut HOST, join HOST     nobody reaches the host by ssh any more, and again
#   lab.sh release NAMESPACE DEPLOYMENT TAG ['Error 1']   a release; with a fourth word its pods crash with that
#   lab.sh dead [NODE...]          these nodes fall silent, all others talk
#   lab.sh versions                what is installed
#   lab.sh status                  what runs
#   lab.sh down                    ends every process that was started here, and takes the folder away
#
# LAB is the folder of the lab (default /var/tmp/muster-lab), K8S that of the Kubernetes servers (default
# /var/tmp/muster-lab-kubernetes).
set -uo pipefail
LAB=${LAB:-/var/tmp/muster-lab}
K8S=${K8S:-/var/tmp/muster-lab-kubernetes}
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
SYSTEM_PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

declare -A IP=(
  [db-1]=127.0.1.1 [db-2]=127.0.1.2 [db-3]=127.0.1.3 [db-4]=127.0.1.4 [db-5]=127.0.1.5 [backup-1]=127.0.1.6
  [cache-1]=127.0.1.7 [queue]=127.0.1.8 [edge-1]=127.0.1.11 [edge-2]=127.0.1.12
  [gw-1]=127.0.1.21 [gw-2]=127.0.1.22 [gw-3]=127.0.1.23 [gw-4]=127.0.1.24
  [ns-0]=127.0.1.50 [ns-1]=203.0.113.53 [ns-2]=203.0.113.54 [ns-3]=203.0.113.55)
declare -A DOMAIN=(
  [db-1]=ledger.larkspur.example [db-2]=ledger.larkspur.example [db-3]=depot.larkspur.example
  [db-4]=depot.larkspur.example [db-5]=depot.larkspur.example [backup-1]=depot.larkspur.example
  [cache-1]=depot.larkspur.example [queue]=ledger.larkspur.example [edge-1]=larkspur.example
  [edge-2]=larkspur.example [gw-1]=edge.larkspur.example [gw-2]=edge.larkspur.example [gw-3]=edge.larkspur.example
  [gw-4]=edge.larkspur.example [ns-0]=edge.larkspur.example [ns-1]=edge.larkspur.example
  [ns-2]=edge.larkspur.example [ns-3]=edge.larkspur.example)
# What each host has of its own; everything else is the machine's.
OWN=(/etc/postgresql /var/lib/postgresql /var/log/postgresql /run/postgresql /etc/nginx /var/log/nginx /var/lib/nginx
  /etc/bind /var/cache/bind /run/named /etc/letsencrypt /var/log/letsencrypt /var/lib/letsencrypt /srv)

die() {
  echo "lab: $*" >&2
  exit 1
}
pid_of() { cat "$LAB/pid/$1" 2>/dev/null; }
alive() {
  local p
  p=$(pid_of "$1") && [ -n "$p" ] && kill -0 "$p" 2>/dev/null
}
# Runs a command in the namespaces that all hosts share.
in_world() { nsenter -t "$(pid_of world)" -m -u -n -- "$@"; }
inside() { # HOST COMMAND: as root
  local p
  p=$(pid_of "$1") || die "$1 is not up. Start it with: lab.sh up"
  nsenter -t "$p" -m -u -n -- env -i HOME=/root LANG=C.UTF-8 PATH=$SYSTEM_PATH LAB="$LAB" LAB_HOST="$1" sh -c "cd /; $2"
}

# The namespaces that all hosts share: a network with only a loopback, the user ops, and the programs that stand in.
world() {
  alive world && return
  mkdir -p "$LAB"/{pid,host,bin,etc/sudoers.d} "$LAB/home" && chmod 755 "$LAB"
  setsid unshare -m -n -u --propagation private sh -c 'exec sleep infinity' </dev/null >/dev/null 2>&1 &
  echo $! >"$LAB/pid/world"
  sleep 0.3
  cp /etc/passwd /etc/group /etc/shadow "$LAB/etc/"
  if ! grep -q '^ops:' "$LAB/etc/passwd"; then
    echo 'ops:x:4711:4711::/home/ops:/bin/sh' >>"$LAB/etc/passwd"
    echo 'ops:x:4711:' >>"$LAB/etc/group"
    echo 'ops:*:19000:0:99999:7:::' >>"$LAB/etc/shadow"
  fi
  printf '%s\n' 'ops ALL=(ALL) NOPASSWD: ALL' 'ALL ALL=(root) NOPASSWD: /usr/local/bin/lab-enter' >"$LAB/etc/sudoers.d/lab"
  chmod 440 "$LAB/etc/sudoers.d/lab"
  chown 4711:4711 "$LAB/home"
  {
    echo '127.0.0.1 localhost operator'
    local host
    for host in "${!IP[@]}"; do echo "${IP[$host]} $host.${DOMAIN[$host]} $host"; done
    echo '127.0.1.11 pay.larkspur.example'
    echo '127.0.1.21 www.larkspur.example'
    echo '127.0.0.1 node-01 node-02 node-03 node-04'
  } >"$LAB/etc/hosts"
  echo 'nameserver 127.0.1.50' >"$LAB/etc/resolv.conf"
  local program
  for program in "$HERE"/bin/*; do sed "s#@LAB@#$LAB#g" "$program" >"$LAB/bin/$(basename "$program")"; done
  # The programs of the machine's own folder would be hidden by the mount.
  [ ! -e /usr/local/bin/kubectl ] || cp /usr/local/bin/kubectl "$LAB/bin/"
  chmod 755 "$LAB"/bin/*
  in_world sh -c "
    hostname operator
    ip link set lo up
    for a in 127.0.1.50 203.0.113.53 203.0.113.54 203.0.113.55 203.0.113.10 203.0.113.11; do ip addr add \$a/32 dev lo; done
    for f in hosts resolv.conf passwd group shadow; do mount --bind '$LAB/etc/'\$f \$(readlink -f /etc/\$f); done
    mount --bind '$LAB/etc/sudoers.d' /etc/sudoers.d
    mkdir -p /home/ops && mount --bind '$LAB/home' /home/ops
    mount --bind '$LAB/bin' /usr/local/bin"
}

# Makes a host: its name, and its own folders.
host() { # NAME...
  local name folder
  for name; do
    alive "$name" && continue
    for folder in "${OWN[@]}"; do
      mkdir -p "$LAB/host/$name$folder" "$folder"
      case $folder in
        /etc/nginx | /etc/bind)
          if [ ! -e "$LAB/host/$name$folder/.filled" ]; then
            cp -a "$folder/." "$LAB/host/$name$folder/"
            touch "$LAB/host/$name$folder/.filled"
          fi
          ;;
      esac
      chown --reference="$folder" "$LAB/host/$name$folder"
      chmod --reference="$folder" "$LAB/host/$name$folder"
    done
    # Not by a function, which would be a shell of its own with another id.
    nsenter -t "$(pid_of world)" -m -u -n -- setsid unshare -m -u --propagation private sh -c "
      hostname $name.${DOMAIN[$name]}
      for d in ${OWN[*]}; do mount --bind '$LAB/host/$name'\$d \$d; done
      exec sleep infinity" </dev/null >/dev/null 2>&1 &
    echo $! >"$LAB/pid/$name"
    sleep 0.2
  done
}

# A certificate authority that the operator's programs trust.
authority() {
  [ -e "$LAB/etc/ca.key" ] && return
  openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj '/CN=Lab CA' -keyout "$LAB/etc/ca.key" -out "$LAB/etc/ca.pem" 2>/dev/null
}

for part in "$HERE"/parts/*.sh; do . "$part"; done

op() { # COMMAND: as the operator
  alive world || die 'the lab is not up. Start it with: lab.sh up'
  in_world env -i LAB="$LAB" HOME=/home/ops USER=ops LANG=C.UTF-8 SSL_CERT_FILE="$LAB/etc/ca.pem" \
    CURL_CA_BUNDLE="$LAB/etc/ca.pem" PATH=$SYSTEM_PATH setpriv --reuid 4711 --regid 4711 --clear-groups sh -c "cd; $1"
}

down() {
  local name file p
  for name in "${!IP[@]}"; do
    alive "$name" && inside "$name" "
      [ ! -e /etc/postgresql/15/main ] || pg_ctlcluster --skip-systemctl-redirect -m immediate 15 main stop 2>/dev/null
      [ ! -e /run/named/named.pid ] || kill \$(cat /run/named/named.pid)
      true" 2>/dev/null
  done
  for file in "$LAB"/pid/*; do
    case $file in */world) continue ;; esac
    p=$(cat "$file" 2>/dev/null) && [ -n "$p" ] && kill "$p" 2>/dev/null
  done
  sleep 1
  # A server that a page restarted has another id than the one noted: whatever runs in this network goes as well.
  p=$(pid_of world)
  if [ -n "$p" ] && [ -e "/proc/$p/ns/net" ]; then
    local net other
    net=$(readlink "/proc/$p/ns/net")
    [ "$net" = "$(readlink /proc/self/ns/net)" ] || for other in /proc/[0-9]*; do
      [ "$(readlink "$other/ns/net" 2>/dev/null)" != "$net" ] || [ "${other#/proc/}" = "$p" ] || kill -9 "${other#/proc/}" 2>/dev/null
    done
    kill "$p" 2>/dev/null
  fi
  sleep 0.5
  case $LAB in / | /etc* | /usr* | /home | /root | '') die "will not remove $LAB" ;; esac
  rm -rf --one-file-system "$LAB"
}

status() {
  local file
  for file in "$LAB"/pid/*; do
    kill -0 "$(cat "$file")" 2>/dev/null && echo "$(basename "$file") runs" || echo "$(basename "$file") has ended"
  done
}

usage() { sed -n '2,25s/^# \{0,1\}//p' "$0"; }

case ${1:-} in '' | -h | --help) usage; exit ;; esac
[ "$(id -u)" = 0 ] || die 'the lab needs root, on a machine that may be thrown away'
case $1 in
  install) install_packages && { [ "${2:-}" != kube ] || install_kube; } ;;
  up)
    shift
    world
    [ $# != 0 ] || set -- pg redis tls dns
    for part; do
      case $part in pg | redis | tls | dns | kube) "up_$part" ;; *) die "unknown part $part: pg, redis, tls, dns or kube" ;; esac
    done
    ;;
  op) op "$2" ;;
  on) inside "$2" "$3" ;;
  cut) mkdir -p "$LAB/cut" && touch "$LAB/cut/$2" ;;
  join) rm -f "$LAB/cut/$2" ;;
  release) shift && release "$@" ;;
  dead) shift && echo "$*" >"$LAB/kube/dead" ;;
  versions) versions ;;
  status) status ;;
  down) down ;;
  *) die "unknown command $1. See lab.sh --help" ;;
esac
