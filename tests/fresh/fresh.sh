#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
# Tries the commands of the README in a bare Debian 12 that is made for it and thrown away.
# By hand, as root, with debootstrap: tests/fresh/fresh.sh [VERB...], default: run test.
# Packages come from wherever this machine gets its own.
set -eu

[ "$(id -u)" -eq 0 ] || { echo "fresh.sh: has to be root, for chroot" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "fresh.sh: needs debootstrap" >&2; exit 1; }
[ $# -gt 0 ] || set -- run test

top=$(cd "$(dirname "$0")/../.." && pwd)
release=bookworm
root=$(mktemp -d)
inside=srv/tabard

clean() {
  for place in dev/pts dev proc; do
    if mountpoint -q "$root/$place"; then
      umount "$root/$place"
    fi
  done
  rm -rf --one-file-system "$root"
}
trap clean EXIT
trap 'exit 130' INT TERM

# Address, suite and component of what this machine's apt knows of the release.
sources() {
  # shellcheck disable=SC2016 # apt fills the fields in
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' \
    | sort -u | awk -v r="$release" '$2 == r || index ($2, r "-") == 1'
}

mirror=$(sources | awk -v r="$release" '$2 == r { print $1; exit }')
[ -n "$mirror" ] || { echo "fresh.sh: this machine's apt has no source of $release" >&2; exit 1; }

begin=$(date +%s)
if ! debootstrap --variant=minbase "$release" "$root" "$mirror" >"$root.log" 2>&1; then
  tail -n 20 "$root.log" >&2
  exit 1
fi
rm -f "$root.log"
echo "fresh.sh: bare system ready after $(($(date +%s) - begin)) s"

# A bare system has no lists of packages either.
rm -rf "$root"/var/lib/apt/lists/*
sources | sed 's/^/deb /' >"$root/etc/apt/sources.list"
apt-config dump | grep -i '^Acquire::[a-z]*::.*Proxy' >"$root/etc/apt/apt.conf.d/99proxy" || true
cp /etc/resolv.conf "$root/etc/resolv.conf"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
mount --bind /dev/pts "$root/dev/pts" # terminals for the tests of the progress bar
git clone -q --no-hardlinks "$top" "$root/$inside"

status=0
for verb in "$@"; do
  begin=$(date +%s)
  if chroot "$root" /usr/bin/env -i HOME="/$inside" PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb \
    ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
    /bin/sh "/$inside/bootstrap" "$verb"; then
    end=good
  else
    end=failed
    status=1
  fi
  echo "fresh.sh: ./bootstrap $verb: $end after $(($(date +%s) - begin)) s"
done
exit $status
