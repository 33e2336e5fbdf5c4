# 由 check.sh 调用：从名录变化、报告和各项决定重新算出名录现状和报送时效，与 CSV 文件比较。
# Called by check.sh: computes the registry as it is, and who was late, again from changes, reports
# and decisions, and compares with the CSV files. Fields are apart by 037, 035 stands for none.
# Needs: day (business date of the edition) and the files of `fields`, named by their part.

BEGIN {
    FS = "\037"; none = "\035"; today = days(day)
    columns["region"] = "code name level parent_code"
    columns["agency"] = "agency_id region_code name class credit_code counts_in_total active_from " \
        "active_to"
    columns["deadline"] = "region_code year class event due_on"
    columns["exemption"] = "agency_id year reason granted_by document_number granted_on"
    columns["extension"] = "agency_id year event due_on reason granted_by document_number " \
        "granted_on"
    columns["closing"] = "region_code year no_new_after no_corrections_after set_by " \
        "document_number"
    columns["succession"] = "predecessor_id successor_id happened_on share authority " \
        "document_number"
    columns["account"] = "login agency_id region_code"
    columns["form_cell"] = "form_id position cell label_zh label_en unit unit_en scale"
    columns["agency_past"] = "name region_code class"; columns["region_past"] = "parent_code"
    keys["region"] = "code"; keys["agency"] = "agency_id"; keys["account"] = "login"
    keys["region_past"] = "code until"; keys["agency_past"] = "agency_id until"
    keys["deadline"] = "region_code year class event"; keys["exemption"] = "agency_id year"
    keys["extension"] = "agency_id year event granted_on"; keys["closing"] = "region_code year"
    keys["succession"] = "predecessor_id successor_id"; keys["form"] = "form_id"
    keys["form_cell"] = "form_id position"
    file["region"] = "regions"; file["agency"] = "agencies"; file["succession"] = "successions"
    file["deadline"] = "deadlines"; file["exemption"] = "exemptions"; file["closing"] = "closings"
    file["extension"] = "extensions"; file["account"] = "accounts"; file["form_cell"] = "form_cells"
    for (subject in file) subject_of[file[subject]] = subject
}

# The parts of a JSON text into `value`, by their path: members and numbers from 1, apart by 034. The
# text is cut at its quotes once, so that long ones take no longer than they must.
function parse(text,    n, part, i, open, string) {
    split("", value); split("", count); depth = 0; wanted = 1
    n = split(text, part, "\"")
    for (i = 1; i <= n; i++) {
        if (!open) { structure(part[i]); open = 1; string = ""; continue }
        string = string part[i]
        if (match(string, /\\+$/) && RLENGTH % 2 == 1) { string = string "\""; continue }
        open = 0
        if (kind[depth] == "{" && wanted) { name[depth] = plain(string); wanted = 0 }
        else put(plain(string))
    }
}

function plain(string) {
    if (index(string, "\\") == 0) return string
    gsub(/\\\\/, "\001", string); gsub(/\\"/, "\"", string); gsub(/\\n/, "\036", string)
    gsub(/\\t/, "\t", string); gsub(/\\r/, "\r", string); gsub(/\\b/, "\b", string)
    gsub(/\\f/, "\f", string); gsub(/\\\//, "/", string); gsub(/\001/, "\\", string)
    return string
}

function structure(text,    i, c, word) {
    for (i = 1; i <= length(text); i++) {
        c = substr(text, i, 1)
        if (c ~ /[0-9a-z.+-]/) { word = word c; continue }
        if (word != "") { put(word == "null" ? none : word); word = "" }
        if (c == "{" || c == "[") {
            if (kind[depth] == "[") name[depth]++
            depth++; kind[depth] = c; name[depth] = 0; wanted = 1
        } else if (c == "}" || c == "]") {
            if (c == "]") count[path(depth - 1)] = name[depth]
            depth--; wanted = 0
        } else if (c == ",") wanted = 1
    }
    if (word != "") put(word == "null" ? none : word)
}

function path(last,    i, way) {
    for (i = 1; i <= last; i++) way = way "\034" name[i]
    return way
}

function put(text) {
    if (kind[depth] == "[") name[depth]++
    value[path(depth)] = text
}

function member(names,    i, n, each, way) {
    n = split(names, each, " ")
    for (i = 1; i <= n; i++) way = way "\034" each[i]
    return way in value ? value[way] : none
}

# Days since 1970-01-01; Hinnant's algorithm.
function days(text,    y, m, d, era, doe) {
    if (text == none || text == "") return none
    y = substr(text, 1, 4) + 0; m = substr(text, 6, 2) + 0; d = substr(text, 9, 2) + 0
    if (m <= 2) y--
    era = int(y / 400); y -= era * 400
    doe = y * 365 + int(y / 4) - int(y / 100) + int((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1
    return era * 146097 + doe - 719468
}

function calendar(n,    era, doe, yoe, doy, mp, d, m) {
    if (n == none) return none
    n += 719468; era = int(n / 146097); doe = n - era * 146097
    yoe = int((doe - int(doe / 1460) + int(doe / 36524) - int(doe / 146096)) / 365)
    doy = doe - (365 * yoe + int(yoe / 4) - int(yoe / 100)); mp = int((5 * doy + 2) / 153)
    d = doy - int((153 * mp + 2) / 5) + 1; m = mp + (mp < 10 ? 3 : -9)
    return sprintf("%04d-%02d-%02d", yoe + era * 400 + (m <= 2), m, d)
}

# Seconds since 1970 of an instant in UTC.
function seconds(text) {
    if (text == none) return none
    return days(text) * 86400 + substr(text, 12, 2) * 3600 + substr(text, 15, 2) * 60 \
        + (substr(text, 18) + 0)
}

function china_day(instant) { return int((instant + 28800) / 86400) }

FNR == 1 { part = FILENAME; sub(/.*\/part-/, "", part) }

# What the changes left behind, one after the other; of a row all that was noted.
part == "changes" {
    parse($2); subject = member("subject"); act = member("detail act")
    changed[subject] = 1
    if (act == "TRUNCATE") {
        for (row in held) if (index(row, subject "\034") == 1) forget(row)
        next
    }
    rows = count["\034detail\034rows"]
    for (i = 1; i <= rows; i++) {
        row = subject; n = split(keys[subject], each, " ")
        for (k = 1; k <= n; k++) row = row "\034" member("detail rows " i " " each[k])
        forget(row)
        if (act == "DELETE" || act == "REPLACED") continue
        held[row] = 1
        names = columns[subject]
        if (subject == "closing") names = names " recorded_at"
        n = split(names, each, " ")
        for (k = 1; k <= n; k++) field[row, each[k]] = member("detail rows " i " " each[k])
    }
    next
}

function forget(row) { delete held[row] }

function shown(text) { return text == "true" ? "t" : text == "false" ? "f" : text }

part in subject_of {
    line = $1
    n = split(columns[subject_of[part]], each, " ")
    for (k = 2; k <= n; k++) line = line FS $k
    exported[subject_of[part] FS line] = 1
    next
}

part == "revocations" { parse($2); revoked[member("kind"), member("decision_id")] = 1; next }
part == "withdrawals" {
    parse($2)
    if (!(("withdrawal", $1) in revoked)) withdrawn[member("submission_id")] = 1
    next
}
part == "corrections" {
    parse($2)
    if (("correction", $1) in revoked) next
    id = member("submission_id")
    if (member("submitted_at") != none) corrected_at[id] = seconds(member("submitted_at"))
    if (member("published_on") != none) corrected_on[id] = days(member("published_on"))
    next
}
part == "publications" {
    parse($2)
    if (!(("publication", $1) in revoked))
        publish(member("agency_id"), member("year"), days(member("published_on")))
    next
}

function publish(agency, year, on) {
    if (on == none || on <= days(year "-12-31") || on > today) return
    if (!((agency, year) in published) || on < published[agency, year]) published[agency, year] = on
}

part == "submissions" {
    years[$3] = 1
    if ($1 in withdrawn) next
    at = $1 in corrected_at ? corrected_at[$1] : $6 + 0
    publish($2, $3, $1 in corrected_on ? corrected_on[$1] : days($7))
    if (at > (today + 1) * 86400 - 28800 - 0.000001) next
    n = ++filings[$2, $3]
    filing_at[$2, $3, n] = at; filing_revision[$2, $3, n] = $4 + 0; filing_stored[$2, $3, n] = $8 + 0
    next
}

part == "lateness" {
    line = $1
    for (k = 2; k <= 12; k++) line = line FS $k
    late[line] = 1
    next
}

# The state of an agency or a region at the end of a year: of what it was until a later day, the
# earliest; else what it is.
function state(subject, id, end,    row) {
    row = (subject, id, end) in past ? past[subject, id, end] : subject "\034" id
    return row
}

function find_past(end,    row, each, subject, at, id) {
    for (row in held) {
        split(row, each, "\034")
        if (each[1] != "agency_past" && each[1] != "region_past") continue
        subject = substr(each[1], 1, index(each[1], "_") - 1); id = each[2]; at = days(each[3])
        if (at <= end) continue
        if ((subject, id, end) in past && past_until[subject, id, end] <= at) continue
        past[subject, id, end] = row; past_until[subject, id, end] = at
    }
}

# The nearest region, from one upwards, with a deadline of the event; there a named class first.
function deadline(place, year, class, event, end,    up, row, i, line) {
    for (up = place; i < 4; i++) {
        for (row = 1; row <= 2; row++) {
            line = "deadline\034" up "\034" year "\034" (row == 1 ? class : none) "\034" event
            if (line in held) return days(field[line, "due_on"])
        }
        if (up == none) break
        line = state("region", up, end)
        up = (line, "parent_code") in field ? field[line, "parent_code"] : none
        if (up == "") up = none
    }
    return statutory(year, class)
}

function statutory(year, class) {
    return days((year + 1) (class == "government" ? "-03-31" : "-01-31"))
}

function closing(place, year, end,    up, i, line) {
    for (up = place; up != none && i < 3; i++) {
        line = "closing\034" up "\034" year
        if (line in held) return line
        line = state("region", up, end)
        up = (line, "parent_code") in field ? field[line, "parent_code"] : none
    }
    return ""
}

function passed(on, last) { return last != none && on > days(last) }

function judge(id, year, end,    row, place, class, event, due, from, on, status, delay, closed, n,
               k, first, best, stop, d, seen) {
    row = "agency\034" id
    if (days(field[row, "active_from"]) > end) return
    if (field[row, "active_to"] != none && days(field[row, "active_to"]) < end) return
    row = state("agency", id, end)
    place = field[row, "region_code"]; class = field[row, "class"]
    exempt = "exemption\034" id "\034" year
    exempt = exempt in held && (field[exempt, "granted_on"] == none \
                                || days(field[exempt, "granted_on"]) <= today)
    n = filings[id, year]; first = 0
    for (k = 1; k <= n; k++) {
        if (!first || filing_at[id, year, k] < filing_at[id, year, first] \
            || filing_at[id, year, k] == filing_at[id, year, first] \
            && filing_revision[id, year, k] < filing_revision[id, year, first]) first = k
    }
    stop = closing(place, year, end)
    closed = none
    if (stop != "" && n) {
        for (k = 1; k <= n; k++) {
            d = filing_at[id, year, k]
            if (filing_stored[id, year, k] >= seconds(field[stop, "recorded_at"]) \
                && filing_stored[id, year, k] > d) d = filing_stored[id, year, k]
            d = china_day(d)
            if (k == first) seen = d
            else if (best == "" || d > best) best = d
        }
        if (passed(seen, field[stop, "no_new_after"])) closed = "no_new_after"
        else if (best != "" && passed(best, field[stop, "no_corrections_after"]))
            closed = "no_corrections_after"
    }
    for (k = 1; k <= 2; k++) {
        event = k == 1 ? "submit" : "publish"
        due = deadline(place, year, class, event, end)
        from = due == statutory(year, class) ? "default" : "deadline"
        if ((id, year, event) in granted) { due = granted[id, year, event]; from = "extension" }
        on = none
        if (event == "submit" && first) on = china_day(filing_at[id, year, first])
        if (event == "publish" && ((id, year) in published)) on = published[id, year]
        delay = none
        if (exempt) status = "exempt"
        else if (on != none) { status = on <= due ? "on_time" : "late"; delay = on > due ? on - due : 0 }
        else if (today > due) { status = "missing"; delay = today - due }
        else status = "pending"
        line = year FS place FS id FS field[row, "name"] FS class FS event FS calendar(due) \
            FS calendar(on) FS delay FS status FS from FS (event == "submit" ? closed : none)
        computed[line] = 1
    }
}

function told(line) { gsub(FS, " ", line); gsub(none, "-", line); return line }

END {
    # the registry as the changes left it
    for (row in held) {
        split(row, each, "\034"); subject = each[1]
        if (!(subject in file)) continue
        n = split(columns[subject], each, " "); line = subject
        for (k = 1; k <= n; k++) line = line FS shown(field[row, each[k]])
        if (line in exported) delete exported[line]
        else print file[subject] ".csv: 缺少 lacks " told(substr(line, length(subject) + 2))
    }
    for (line in exported) {
        subject = substr(line, 1, index(line, FS) - 1)
        print file[subject] ".csv: 与名录变化不符 is not what the changes left: " \
            told(substr(line, length(subject) + 2))
    }
    # who was late
    for (row in held) {
        split(row, each, "\034")
        if (each[1] == "deadline") years[each[3]] = 1
        if (each[1] != "extension" || days(each[5]) > today) continue
        line = each[2] SUBSEP each[3] SUBSEP each[4]
        if (!(line in granted_on) || days(each[5]) > granted_on[line]) {
            granted_on[line] = days(each[5])
            granted[line] = days(field[row, "due_on"])
        }
    }
    for (year in years) {
        end = days(year "-12-31")
        find_past(end)
        for (row in held) {
            split(row, each, "\034")
            if (each[1] == "agency") judge(each[2], year + 0, end)
        }
    }
    for (line in computed) {
        if (line in late) delete late[line]
        else print "lateness.csv: 缺少 lacks " told(line)
    }
    for (line in late) print "lateness.csv: 不是重新算出的结果 is not what follows: " told(line)
}
