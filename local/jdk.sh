# shellcheck shell=sh
# Sourced by scripts that need a JDK. It finds one without starting it: every JDK has a file "release" with its version.
# Plain sh without "local", so that bash 3.2 of macOS and dash run it alike; all names begin with jdk.

jdk_needed=25

# Services and containers may have none.
: "${HOME:=}"

# find_jdk: sets jdk to the home of the first JDK that is new enough. Where there is none, it says so and fails.
find_jdk() {
  jdk=""
  jdk_older=""
  while IFS= read -r jdk_home; do
    [ -n "$jdk_home" ] || continue
    jdk_look "$jdk_home"
    [ -n "$jdk_major" ] || continue
    if [ "$jdk_major" -ge "$jdk_needed" ]; then
      jdk="$jdk_home"
      return 0
    fi
    [ -n "$jdk_older" ] || jdk_older=" (found: JDK $jdk_major in $jdk_home)"
  done <<EOF
${JDK_25:-}
${JAVA_HOME:-}
$(jdk_on_path)
$(jdk_places)
EOF
  printf '%s\n' "Owl Issues needs a JDK $jdk_needed or newer$jdk_older: install one, for example from \
https://adoptium.net, and set JAVA_HOME to it." >&2
  return 1
}

# jdk_look <folder>: sets jdk_major to the major version of the JDK in it; to nothing where there is none.
jdk_look() {
  jdk_major=""
  if [ ! -x "$1/bin/java" ] || [ ! -x "$1/bin/javac" ]; then
    return 0
  fi
  if [ -r "$1/release" ]; then
    while IFS= read -r jdk_line || [ -n "$jdk_line" ]; do
      case "$jdk_line" in
        JAVA_VERSION=*) jdk_major="${jdk_line#JAVA_VERSION=}" ;;
      esac
    done <"$1/release"
  else
    # A build of somebody's own, perhaps: only here a JVM is started.
    jdk_major="$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac //p')"
  fi
  jdk_major="${jdk_major#\"}"
  jdk_major="${jdk_major#1.}"
  jdk_major="${jdk_major%%[!0-9]*}"
}

# The home of the javac on the path, whatever links lead to it.
jdk_on_path() {
  jdk_link="$(command -v javac)" || return 0
  while [ -L "$jdk_link" ]; do
    jdk_target="$(readlink "$jdk_link")"
    case "$jdk_target" in
      /*) jdk_link="$jdk_target" ;;
      *) jdk_link="${jdk_link%/*}/$jdk_target" ;;
    esac
  done
  (CDPATH='' cd -P -- "${jdk_link%/*}/.." 2>/dev/null && pwd) || return 0
}

# Where systems and version managers put JDKs.
jdk_places() {
  for jdk_place in \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*/jdk* /usr/local/openjdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    "$HOME"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ ! -d "$jdk_place" ] || printf '%s\n' "$jdk_place"
  done
}
