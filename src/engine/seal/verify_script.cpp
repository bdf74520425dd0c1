// verify.sh and verify.ps1, as they lie in every bag. They say the same as verification.cpp, line by line.
#include "engine/seal/bag_texts.h"

namespace sekimori::seal {

std::string_view verify_sh() {
  return R"SH(#!/bin/sh
# Checks this bag of evidence without the program that made it.
#
#   sh verify.sh            everything, with the key that lies in the bag
#   sh verify.sh VKEY       and the key must be VKEY, which you were told on another way
#
# Uses sha256sum and openssl, and awk, sed, sort, find, od, cut, head, tail, cat. Changes nothing.
# Prints one line EXHIBIT<TAB>PATH<TAB>WHAT per fault. Exit status 0: no fault, 8: faults, 2: cannot run here.
LC_ALL=C
export LC_ALL
umask 077
tab=$(printf '\t')
cr=$(printf '\r')
nl='
'
pin=${1-}
here=$(dirname "$0")
cd "$here" || exit 2
for tool in sha256sum openssl awk sed sort find od mktemp; do
  command -v "$tool" >/dev/null 2>&1 || { echo "cannot check: $tool is missing on this computer" >&2; exit 2; }
done
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM
: >"$tmp/faults"

fault() { printf '%s\t%s\t%s\n' "$1" "$2" "$3" >>"$tmp/faults"; }

# ---- 1. digests of all files, paths written as in the manifests (%25 %0A %0D) ----
cat >"$tmp/odd.sh" <<'END'
cr=$(printf '\r')
for file; do
  digest=$(sha256sum <"$file" | cut -c1-64)
  path=$(printf '%sx' "$file" | sed -e 's/%/%25/g' -e "s/$cr/%0D/g" | awk 'NR > 1 { printf "%%0A" } { printf "%s", $0 }')
  printf '%s  %s\n' "$digest" "${path%x}"
done
END
digests() {
  find "$@" -type f ! -path "*[%\\\\$cr$nl]*" -exec sha256sum {} +
  find "$@" -type f -path "*[%\\\\$cr$nl]*" -exec sh "$tmp/odd.sh" {} +
}
if [ -d data ] && [ ! -L data ]; then digests data >"$tmp/data"; else : >"$tmp/data"; fi
digests . ! -path './data/*' ! -path './tagmanifest-sha256.txt' | sed 's|  \./|  |' >"$tmp/tags"
find . ! -type f ! -type d -exec sh -c 'for f; do printf "%sx\n" "$f" | sed -e "s/%/%25/g" | awk "NR > 1 { printf \"%%0A\" } { printf \"%s\", \$0 }"; echo; done' sh {} + |
  sed -e 's/x$//' -e 's|^\./||' >"$tmp/special"

# ---- 2. what the manifests say against what is there ----
cat >"$tmp/compare.awk" <<'END'
function exhibit(path,  parts) {
  if (split(path, parts, "/") < 3 || parts[1] != "data" || parts[2] !~ /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/) return "-"
  return parts[2]
}
function say(path, what) { out = path; gsub(/\t/, "%09", out); printf "%s\t%s\t%s\n", exhibit(path), out, what }
function safe(path) { return path != "" && path !~ /(^|\/)(\.|\.\.)?(\/|$)/ }
FILENAME == have { there[substr($0, 67)] = substr($0, 1, 64); next }
{
  path = substr($0, 67)
  if ($0 !~ /^[0-9A-Fa-f]+  ./ || substr($0, 65, 2) != "  " || substr($0, 1, 64) ~ /[^0-9A-Fa-f]/ || !safe(path) || path in told) { bad = 1; next }
  gsub(/%0a/, "%0A", path); gsub(/%0d/, "%0D", path)
  told[path] = 1
  if (!(path in there)) say(path, "missing")
  else if (there[path] != tolower(substr($0, 1, 64))) say(path, "changed")
}
END {
  if (bad) say(name, "malformed")
  if (extra == "yes") for (path in there) if (!(path in told)) say(path, "extra")
}
END
compare() { # HAVE MANIFEST EXTRA
  if [ ! -f "$2" ] || [ -L "$2" ]; then
    fault - "$2" missing
    [ "$3" = yes ] || return 0
    : >"$tmp/none"
    awk -v have="$1" -v name="$2" -v extra=yes -f "$tmp/compare.awk" "$1" "$tmp/none" >>"$tmp/faults"
    return 0
  fi
  awk -v have="$1" -v name="$2" -v extra="$3" -f "$tmp/compare.awk" "$1" "$2" >>"$tmp/faults"
}
compare "$tmp/data" manifest-sha256.txt yes
compare "$tmp/tags" tagmanifest-sha256.txt yes
compare "$tmp/tags" meta/sealed-tags-sha256.txt no
awk -v t="$tab" '{ n = split($0, p, "/"); e = (n > 2 && p[1] == "data") ? p[2] : "-"; gsub(/\t/, "%09"); print e t $0 t "not a file" }' "$tmp/special" >>"$tmp/faults"

# ---- 3. the key and the signature under the checkpoint ----
# An Ed25519 public key for openssl is a fixed prefix of 12 bytes and the 32 bytes of the key.
bytes() { awk '{ for (i = 1; i < length($0); i += 2) printf "\\%03o", index("123456789abcdef", substr($0, i, 1)) * 16 + index("123456789abcdef", substr($0, i + 1, 1)) }'; }
vkey=
signed=no
[ -f proof/ledger.vkey ] && vkey=$(head -n 1 proof/ledger.vkey)
name=${vkey%%+*}
rest=${vkey#*+}
id=${rest%%+*}
printf '%s' "${rest#*+}" | openssl base64 -d -A >"$tmp/key" 2>/dev/null
type=$(head -c 1 "$tmp/key" | od -An -v -tx1 | tr -d ' \n')
wanted=$({ printf '%s\n' "$name"; cat "$tmp/key"; } | sha256sum | cut -c1-8)
{ printf '\060\052\060\005\006\003\053\145\160\003\041\000'; tail -c 32 "$tmp/key"; } >"$tmp/key.der"
if [ -z "$vkey" ] || [ "$(wc -c <"$tmp/key")" -ne 33 ] || [ "$type" != 01 ] || [ "$id" != "$wanted" ]; then
  fault - proof/ledger.vkey malformed
elif [ ! -f proof/checkpoint ]; then
  :
else
  sed -n '1,/^$/p' proof/checkpoint | sed '$d' >"$tmp/note"
  dash=$(printf '\342\200\224')
  awk -v want="$dash $name " 'index($0, want) == 1 { print substr($0, length(want) + 1) }' proof/checkpoint >"$tmp/signatures"
  while read -r line; do
    printf '%s' "$line" | openssl base64 -d -A >"$tmp/signature" 2>/dev/null
    [ "$(head -c 4 "$tmp/signature" | od -An -v -tx1 | tr -d ' \n')" = "$id" ] || continue
    tail -c +5 "$tmp/signature" >"$tmp/ed25519"
    if openssl pkeyutl -verify -pubin -keyform DER -inkey "$tmp/key.der" -rawin -in "$tmp/note" -sigfile "$tmp/ed25519" >/dev/null 2>&1; then
      signed=yes
    else
      signed=bad
      break
    fi
  done <"$tmp/signatures"
  [ "$(sed -n 1p "$tmp/note")" = "$name" ] || signed=no
  [ "$signed" = yes ] || fault - proof/checkpoint 'signature fails'
fi
pinned='not pinned'
if [ -n "$pin" ]; then
  if [ "$pin" = "$vkey" ]; then pinned=pinned; else fault - proof/ledger.vkey 'wrong key'; fi
fi
size=$(sed -n 2p proof/checkpoint 2>/dev/null)
root=$(sed -n 3p proof/checkpoint 2>/dev/null)
case $size in '' | *[!0-9]* | 0?*) size=0 ;; esac

# ---- 4. each proof: record -> commitment -> entry -> Merkle path -> signed root ----
node() { { printf '\001'; cat "$1" "$2"; } | openssl dgst -sha256 -binary >"$tmp/n" && cp "$tmp/n" "$tmp/r"; }
holds() { # PROOF; leaves the record in $tmp/record
  [ -f "$1" ] || return 1
  : >"$tmp/record"
  [ "$(sed -n 1p "$1")" = 'c2sp.org/tlog-proof@v1' ] || return 1
  sed -n '2s/^extra //p' "$1" | tr -d '\n' | openssl base64 -d -A >"$tmp/entry" 2>/dev/null || return 1
  index=$(sed -n '3s/^index //p' "$1")
  case $index in '' | *[!0-9]* | 0?*) return 1 ;; esac
  sed -e '1,3d' -e '/^$/,$d' "$1" >"$tmp/path"
  sed -e '1,/^$/d' "$1" | cmp -s - proof/checkpoint || return 1
  awk -v want="{\"leaf_index\":$index," 'index($0, want) == 1' meta/custody.jsonl 2>/dev/null | head -n 1 >"$tmp/line"
  sed -n 's/^{"leaf_index":[0-9]*,"record":\(.*\),"salt":"[0-9a-f]\{64\}"}$/\1/p' "$tmp/line" | tr -d '\n' >"$tmp/record"
  [ -s "$tmp/record" ] || return 1
  salt=$(sed -n 's/^.*,"salt":"\([0-9a-f]\{64\}\)"}$/\1/p' "$tmp/line" | bytes)
  commitment=$({ printf "$salt"; cat "$tmp/record"; } | sha256sum | cut -c1-64)
  grep -q "^{\"commitment\":\"$commitment\",\"id\":" "$tmp/entry" || return 1
  { printf '\000'; cat "$tmp/entry"; } | openssl dgst -sha256 -binary >"$tmp/r"
  [ "$index" -lt "$size" ] || return 1
  fn=$index
  sn=$((size - 1))
  while read -r hash; do
    [ "$sn" -ne 0 ] || return 1
    printf '%s' "$hash" | openssl base64 -d -A >"$tmp/p" 2>/dev/null
    [ "$(wc -c <"$tmp/p")" -eq 32 ] || return 1
    if [ $((fn % 2)) -eq 1 ] || [ "$fn" -eq "$sn" ]; then
      node "$tmp/p" "$tmp/r"
      while [ $((fn % 2)) -eq 0 ] && [ "$fn" -ne 0 ]; do
        fn=$((fn / 2))
        sn=$((sn / 2))
      done
    else
      node "$tmp/r" "$tmp/p"
    fi
    fn=$((fn / 2))
    sn=$((sn / 2))
  done <"$tmp/path"
  [ "$sn" -eq 0 ] && [ "$(openssl base64 -A <"$tmp/r")" = "$root" ]
}
digest_of() { [ ! -f "$1" ] || sha256sum <"$1" | cut -c1-64; }
has() { grep -Fq -- "$1" "$tmp/record"; }

bag=
exhibits=
entries=
if [ ! -f proof/manifest.tlog-proof ]; then
  fault - proof/manifest.tlog-proof missing
elif holds proof/manifest.tlog-proof && has '"kind":"bag"'; then
  bag=$(sed -n 's/.*"bag":"\([^"]*\)".*/\1/p' "$tmp/record")
  exhibits=$(sed -n 's/.*"exhibits":\[\([^]]*\)\].*/\1/p' "$tmp/record" | tr '",' '  ')
  entries=$(sed -n 's/.*"custody":\[\([^]]*\)\].*/\1/p' "$tmp/record" | tr ',' ' ')
  manifest=$(digest_of manifest-sha256.txt)
  tags=$(digest_of meta/sealed-tags-sha256.txt)
  has "\"manifest_sha256\":\"$manifest\"" || fault - manifest-sha256.txt changed
  has "\"tags_sha256\":\"$tags\"" || fault - meta/sealed-tags-sha256.txt changed
else
  fault - proof/manifest.tlog-proof 'proof fails'
fi
count=0
for exhibit in $exhibits; do
  count=$((count + 1))
  proof=proof/$exhibit.tlog-proof
  if [ ! -f "$proof" ]; then
    fault "$exhibit" "$proof" missing
    continue
  fi
  lines=$(awk -v want="data/$exhibit/" 'index($0, want) == 67' manifest-sha256.txt 2>/dev/null | sha256sum | cut -c1-64)
  if holds "$proof" && has '"kind":"exhibit"' && has "\"bag\":\"$bag\"" && has "\"exhibit\":\"$exhibit\""; then
    has "\"manifest_sha256\":\"$lines\"" || fault "$exhibit" "$proof" 'does not match the manifest'
  else
    fault "$exhibit" "$proof" 'proof fails'
  fi
done
for entry in $entries; do
  proof=proof/entry-$entry.tlog-proof
  if [ ! -f "$proof" ]; then fault - "$proof" missing
  elif ! holds "$proof"; then fault - "$proof" 'proof fails'
  fi
done

# ---- 5. the verdict ----
sort -u "$tmp/faults"
files=$(awk 'END { print NR }' "$tmp/data")
if [ ! -s "$tmp/faults" ]; then
  echo "$count exhibits, $files files: nothing changed, missing or extra"
fi
if [ "$signed" = yes ]; then echo "signed by $vkey ($pinned)"; else echo "not signed: no signature of the bag's key holds"; fi
[ -s "$tmp/faults" ] && exit 8
exit 0
)SH";
}

std::string_view verify_ps1() {
  return R"PS(# Checks on Windows whether files of this bag were changed, are missing or were added.
#
#   powershell -ExecutionPolicy Bypass -File verify.ps1
#
# Uses Get-FileHash alone and changes nothing. Prints one line EXHIBIT<TAB>PATH<TAB>WHAT per fault.
# Exit status 0: no fault, 8: faults. The signature is checked by verify.sh (Linux, macOS, WSL).
$ErrorActionPreference = 'Stop'
$bag = Split-Path -Parent $MyInvocation.MyCommand.Path
$ordinal = [System.StringComparer]::Ordinal
$faults = New-Object 'System.Collections.Generic.SortedSet[string]' ($ordinal)

function Get-Exhibit([string]$path) {
  $parts = $path.Split('/')
  if ($parts.Length -ge 3 -and $parts[0] -ceq 'data' -and $parts[1] -cmatch '^[A-Za-z0-9_-][A-Za-z0-9_.-]*$') { return $parts[1] }
  return '-'
}
function Add-Fault([string]$path, [string]$what) {
  $shown = $path.Replace('%', '%25').Replace("`r", '%0D').Replace("`n", '%0A').Replace("`t", '%09')
  [void]$faults.Add((Get-Exhibit $path) + "`t" + $shown + "`t" + $what)
}
function Read-Manifest([string]$name) {
  $rows = New-Object 'System.Collections.Generic.Dictionary[string,string]' ($ordinal)
  $file = Join-Path $bag $name
  if (-not (Test-Path -LiteralPath $file -PathType Leaf)) { Add-Fault $name 'missing'; return ,$rows }
  foreach ($line in [System.IO.File]::ReadAllLines($file, [System.Text.Encoding]::UTF8)) {
    $path = ''
    if ($line -cmatch '^([0-9A-Fa-f]{64})  (.+)$') {
      $digest = $Matches[1].ToLowerInvariant()
      $path = $Matches[2].Replace('%0A', "`n").Replace('%0a', "`n").Replace('%0D', "`r").Replace('%0d', "`r").Replace('%25', '%')
    }
    if ($path -eq '' -or $path -cmatch '(^|/)\.{0,2}(/|$)' -or $rows.ContainsKey($path)) { Add-Fault $name 'malformed'; continue }
    $rows.Add($path, $digest)
  }
  return ,$rows
}
function Get-Present([bool]$payload) {
  $rows = New-Object 'System.Collections.Generic.Dictionary[string,string]' ($ordinal)
  foreach ($item in Get-ChildItem -LiteralPath $bag -Recurse -Force) {
    if ($item.PSIsContainer) { continue }
    $path = $item.FullName.Substring($bag.Length).TrimStart('\', '/').Replace('\', '/')
    if ($path.StartsWith('data/') -ne $payload -or $path -ceq 'tagmanifest-sha256.txt') { continue }
    if ($item.Attributes -band [System.IO.FileAttributes]::ReparsePoint) { Add-Fault $path 'not a file'; continue }
    $rows.Add($path, (Get-FileHash -LiteralPath $item.FullName -Algorithm SHA256).Hash.ToLowerInvariant())
  }
  return ,$rows
}
function Compare-Manifest($told, $there, [bool]$extra) {
  foreach ($path in $told.Keys) {
    if (-not $there.ContainsKey($path)) { Add-Fault $path 'missing' }
    elseif ($there[$path] -cne $told[$path]) { Add-Fault $path 'changed' }
  }
  if ($extra) { foreach ($path in $there.Keys) { if (-not $told.ContainsKey($path)) { Add-Fault $path 'extra' } } }
}

$data = Get-Present $true
$tags = Get-Present $false
Compare-Manifest (Read-Manifest 'manifest-sha256.txt') $data $true
Compare-Manifest (Read-Manifest 'tagmanifest-sha256.txt') $tags $true
Compare-Manifest (Read-Manifest 'meta/sealed-tags-sha256.txt') $tags $false
foreach ($line in $faults) { [Console]::Out.WriteLine($line) }
if ($faults.Count -gt 0) { exit 8 }
[Console]::Out.WriteLine([string]$data.Count + ' files: nothing changed, missing or extra (signature not checked here; see README)')
exit 0
)PS";
}

std::string_view verify_cmd() {
  return "@echo off\r\n"
         "rem Starts verify.ps1, which checks whether files of this bag were changed, are missing or were added. It changes nothing.\r\n"
         "powershell -NoProfile -ExecutionPolicy Bypass -File \"%~dp0verify.ps1\"\r\n"
         "pause\r\n";
}

}  // namespace sekimori::seal
