#!/bin/sh
# Installs huizong from the folder that holds this file, or removes it; as root.
#   ./install.sh [PREFIX]             by default /usr/local
#   ./install.sh --remove [PREFIX]    leaves settings and data
set -eu
here=$(cd "$(dirname "$0")" && pwd)
remove=no
if [ "${1:-}" = --remove ]; then
    remove=yes
    shift
fi
prefix=${1:-/usr/local}

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

case $prefix in /*) ;; *) fail "请写绝对路径 Give an absolute path: $prefix" ;; esac
[ "$(id -u)" = 0 ] || fail "请以 root 运行 Run this as root: sudo $0"

# What the loader would say when the program is started, before anything is installed.
missing=$(LC_ALL=C ldd "$here/bin/huizong" 2>&1 | grep 'not found' || true)
glibc=$(printf '%s\n' "$missing" | sed -n "s/.*version .\(GLIBC_[0-9.]*\)' not found.*/\1/p" | sort -Vu | tail -n 1)
if [ -n "$glibc" ]; then
    fail "系统的 glibc 太旧，需要 ${glibc#GLIBC_}，现有 $(getconf GNU_LIBC_VERSION)；请换用较新的系统，或在本机编译。" \
        "This system's glibc is too old: ${glibc#GLIBC_} is needed." \
        "Take a newer system, or build huizong on this one."
fi
if [ -n "$missing" ] && [ "$remove" = no ]; then
    printf '%s\n' "$missing" >&2
    fail "缺少以上程序库，见 INSTALL.md。The libraries above are missing: see INSTALL.md."
fi

if [ "$remove" = yes ]; then
    if command -v systemctl >/dev/null; then systemctl disable --now huizong.timer 2>/dev/null || true; fi
    (cd "$here" && find bin lib share ! -type d) | while IFS= read -r file; do
        rm -f "$prefix/$file"
    done
    rm -rf "$prefix/share/huizong" "$prefix/share/doc/huizong"
    rm -f /etc/cron.d/huizong
    echo "已删除程序；/etc/huizong 与 /var/lib/huizong 保留。 Removed; settings and data were left."
    exit 0
fi

mkdir -p "$prefix" /etc/huizong
cp -R "$here/bin" "$here/lib" "$here/share" "$prefix/"
for file in lib/systemd/system/huizong.service lib/systemd/system/huizong.timer \
    share/huizong/cron.d/huizong; do
    sed "s|@PREFIX@|$prefix|g" "$here/$file" > "$prefix/$file"
done
if [ ! -e /etc/huizong/huizong.yaml ]; then
    install -m 644 "$here/etc/huizong/huizong.yaml" /etc/huizong/huizong.yaml
fi
if ! id huizong >/dev/null 2>&1; then
    useradd --system --user-group --home-dir /var/lib/huizong --shell /usr/sbin/nologin huizong
fi
[ -d /var/lib/huizong ] || install -d -o huizong -g huizong -m 700 /var/lib/huizong
"$prefix/bin/huizong" --version
echo "已安装；下一步见 Installed; what comes next: $prefix/share/doc/huizong/installing.md"
