# Sourced by run.sh and tests/run.sh: what Debian's emcc needs. Its JavaScript tools are found only by
# Debian's own Node, so any other Node is told where they are.
if [ -d /usr/share/nodejs/acorn ]; then export NODE_PATH="/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}"; fi
# What was compiled once, in whichever folder and for whichever target, is not compiled again.
# By its whole path: emcc 3.1.69 does not look for it.
if command -v ccache >/dev/null 2>&1; then
  EM_COMPILER_WRAPPER=$(command -v ccache)
  export EM_COMPILER_WRAPPER CCACHE_BASEDIR=/ CCACHE_NOHASHDIR=1
fi
