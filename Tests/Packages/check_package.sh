#!/usr/bin/env bash
# Installs the Debian package and the archive in a clean Debian that has no Swift and no compiler,
# does the README's main job there, upgrades, removes and purges. Needs root and a Debian mirror.
#   check_package.sh HUIZONG.deb HUIZONG.tar.xz
# What is checked is printed line by line; the first thing that is otherwise ends it with 1.
set -euo pipefail
cd "$(dirname "$0")/../.."
deb=$(realpath "$1")
tarball=$(realpath "$2")
root=$PWD/.build/package-root
log=$PWD/.build/package-check.log
passed=0

[ "$(id -u)" = 0 ] || { echo "请以 root 运行 Run this as root: sudo make check-package" >&2; exit 1; }
: > "$log"
trap 'code=$?; [ $code -eq 0 ] || { echo "未通过 Not passed; the end of $log:"; tail -n 40 "$log"; }' EXIT

# A command in the clean system, with processes and mounts of its own that end with it.
inside() {
    unshare --mount --pid --fork --kill-child bash -c '
        mount -t proc proc "$0/proc"; mount -t tmpfs tmpfs "$0/dev/shm"
        exec chroot "$0" /usr/bin/env -i HOME=/ LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
            PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"' \
        "$root" "$@" </dev/null
}
as() {
    local user=$1
    shift
    inside runuser -u "$user" -- env "HOME=/home/$user" "$@"
}
apt() { inside apt-get -qq -y "$@" >> "$log" 2>&1; }
# check WHAT COMMAND…: the command must succeed; what it says goes to the log.
check() {
    local what=$1
    shift
    if ! "$@" >> "$log" 2>&1; then
        echo "没有做到 Not so: $what"
        exit 1
    fi
    passed=$((passed + 1))
    echo "- $what"
}
# ends WITH CODE SAYING TEXT BY COMMAND…
ends() {
    local code=0 wanted=$2 text=$4
    shift 5
    "$@" > .build/package-said 2>&1 || code=$?
    cat .build/package-said >> "$log"
    [ "$code" = "$wanted" ] && grep -q -- "$text" .build/package-said
}
absent() { for path in "$@"; do [ ! -e "$root$path" ] || return 1; done; }
present() { for path in "$@"; do [ -e "$root$path" ] || return 1; done; }
job() { as huizong env HOME=/var/lib/huizong HUIZONG_DATA_DIRECTORY=/var/lib/huizong "${program:-huizong}" "$@"; }
# The night's line of the cron file, as cron runs it.
silent_cron() {
    local line
    line=$(grep '^10 2' "$root/etc/cron.d/huizong" | cut -d' ' -f7-)
    [ -z "$(inside runuser -u huizong -- /bin/sh -c "$line" 2>&1)" ]
}
says() { ends with 0 saying "$1" by "${@:2}"; }

clean_system() {
    rm -rf "$root"
    local suite
    suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
    mmdebstrap --mode=root --variant=minbase --include=systemd "$suite" "$root" >> "$log" 2>&1
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    # nothing is started while packages are installed
    printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
    chmod +x "$root/usr/sbin/policy-rc.d"
    apt update
    inside useradd --create-home clerk
    # reports to read, one of them a PDF
    cp config/demo/tonggu-2020.txt "$root/home/clerk/"
    cp "$pdf" "$root/home/clerk/report.pdf"
}
pdf=$(find Tests/DocumentsTests/Fixtures -name '*.pdf' | sort | head -n 1)

no_compiler() {
    [ -z "$(find "$root" -xdev \( -name 'libswift*' -o -path '*bin/swift*' \
        -o -path '*bin/cc' -o -path '*bin/gcc*' -o -path '*bin/clang*' \) -print -quit)" ]
}

# The README's main job; the same figures whatever it was installed from.
main_job() {
    # to begin with, no settings: an installation makes no database of its own unasked
    check "without a database the job ends with 78 and says what to set" \
        ends with 78 saying database.private by job run
    check "huizong demo ends with an edition, totals and the late list" \
        says 已发布第 as clerk "${program:-huizong}" demo --lang zh
    check "huizong check reads the demo's report" \
        says 2020 as clerk "${program:-huizong}" check --format json /home/clerk/tonggu-2020.txt
    sed -i 's/^  private: ""/  private: true/' "$root/etc/huizong/huizong.yaml"
    check "huizong migrate makes tables, roles and rights" job migrate
    check "huizong sample stores a county" job sample --region 360926 --agencies 20 --years 2019-2020 --seed 7
    check "huizong run publishes" job run
    check "huizong totals" keep totals.json totals --region 360926 --year 2020 --format json
    check "huizong late" keep late.json late --region 360926 --year 2020 --as-of 2021-06-30 --format json
    check "huizong findings" keep findings.json findings --year 2020 --format json
    check "huizong workbook" job workbook --region 360926 --year 2020 --to /var/lib/huizong/2020.xlsx
    check "huizong report" job report --region 360926 --year 2020 --to /var/lib/huizong/report
    check "huizong site" job site --to /var/lib/huizong/site
    check "huizong audit verify" job audit verify
    check "huizong status is good" says 正常 job status --lang zh
}
keep() { job "${@:2}" > ".build/package-$1"; }
# keeps FILE COMMAND…: the same bytes as before
keeps() { job "${@:2}" | cmp - ".build/package-$1"; }

echo "== Debian package: $(basename "$deb"), $(du -h "$deb" | cut -f1)"
clean_system
check "the clean system has neither Swift nor a compiler" no_compiler
cp "$deb" "$root/tmp/huizong.deb"
check "apt installs it with what it needs" apt install /tmp/huizong.deb
check "still neither Swift nor a compiler" no_compiler
echo "  installed: $(inside dpkg-query -W -f='${Version}, ${Installed-Size} kB' huizong), program $(stat -c %s "$root/usr/bin/huizong") bytes"
check "every library is there" bash -c "! LC_ALL=C chroot '$root' ldd /usr/bin/huizong | grep 'not found'"
check "program, forms, templates, units, cron file, manual and completions are in place" \
    present /usr/bin/huizong /usr/share/huizong/{forms/gid-2021.yaml,notices,report,site,demo} \
    /lib/systemd/system/huizong.{service,timer} /usr/share/huizong/cron.d/huizong \
    /usr/share/man/man1/huizong-run.1.gz /usr/share/bash-completion/completions/huizong \
    /usr/share/zsh/vendor-completions/_huizong /etc/huizong/huizong.yaml \
    /usr/share/doc/huizong/{copyright,installing.md}
check "the data directory belongs to huizong alone" \
    inside sh -c '[ "$(stat -c "%U %a" /var/lib/huizong)" = "huizong 700" ]'
check "nothing runs at night before somebody decides so" \
    bash -c "! chroot '$root' systemctl is-enabled huizong.timer && [ ! -e '$root/etc/cron.d/huizong' ]"
check "systemd understands the units" inside systemd-analyze verify --man=no huizong.timer
check "bash understands the completions" bash -n "$root/usr/share/bash-completion/completions/huizong"
main_job
check "poppler came along: a PDF is read" \
    bash -c "$(declare -f ends inside as says); root='$root' log='$log'; says cells as clerk huizong check --format json /home/clerk/report.pdf || ends with 2 saying cells by as clerk huizong check --format json /home/clerk/report.pdf"

echo "== Upgrade"
inside systemctl enable huizong.timer >> "$log" 2>&1
newer=.build/package-newer
rm -rf "$newer"
dpkg-deb -R "$deb" "$newer"
sed -i "s/^Version: .*/Version: $(dpkg-deb -f "$deb" Version)+newer/" "$newer/DEBIAN/control"
echo "# what a newer version says" >> "$newer/etc/huizong/huizong.yaml"
(cd "$newer" && find etc usr lib -type f ! -path 'etc/*' -exec md5sum {} + > DEBIAN/md5sums)
dpkg-deb --root-owner-group -b "$newer" "$root/tmp/newer.deb" >> "$log"
cp "$root/etc/huizong/huizong.yaml" .build/package-settings
check "a newer version goes over it" apt -o Dpkg::Options::=--force-confdef install /tmp/newer.deb
check "it is the newer one" bash -c "chroot '$root' dpkg-query -W -f='\${Version}' huizong | grep newer"
check "changed settings were kept, the new ones lie beside them" \
    bash -c "cmp '$root/etc/huizong/huizong.yaml' .build/package-settings && [ -e '$root/etc/huizong/huizong.yaml.dpkg-dist' ]"
check "the timer is still enabled" inside systemctl is-enabled huizong.timer
check "migrate has nothing to do" job migrate
check "totals are the same bytes" keeps totals.json totals --region 360926 --year 2020 --format json

echo "== Removal"
cp "$root/usr/share/huizong/cron.d/huizong" "$root/etc/cron.d/huizong"
check "apt removes it" apt remove huizong
check "program and units are gone" absent /usr/bin/huizong /lib/systemd/system/huizong.timer /usr/share/huizong
check "settings and data stay" present /etc/huizong/huizong.yaml /var/lib/huizong/cluster
check "a cron file that was left does nothing and says nothing" silent_cron
check "installed again, it finds its data" \
    apt -o Dpkg::Options::=--force-confdef install /tmp/huizong.deb
check "and publishes the same totals" keeps totals.json totals --region 360926 --year 2020 --format json
check "purged, it leaves the database of the reports and says so" \
    ends with 0 saying /var/lib/huizong by inside apt-get -y purge huizong
check "the rest is gone" absent /etc/huizong /etc/cron.d/huizong /usr/bin/huizong
check "the database is there" present /var/lib/huizong/cluster
rm -rf "$root/var/lib/huizong"
check "without such a database" apt install /tmp/huizong.deb
check "nothing is left" apt purge huizong
check "not even the directory" absent /var/lib/huizong /etc/huizong /usr/bin/huizong

echo "== Archive: $(basename "$tarball"), $(du -h "$tarball" | cut -f1)"
tar -xJf "$tarball" -C "$root/tmp"
folder=/tmp/$(basename "$tarball" .tar.xz)
check "apt takes the libraries away that nothing needs" apt autoremove --purge
check "install.sh names what is missing and changes nothing" \
    ends with 1 saying libxlsxwriter by inside "$folder/install.sh"
check "nothing was installed" absent /usr/local/bin/huizong
libraries=$(sed -n 's/.*Debian 12 names: `\(.*\)`.*/\1/p' config/package/INSTALL.md)
# shellcheck disable=SC2086
check "the libraries that INSTALL.md names" apt install $libraries postgresql poppler-utils
check "install.sh" inside "$folder/install.sh"
program=/usr/local/bin/huizong
mv .build/package-totals.json .build/package-totals-deb.json
main_job
check "the same totals as from the package" cmp .build/package-totals.json .build/package-totals-deb.json
check "install.sh again is an upgrade" inside "$folder/install.sh"
check "settings were kept" grep -q '^  private: true' "$root/etc/huizong/huizong.yaml"
check "install.sh --remove" inside "$folder/install.sh" --remove
check "program and units are gone" absent /usr/local/bin/huizong /usr/local/share/huizong \
    /usr/local/lib/systemd/system/huizong.timer
check "settings and data stay" present /etc/huizong/huizong.yaml /var/lib/huizong/cluster

echo "$passed passed, 0 failed"
rm -rf "$root"
