package import Messages

/// What commands say besides their listings.
package enum CommandMessages {
    package static let yearRange = Phrase(
        "--year：{year} 不是报告年度，应在 2008 到 2999 之间",
        en: "--year: {year} is no report year; use 2008 to 2999")
    package static let badDate = Phrase(
        "{option}：“{value}”不是日期，应写成 2026-01-31",
        en: "{option}: “{value}” is no date; write 2026-01-31")

    // errors
    package static let cannotConnect = Phrase(
        "连不上数据库（{reason}）。请检查数据库是否启动、连接设置是否正确；可运行 huizong doctor。",
        en: "The database is out of reach ({reason}). Check that it runs and that the connection "
            + "settings are right; try huizong doctor.")
    package static let tooManyConnections = Phrase(
        "数据库的连接已满（{reason}）。请稍后再试，或由管理员调大连接数上限。",
        en: "The database takes no more connections ({reason}). Try again later, or ask the "
            + "administrator for a higher limit.")
    package static let refused = Phrase(
        "数据库拒绝登录（{reason}）。请核对用户名和密码（~/.pgpass 或 PGPASSFILE）。",
        en: "The database refused the login ({reason}). Check user and password (~/.pgpass or "
            + "PGPASSFILE).")
    package static let noSuchDatabase = Phrase(
        "服务器上没有这个数据库（{reason}）。请先建库：createdb <名称>，再运行 huizong migrate。",
        en: "The server has no such database ({reason}). Create it: createdb <name>, then run "
            + "huizong migrate.")
    package static let badConnectionSettings = Phrase(
        "连接设置写错了（{reason}）", en: "The connection settings are wrong ({reason})")
    package static let serverTooOld = Phrase(
        "huizong 需要 PostgreSQL 15 或更新版本，这个数据库自称 {reason}。请换用较新的 PostgreSQL。",
        en: "huizong needs PostgreSQL 15 or later; this database says that it is {reason}. Use a "
            + "newer PostgreSQL.")
    package static let pooled = Phrase(
        "连接经过的连接池（如 PgBouncer）没有把会话设置传给数据库（{reason}），不能这样使用。请直接连接 PostgreSQL。",
        en: "The pooler between here and the database, such as PgBouncer, does not pass on the "
            + "settings of a session ({reason}); huizong does not work through it. Connect to "
            + "PostgreSQL itself.")
    package static let connectionLost = Phrase(
        "与数据库的连接中断（执行 {statement} 时）。原有版次不受影响，数据库恢复后再运行一次即可。",
        en: "The connection to the database was lost (during {statement}). The edition before is "
            + "untouched; run again once the database is back.")
    package static let decisionRefused = Phrase(
        "未予办理：{reason}", en: "Not done: {reason}")
    package static let noRights = Phrase(
        "当前数据库用户没有权限（{statement}：{message}）。请管理员授予相应角色，如 GRANT huizong_worker TO <用户>；"
            + "已授予的（如刚恢复过备份），请数据库所有者运行 huizong migrate。",
        en: "The database user lacks rights ({statement}: {message}). Ask the administrator for "
            + "the role, for example GRANT huizong_worker TO <user>; where it was granted, as "
            + "after a restore, the owner of the database runs huizong migrate.")
    package static let timeout = Phrase(
        "数据库语句超时或被取消（{statement}）。请稍后再试，或调大 database.statement_timeout_seconds。",
        en: "A statement timed out or was cancelled ({statement}). Try again later, or raise "
            + "database.statement_timeout_seconds.")
    package static let serverError = Phrase(
        "数据库报错（{statement}，SQLSTATE {state}）：{message}",
        en: "The database reports an error ({statement}, SQLSTATE {state}): {message}")
    package static let clientFault = Phrase(
        "与数据库的交互出错：{detail}", en: "Talking to the database failed: {detail}")
    package static let otherEncoding = Phrase(
        "数据库的编码是 {encoding}，应为 UTF8：请用 createdb --encoding=UTF8 --template=template0 另建数据库，再运行 "
            + "huizong migrate；未作任何更改。",
        en: "The database's encoding is {encoding}, and must be UTF8: make another one with "
            + "createdb --encoding=UTF8 --template=template0, then run huizong migrate; nothing "
            + "was changed.")
    package static let notMigrated = Phrase(
        "数据库还没有 huizong 的表，请先运行 huizong migrate。",
        en: "The database does not hold huizong's tables yet; run huizong migrate first.")
    package static let migrationsMissing = Phrase(
        "数据库版本较旧，缺少 {names}，请先运行 huizong migrate。",
        en: "The database is older than this program, it lacks {names}; run huizong migrate.")
    package static let databaseIsAhead = Phrase(
        "数据库比本程序新（含 {names}），请升级 huizong，不要用旧版程序写入。",
        en: "The database is newer than this program (it has {names}); upgrade huizong.")
    package static let migrationAltered = Phrase(
        "数据库中的 {name} 与本程序的文本不一致，可能被改动过；已停止，未作任何更改。",
        en: "{name} in the database differs from this program's text; somebody altered one of "
            + "them. Nothing was changed.")
    package static let codeOutOfStep = Phrase(
        "数据库中的函数、视图或权限与本程序不一致：{names}。请运行 huizong migrate。",
        en: "Functions, views or rights of the database differ from this program's: {names}. Run "
            + "huizong migrate.")
    package static let formsOutOfStep = Phrase(
        "表格文件与数据库中的不一致：{names}。请运行 huizong migrate。",
        en: "Form files and database differ: {names}. Run huizong migrate.")
    package static let formCellsChanged = Phrase(
        "表格 {form} 第 {position} 格与已存数据的含义不同；已入库的表格不得改变单元格次序和单位，请用新的 id。",
        en: "Form {form}: cell {position} means something else than in stored reports. The cells "
            + "and units of a stored form never change; use a new id.")
    package static let unexpectedValue = Phrase(
        "数据库列 {column} 的值“{value}”无法识别", en: "column {column} holds “{value}”, unknown to us")
    package static let checkFailed = Phrase(
        "复核不符，未发布：{check}（{detail}）。原有版次不变，请联系维护人员。",
        en: "The second adding differs, nothing was published: {check} ({detail}). The edition "
            + "before stays; please report this.")
    package static let totalAltered = Phrase(
        "{region} {year}年度的合计在发布后被改动，本次未发布。请运行 huizong audit verify 查明，"
            + "再运行 huizong run --full --year {year}。",
        en: "The total of {region} for {year} was altered after it was published; nothing was "
            + "published now. See what happened with huizong audit verify, then run "
            + "huizong run --full --year {year}.")
    package static let rosterAltered = Phrase(
        "{region} {year}年度计入合计的报告名单在发布后被改动，本次未发布，原有版次不变。"
            + "请运行 huizong audit verify 查明，并联系维护人员。",
        en: "The list of reports that count for {region} in {year} was altered after it was "
            + "published; nothing was published now, the edition before stays. See what happened "
            + "with huizong audit verify, and report it.")
    package static let locked = Phrase(
        "另一次运行正在进行，本次不再执行。", en: "Another run is under way; this one does nothing.")
    package static let usesPrivate = Phrase(
        "使用数据目录 {directory} 中的私有数据库", en: "using the private server in {directory}")
    package static let noPrivateDatabase = Phrase(
        "数据目录 {directory} 中还没有数据库：任何一条写入数据的命令（如 huizong migrate）会建立它；"
            + "若应使用别处的数据库，请写明 database.url（HUIZONG_DATABASE_URL）。",
        en: "There is no database in {directory} yet: any command that stores something, such as "
            + "huizong migrate, makes it. If another database is meant, name it in database.url "
            + "(HUIZONG_DATABASE_URL).")
    package static let lockedBy = Phrase(
        "另一次运行正在进行（登录名 {login}，数据库进程 {pid}，始于 {since}），本次不再执行。",
        en: "Another run is under way (login {login}, server process {pid}, since {since}); this "
            + "one does nothing.")
    package static let lockOverdue = Phrase(
        "运行锁被占用已超过一夜（登录名 {login}，数据库进程 {pid}，始于 {since}），每晚的汇总因此无法进行。"
            + "请查明该连接在做什么；确已无用时由管理员执行 SELECT pg_terminate_backend({pid})。",
        en: "The lock of the nightly run has been held for longer than a night (login {login}, "
            + "server process {pid}, since {since}), so that no run can be done. Find out what "
            + "that connection does; if it is of no use any more, an administrator ends it with "
            + "SELECT pg_terminate_backend({pid}).")
    package static let tableLocked = Phrase(
        "表 {table} 被锁住，等待超时（登录名 {login}，数据库进程 {pid}，始于 {since}）。请联系该登录名的使用人；"
            + "确已无用时由管理员执行 SELECT pg_terminate_backend({pid})，再运行一次。",
        en: "Table {table} is kept locked and the wait for it ran out (login {login}, server "
            + "process {pid}, since {since}). Ask whoever uses that login; if the connection is of "
            + "no use any more, an administrator ends it with SELECT pg_terminate_backend({pid}), "
            + "and the run is started again.")
    package static let tableWasLocked = Phrase(
        "有表被锁住，等待超时；现已无人占用，请再运行一次。",
        en: "A table was kept locked and the wait for it ran out; nobody holds it any more, run "
            + "again.")
    package static let unknownSince = Phrase("时间不详", en: "unknown")
    package static let noSuchRegion = Phrase(
        "没有代码为 {code} 的行政区划", en: "there is no region {code}")
    package static let regionNotSeen = Phrase(
        "当前登录名不能查看 {code}：它只能查看所绑定的地区及其下级（见 huizong doctor）。",
        en: "This login may not see {code}, only the region that it is bound to and those below "
            + "(see huizong doctor).")
    package static let noSuchTotal = Phrase(
        "该地区、年度、范围还没有合计。报告报送后请运行 huizong run。",
        en: "There is no total for this region, year and scope yet; run huizong run after "
            + "reports were filed.")
    package static let noAgenciesInScope = Phrase(
        "{region} {year} 年度“{scope}”范围内没有单位，因此没有合计；请改用 --scope {other}。",
        en: "Region {region} had no agencies in scope “{scope}” in {year}, so there is no total; "
            + "ask with --scope {other}.")
    package static let nothingPublished = Phrase(
        "还没有发布任何版次，请先运行 huizong run。",
        en: "No edition has been published yet; run huizong run first.")
    package static let overflow = Phrase(
        "合计超出 64 位整数，未发布：{region}，{year} 年，{cell}。请检查该地区过大的数值。",
        en: "A total exceeds 64-bit integers, nothing was published: {region}, {year}, {cell}. "
            + "Look for an implausibly large figure in that region.")
    package static let tooManyRegions = Phrase(
        "内存不足以汇总 {count} 个地区，未发布。",
        en: "There is no memory for the sums of {count} regions, nothing was published.")
    package static let temporaryFile = Phrase(
        "临时文件写不进去（系统错误 {number}），请检查临时目录的空间。",
        en: "The temporary file failed (system error {number}); check the space in the temporary "
            + "directory.")
    package static let noSuchForm = Phrase("没有表格“{id}”", en: "there is no form “{id}”")
    package static let noSuchRule = Phrase("没有规则“{id}”", en: "there is no rule “{id}”")
    package static let noSuchCell = Phrase(
        "没有单元格“{cell}”，单元格名和表格用语可用 huizong forms gid-2021 查看",
        en: "there is no cell “{cell}”; names and labels are in huizong forms gid-2021")
    package static let noSuchClass = Phrase(
        "--class：没有类别“{class}”，可用：{known}", en: "--class: there is no class “{class}”; use {known}")
    package static let noSuchEvent = Phrase(
        "--event：“{event}”应为 submit（报送）或 publish（公开）",
        en: "--event: “{event}” must be submit or publish")
}
