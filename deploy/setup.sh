#!/usr/bin/env bash
# Brings a machine to where Attune can be built and tested: packages, npm modules, Dear ImGui, private headers.
# Idempotent; quick when nothing is missing. What it fetches is pinned and its hash is checked.
set -euo pipefail
cd "$(dirname "$0")/.."
vendor=build/vendor
mkdir -p "$vendor/include"

# --- Debian packages -------------------------------------------------------------------------------------------
packages=(git cmake ninja-build g++ clang libclang-rt-14-dev emscripten ccache nodejs npm cereal:libcereal-dev
  doctest:doctest-dev rapidjson:rapidjson-dev python3-fonttools python3-brotli brotli chromium age curl xz-utils
  ca-certificates zip)
if [ -f /etc/debian_version ]; then
  missing=()
  for package in "${packages[@]}"; do
    name=${package#*:}
    case $name in
      nodejs|npm) command -v "${name%js}" >/dev/null 2>&1 && continue ;;
      libclang-rt-14-dev)  # the sanitizers' runtime of whatever clang this Debian has
        name="libclang-rt-$(apt-cache show clang 2>/dev/null | sed -n 's/^Depends:.*clang-\([0-9]*\).*/\1/p' | head -n 1)-dev" ;;
    esac
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" != 0 ]; then
      echo "setup: missing packages: ${missing[*]}. Run as root, or install them and try again." >&2
      exit 1
    fi
    echo "setup: installing ${missing[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  fi
fi
for tool in cmake ninja c++ clang++ emcc node npm python3 brotli curl; do
  command -v "$tool" >/dev/null 2>&1 || { echo "setup: '$tool' is missing. Install it and try again." >&2; exit 1; }
done
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] ||
  { echo "setup: Node 20 or newer is needed, found $(node --version)." >&2; exit 1; }

# --- npm modules: exact versions and integrity from the lock files ----------------------------------------------
for folder in web tests/browser; do
  [ -f "$folder/package-lock.json" ] || continue
  if ! cmp -s "$folder/package-lock.json" "$folder/node_modules/.attune-lock"; then
    echo "setup: npm ci in $folder"
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --silent)
    cp "$folder/package-lock.json" "$folder/node_modules/.attune-lock"
  fi
done

# --- Dear ImGui 1.92.2b: Debian's source package, for where GitHub is out of reach --------------------------------
if [ ! -f "$vendor/imgui/imgui.h" ]; then
  archive="$vendor/imgui_1.92.2b+ds.orig.tar.xz"
  hash=e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
  echo "setup: fetching Dear ImGui"
  curl -sSfL -o "$archive" "http://deb.debian.org/debian/pool/main/i/imgui/imgui_1.92.2b+ds.orig.tar.xz" ||
    curl -sSfL -o "$archive" "http://snapshot.debian.org/file/imgui_1.92.2b+ds.orig.tar.xz" ||
    echo "setup: Debian's Dear ImGui source is out of reach; CMake will try GitHub." >&2
  if [ -f "$archive" ]; then
    echo "$hash  $archive" | sha256sum --check --quiet
    mkdir -p "$vendor/imgui"
    tar -xJf "$archive" -C "$vendor/imgui" --strip-components=1
  fi
fi

# --- Private include folder: never /usr/include itself, which would shadow Emscripten's libc ---------------------
for header in cereal doctest rapidjson; do
  [ -d "/usr/include/$header" ] && ln -sfn "/usr/include/$header" "$vendor/include/$header"
done
exit 0
