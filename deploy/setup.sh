#!/usr/bin/env bash
# Brings a machine to where Attune can be built: packages, npm modules, Dear ImGui, private headers. With
# --tests also what only the tests need. Idempotent; quick when nothing is missing. What it fetches is pinned
# and its hash is checked.
set -euo pipefail
cd "$(dirname "$0")/.."
vendor=build/vendor
mkdir -p "$vendor/include"

packages=(git cmake ninja-build g++ emscripten binaryen libcereal-dev doctest-dev rapidjson-dev
  python3-fonttools python3-brotli curl xz-utils ca-certificates zip)
tools=(git cmake ninja c++ emcc emcmake node npm python3 curl xz zip)
folders=(web)
if [ "${1:-}" = --tests ]; then
  packages+=(clang ccache chromium age poppler-utils)
  tools+=(clang++ chromium age pdftotext)
  folders+=(tests/browser)
fi

# --- Debian packages ----------------------------------------------------------------------------------------
missing_packages() {
  local installed
  installed=" $(dpkg-query -W -f='${Package}:${db:Status-Status} ' "${packages[@]}" 2>/dev/null || true)"
  for package in "${packages[@]}"; do
    case $installed in *" $package:installed "*) ;; *) echo "$package" ;; esac
  done
  # Node may come from elsewhere; Debian 12's own is too old, and the check below says so.
  command -v node >/dev/null 2>&1 || echo nodejs
  command -v npm >/dev/null 2>&1 || echo npm
}
# The sanitizers' runtime is a package of its own, named after the version of clang that this Debian has.
missing_runtime() {
  command -v clang++ >/dev/null 2>&1 || return 0
  [ -f "$(clang++ -print-file-name="libclang_rt.asan-$(uname -m).a")" ] ||
    echo "libclang-rt-$(clang++ -dumpversion | cut -d. -f1)-dev"
}
install_packages() {
  [ $# -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ]; then
    echo "setup: these packages are missing: $*. Run this as root, or install them, and try again." >&2
    exit 1
  fi
  echo "setup: installing $*"
  [ -n "${lists_are_new:-}" ] || apt-get update -qq
  lists_are_new=1
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
if [ -f /etc/debian_version ]; then
  # shellcheck disable=SC2046  # one word per package
  install_packages $(missing_packages)
  # shellcheck disable=SC2046
  [ "${1:-}" != --tests ] || install_packages $(missing_runtime)
fi
for tool in "${tools[@]}"; do
  command -v "$tool" >/dev/null 2>&1 && continue
  echo "setup: '$tool' is missing. Install it and try again." >&2
  exit 1
done
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] ||
  { echo "setup: Node 20 or newer is needed, and this is $(node --version)." >&2; exit 1; }

# --- npm modules: exact versions and integrity from the lock files ------------------------------------------
for folder in "${folders[@]}"; do
  if ! cmp -s "$folder/package-lock.json" "$folder/node_modules/.attune-lock"; then
    echo "setup: npm ci in $folder"
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --silent)
    cp "$folder/package-lock.json" "$folder/node_modules/.attune-lock"
  fi
done

# --- Dear ImGui 1.92.2b: Debian's source package, for where GitHub is out of reach --------------------------
if [ ! -f "$vendor/imgui/imgui.h" ]; then
  archive="$vendor/imgui_1.92.2b+ds.orig.tar.xz"
  hash=e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
  echo "setup: fetching Dear ImGui"
  path=pool/main/i/imgui/imgui_1.92.2b+ds.orig.tar.xz
  curl -sSfL -o "$archive" "http://deb.debian.org/debian/$path" ||
    curl -sSfL -o "$archive" "https://snapshot.debian.org/archive/debian/20261101T000000Z/$path" ||
    echo "setup: Debian's Dear ImGui source is out of reach; CMake will try GitHub." >&2
  if [ -f "$archive" ]; then
    echo "$hash  $archive" | sha256sum --check --quiet
    mkdir -p "$vendor/imgui"
    tar -xJf "$archive" -C "$vendor/imgui" --strip-components=1
  fi
fi

# --- Private include folder: never /usr/include itself, which would shadow Emscripten's libc ----------------
for header in cereal doctest rapidjson; do
  if [ -d "/usr/include/$header" ]; then ln -sfn "/usr/include/$header" "$vendor/include/$header"; fi
done
