# Writes the benchmark's exports and definitions; to be sourced. Wants home, scale, work and project, and what build.sh sets.

# A workload is written once; a half-written one has no mark.
generate() {
  local night="$1" folder="$work/night$1"
  [ -f "$folder/.complete" ] && return
  echo "bench: writing night $night of $scale ..." >&2
  rm -rf "$folder"
  "$java" -cp "$path" io.plumbline.bench.Generate "$scale" "$night" "$folder"
  touch "$folder/.complete"
}

# The definitions as they are, but for matching by likeness, which DuckDB's side has no counterpart of.
define() {
  rm -rf "$project/conf" "$project/jobs"
  mkdir -p "$project"
  cp -R "$home/conf" "$home/jobs" "$project/"
  sed -i 's/^in-night = .*/in-night = off/' "$project/conf/matching/people.conf"
  sed -i 's/^\( *least-confidence = \).*/\10.85/' "$project/conf/matching/accounts.conf"
}

deliver() { # nights: copies, because a landing folder takes no hard links
  rm -rf "$work/landing"
  mkdir -p "$work/landing"
  local night
  for night in "$@"; do
    cp -a --reflink=auto "$work/night$night"/2* "$work/landing/"
  done
}
