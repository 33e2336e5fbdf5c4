#!/bin/sh
# 核对本审计包：不需要 huizong，只用 sh、awk、sed 和 coreutils（sha256sum、basenc）。
# Checks this audit bundle without huizong, with sh, awk, sed and coreutils alone.
# 先运行 Run this first: sha256sum -c SHA256SUMS
set -u
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")" || exit 1
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
us=$(printf '\037')
none=$(printf '\035')
: > "$tmp/faults"

fault() { echo "$1" | tee -a "$tmp/faults"; }
digest() { sha256sum | cut -d ' ' -f 1; }
bytes() { tr 'a-f' 'A-F' | basenc --base16 -d; }  # hexadecimal digits to bytes
broken() { tr '\036' '\n'; }                      # line breaks inside a field
text() { if [ "$1" = "$none" ]; then printf '%s' '-|'; else printf '%s:%s|' "${#1}" "$1"; fi; }
bare() { for field; do printf '%s|' "${field:--}"; done; } # numbers and days

# The records of a CSV file after its header, one a line: fields apart by the character 037. With
# nulls=1 a field without even quotes is the character 035: there is none, which an empty one is not.
fields() {
    awk -v nulls="${2:-}" '
        { record = open ? record "\n" $0 : $0; line = $0; open = (open + gsub(/"/, "", line)) % 2 }
        open { next }
        ++count == 1 { next }
        {
            sub(/\r$/, "", record); out = ""; more = 1
            while (more) {
                value = ""
                quoted = substr(record, 1, 1) == "\""
                if (quoted) {
                    record = substr(record, 2)
                    while ((i = index(record, "\"")) > 0) {
                        value = value substr(record, 1, i - 1)
                        quote = substr(record, i + 1, 1) == "\""
                        record = substr(record, i + 1 + quote)
                        if (!quote) break
                        value = value "\""
                    }
                } else if ((i = index(record, ",")) > 0) {
                    value = substr(record, 1, i - 1); record = substr(record, i)
                } else { value = record; record = "" }
                if (value == "" && nulls != "" && !quoted) value = "\035"
                more = substr(record, 1, 1) == ","
                record = substr(record, 2)
                out = out value "\037"
            }
            gsub(/\n/, "\036", out); print out "."
        }' "$1"
}

# Whether what was computed is what the list of hashes says: the file with the list, the rows
# computed, the rows of the list to compare with, and the files that the rows come from.
compare() {
    sort "$2" > "$tmp/computed"
    sort "$3" > "$tmp/listed"
    comm -23 "$tmp/computed" "$tmp/listed" > "$tmp/differing"
    while read -r row; do fault "$4: 与 differs from $1: $row"; done < "$tmp/differing"
    [ -z "$whole" ] && return
    comm -13 "$tmp/computed" "$tmp/listed" > "$tmp/differing"
    while read -r row; do fault "$4: 缺少 lacks a row of $1: $row"; done < "$tmp/differing"
}

fields bundle.csv > "$tmp/bundle"
IFS=$us read -r region year edition today head end < "$tmp/bundle"
whole=yes
[ -n "$region$year" ] && whole=

# 1. The chain: an event's hash covers five lines, the first of which is the hash before.
last=
number=0
fields events.csv > "$tmp/events"
while IFS=$us read -r id happened kind previous hash payload end; do
    number=$((number + 1))
    [ "$id" = "$number" ] || fault "events.csv: 事件 event $number 缺失 is missing"
    [ "$previous" = "$last" ] || fault "events.csv: 事件 event $id 与前一事件不相连 breaks the chain"
    sum=$(printf '%s\n' "$previous" "$id" "$happened" "$kind" "$payload" | digest)
    [ "$sum" = "$hash" ] || fault "events.csv: 事件 event $id 内容与哈希不符 differs from its hash"
    number=$id
    last=$hash
done < "$tmp/events"
[ "$last" = "$head" ] || fault "events.csv: 链尾不是 the chain does not end in $head"

# 2. Editions: each has its event, and its rows add up to its hash, which is taken over the hash that
# each year had then. A year is hashed again for the editions that changed it.
tr -d '\r' < edition_rows.csv | tail -n +2 > "$tmp/rows"
mkdir "$tmp/rows-of" "$tmp/hash-of"
awk -F , -v folder="$tmp/rows-of/" '$2 ~ /^[0-9]+$/ { print > (folder $2) }' "$tmp/rows"
awk -F , '$2 ~ /^[0-9]+$/ { print $5 "," $2; if ($6 != "") print $6 "," $2 }' "$tmp/rows" \
    | sort -u > "$tmp/changed"
fields editions.csv > "$tmp/editions"
while IFS=$us read -r id day published catalogue hash totals findings end; do
    payload="{\"edition\": $id, \"content_hash\": \"$hash\", \"published_at\": \"$published\","
    payload="$payload \"business_date\": \"$day\", \"catalogue_hash\": \"$catalogue\""
    # events of earlier versions do not say how many rows changed
    counts=", \"changed_totals\": $totals, \"changed_findings\": $findings"
    { grep -qF "$us$payload$counts}$us" "$tmp/events" \
        || grep -qF "$us$payload}$us" "$tmp/events"; } \
        || fault "editions.csv: 版次 edition $id 没有对应的事件 has no event that says the same"
    for year in $(sed -n "s/^$id,//p" "$tmp/changed"); do
        awk -F , -v id="$id" '$5 <= id + 0 && ($6 == "" || $6 > id + 0) { printf "%s", $7 }' \
            "$tmp/rows-of/$year" > "$tmp/part"
        rm -f "$tmp/hash-of/$year" # a year of which no row is left is none
        [ ! -s "$tmp/part" ] || bytes < "$tmp/part" | digest > "$tmp/hash-of/$year"
    done
    sum=$(for file in "$tmp/hash-of"/*; do
        [ -f "$file" ] || continue
        bare "${file##*/}"
        bytes < "$file"
    done | digest)
    [ "$sum" = "$hash" ] || fault "edition_rows.csv: 版次 edition $id 内容与哈希不符 differs from its hash"
done < "$tmp/editions"

# 3. The rows of editions, each against its own hash.
fields totals.csv nulls > "$tmp/file"
: > "$tmp/done"
while IFS=$us read -r region year scope form expected received included punctual late cells \
    blank edition later hash end; do
    blanks=
    [ "$blank" = "$none" ] && blanks=- blank=
    [ "$later" = "$none" ] && later=
    sum=$({
        text "$region"; bare "$year"; text "$scope"; text "$form"
        bare "$expected" "$received" "$included" "$punctual"
        set -- $cells
        bare $#
        set -- $blank
        bare "${blanks:-$#}"
        { [ -z "$cells" ] || printf '%016X' $cells; [ -z "$blank" ] || printf '%08X' $blank; } | bytes
    } | digest)
    # how many were late follows from the hashed numbers
    [ "$sum" = "$hash" ] && [ "$late" = $((received - punctual)) ] \
        || fault "totals.csv: $region $year $scope 版次 edition $edition 被改动 was altered"
    echo "total,$year,$region,$scope,$edition,$later,$hash" >> "$tmp/done"
done < "$tmp/file"
grep '^total,' "$tmp/rows" > "$tmp/part"
compare edition_rows.csv "$tmp/done" "$tmp/part" totals.csv

entries() {
    set -- $1
    printf '%016X' $#
    for entry; do
        rest=${entry#*:}
        printf '%016X' "${entry%%:*}" "${rest%%:*}"
    done
}
fields rosters.csv > "$tmp/file"
: > "$tmp/done"
while IFS=$us read -r region year own other own_out other_out edition later hash end; do
    sum=$({
        text "$region"; bare "$year"
        { entries "$own"; entries "$other"; entries "$own_out"; entries "$other_out"; } | bytes
    } | digest)
    [ "$sum" = "$hash" ] || fault "rosters.csv: $region $year 版次 edition $edition 被改动 was altered"
    echo "roster,$year,$region,,$edition,$later,$hash" >> "$tmp/done"
done < "$tmp/file"
grep '^roster,' "$tmp/rows" > "$tmp/part"
compare edition_rows.csv "$tmp/done" "$tmp/part" rosters.csv

fields findings.csv nulls > "$tmp/file"
: > "$tmp/done"
while IFS=$us read -r region year agency revision rule severity verdict left right difference zh \
    en cells waiver scope submission print first edition later hash end; do
    for field in agency revision left right difference waiver later; do
        eval "[ \"\$$field\" = \"$none\" ] && $field="
    done
    sum=$({
        text "$region"; bare "$year" "$agency" "$revision"
        text "$rule"; text "$severity"; text "$verdict"
        bare "$left" "$right" "$difference"
        text "$zh"; text "$en"; text "$cells"; bare "$waiver"; text "$scope"
    } | broken | digest)
    [ "$sum" = "$hash" ] || fault "findings.csv: $print 版次 edition $edition 被改动 was altered"
    echo "finding,$year,$region,,$edition,$later,$hash" >> "$tmp/done"
done < "$tmp/file"
grep '^finding,' "$tmp/rows" > "$tmp/part"
compare edition_rows.csv "$tmp/done" "$tmp/part" findings.csv

# 4. Seals: what was filed and decided, as each run found it. The digest of a seal is the hash of
# the hashes of its rows.
tr -d '\r' < sealed_rows.csv | tail -n +2 > "$tmp/sealed"
: > "$tmp/covered"
while IFS=$us read -r id happened kind previous hash payload end; do
    [ "$kind" = seal ] || continue
    for subject in submission document waiver return ledger withdrawal correction \
        publication revocation change run; do
        found=$(printf '%s\n' "$payload" | sed -n \
            "s/.*\"$subject\": {\"ids\": \"{\([^}]*\)}\", \"digest\": \"\([0-9a-f]*\)\"}.*/\1 \2/p")
        [ -n "$found" ] || continue
        awk -F , -v subject="$subject" -v ids="${found% *}" '
            BEGIN { gsub(/[^0-9]+/, " ", ids); n = split(ids, bound, " ") }
            $1 == subject {
                for (i = 1; i < n; i += 2)
                    if ($2 + 0 >= bound[i] + 0 && $2 + 0 < bound[i + 1] + 0) { print; next }
            }' "$tmp/sealed" > "$tmp/part"
        cat "$tmp/part" >> "$tmp/covered"
        sum=$(cut -d , -f 3 "$tmp/part" | tr -d '\n' | bytes | digest)
        [ "$sum" = "${found##* }" ] \
            || fault "sealed_rows.csv: 事件 event $id 所封存的 $subject 不符 sealed other rows"
    done
done < "$tmp/events"

pack() {  # one byte where a figure fits, F8 for a blank, else F9, FA, FB and 2, 4, 8 bytes
    for figure; do
        if [ "$figure" = - ]; then printf F8
        elif [ "$figure" -ge 0 ] && [ "$figure" -le 247 ]; then printf '%02X' "$figure"
        elif [ "$figure" -ge -32768 ] && [ "$figure" -le 32767 ]; then
            printf 'F9%04X' $((figure & 65535))
        elif [ "$figure" -ge -2147483648 ] && [ "$figure" -le 2147483647 ]; then
            printf 'FA%08X' $((figure & 4294967295))
        else printf 'FB%016X' "$figure"
        fi
    done
}
fields submissions.csv nulls > "$tmp/file"
: > "$tmp/done"
while IFS=$us read -r id agency year revision form submitted published stored by source cells \
    narrative end; do
    [ "$published" = "$none" ] && published=
    [ "$cells" = "$none" ] && cells=
    sum=$({
        { bare "$id" "$agency" "$year" "$revision"; text "$form"
            bare "$submitted" "$published" "$stored"; text "$by"; text "$source"
            set -- $cells
            bare $#; } | broken
        pack $cells | bytes
        printf '%s' "$narrative" | broken
    } | digest)
    echo "submission,$id,$sum" >> "$tmp/done"
done < "$tmp/file"
grep '^submission,' "$tmp/sealed" > "$tmp/part"
compare sealed_rows.csv "$tmp/done" "$tmp/part" submissions.csv

for subject in document waiver return ledger withdrawal correction publication revocation \
    change run; do
    fields "${subject}s.csv" > "$tmp/file"
    : > "$tmp/done"
    while IFS=$us read -r id row end; do
        echo "$subject,$id,$(printf '%s' "$row" | broken | digest)" >> "$tmp/done"
    done < "$tmp/file"
    grep "^$subject," "$tmp/sealed" > "$tmp/part"
    compare sealed_rows.csv "$tmp/done" "$tmp/part" "${subject}s.csv"
done

# 5. The forms that catalogue.txt names.
while read -r form hash || [ -n "$form" ]; do
    [ -f "forms/$form.yaml" ] || continue
    [ "$(digest < "forms/$form.yaml")" = "$hash" ] \
        || fault "forms/$form.yaml: 不是 catalogue.txt 所指的文件 is not the file of catalogue.txt"
done < catalogue.txt

# 6. The registry as it is, and who was late, follow from what is above; of one region or year, where
# not everything is there, they cannot be computed.
if [ -n "$whole" ]; then
    set --
    for part in changes regions agencies deadlines exemptions extensions closings successions \
        accounts form_cells revocations withdrawals corrections publications submissions \
        lateness; do
        fields "$part.csv" nulls > "$tmp/part-$part"
        set -- "$@" "$tmp/part-$part"
    done
    awk -v day="$today" -f recompute.awk "$@" > "$tmp/differing"
    [ $? -eq 0 ] || fault "recompute.awk: 没有算完 did not finish"
    sort "$tmp/differing" > "$tmp/part"
    while read -r row; do fault "$row"; done < "$tmp/part"
else
    echo "地区或年度审计包：名录和报送时效未重算 Registry and lateness are computed in whole bundles only"
fi

open=$(($(wc -l < "$tmp/sealed") - $(wc -l < "$tmp/covered")))
echo "现行表格和规则 Present forms and rules: $(digest < catalogue.txt)"
echo "链尾 Head of the chain: $last"
[ "$open" -eq 0 ] || echo "尚未封存的记录 Rows stored since the last seal: $open"
if [ -s "$tmp/faults" ]; then
    echo "有 $(wc -l < "$tmp/faults") 处不符 places differ" >&2
    exit 1
fi
echo "全部相符 Everything agrees"
