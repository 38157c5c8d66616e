# Builds the product and the benchmark's own classes; to be sourced. Wants home; sets java, path (the class path) and delta (what reads Delta tables).
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
libraries="$home/target/bench-lib"
classes="$home/target/bench-classes"

build() {
  "$home/plumbline" version >&2
  if ! ls "$libraries"/duckdb_jdbc-*.jar >/dev/null 2>&1; then
    echo "bench: fetching DuckDB ..." >&2
    (cd "$home" && ./mvnw -q -B dependency:copy-dependencies -DincludeArtifactIds=duckdb_jdbc \
      -DoutputDirectory="$libraries") >&2
  fi
  mkdir -p "$classes"
  path="$(ls "$libraries"/duckdb_jdbc-*.jar):$(ls "$home"/target/lib/config-*.jar)"
  delta="$home/target/lib/*"
  "${java}c" -Xlint:all,-processing,-classfile,-path -cp "$path:$home/target/plumbline.jar:$delta" -d "$classes" "$home"/bench/java/io/plumbline/bench/*.java
  path="$classes:$path"
}
