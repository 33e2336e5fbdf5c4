package import Messages

/// What `huizong doctor` says.
package enum DoctorMessages {
    package static let result = Phrase("结果", en: "result")
    package static let subject = Phrase("项目", en: "subject")
    package static let value = Phrase("情况", en: "finding")
    package static let origin = Phrase("来源", en: "origin")
    package static let setting = Phrase("设置", en: "setting")
    package static let good = Phrase("正常", en: "good")
    package static let bad = Phrase("有问题", en: "problem")
    package static let forms = Phrase("表格文件", en: "form files")
    package static let database = Phrase("数据库", en: "database")
    package static let schema = Phrase("表结构", en: "schema")
    package static let upToDate = Phrase("与本程序一致", en: "that of this version")
    package static let clock = Phrase("时钟", en: "clock")
    package static let seconds = Phrase("与数据库相差 {count} 秒", en: "{count} s from the database's")
    package static let clockDrift = Phrase(
        "{drift}；请校准时钟，否则迟报判定会错",
        en: "{drift}; set the clock, or lateness is judged wrongly")
    package static let rights = Phrase("权限", en: "rights")
    package static let mayRun = Phrase("可运行汇总", en: "may run the nightly job")
    package static let mayOnlyRead = Phrase(
        "不能运行汇总，只能查询；如需运行，请管理员执行 GRANT huizong_worker TO <用户>",
        en: "may query only; to run the job: GRANT huizong_worker TO <user>")
    package static let formats = Phrase("可读格式", en: "reads")
    package static let readingApart = Phrase("读取隔离", en: "reads apart")
    package static let noReadingApart = Phrase(
        "无法启动读取文件的独立进程，check 和 import 不能读取文件；请检查可用内存和进程数限制",
        en: "the process that reads documents cannot be started, so check and import read "
            + "nothing; check free memory and the limit of processes")
    package static let bounds = Phrase("内存、时间和文件有上限", en: "bounded memory, time and files")
    package static let noNewPrivileges = Phrase("不得取得新权限", en: "no new privileges")
    package static let noRoot = Phrase("没有 root 权限", en: "no rights of root")
    package static let ownNetwork = Phrase("没有网络（命名空间）", en: "no network (namespace)")
    package static let noFiles = Phrase("没有文件（Landlock）", en: "no files (Landlock)")
    package static let fewCalls = Phrase(
        "只许必要的系统调用（seccomp）", en: "only the system calls needed (seccomp)")
    package static let someProtections = Phrase(
        "{held}；本机内核或容器不提供：{lacking}",
        en: "{held}; not offered by this kernel or container: {lacking}")
    package static let possibleAllTheSame = Phrase(
        "试过仍能做到：{names}", en: "tried, and possible all the same: {names}")
    package static let roles = Phrase("角色", en: "roles")
    package static let rolesAsMade = Phrase(
        "角色、权限、触发器、函数和视图与本版本一致",
        en: "roles, rights, triggers, functions and views are this version's")
    package static let rolesLost = Phrase(
        "角色缺失或没有权限：{names}，可能由不含角色的备份恢复；请数据库所有者运行 huizong migrate",
        en: "roles are missing or have no rights: {names}, as after a restore without roles; the "
            + "owner of the database runs huizong migrate")
    package static let rightsChanged = Phrase(
        "{count} 项权限、触发器、函数或视图与迁移时不一致（如{example}）；"
            + "全部列出：huizong migrate --check；请数据库所有者运行 huizong migrate",
        en: "{count} rights, triggers, functions or views are not as migrate made them (such as "
            + "{example}); huizong migrate --check lists them all, and the owner of the database "
            + "runs huizong migrate")
    package static let formAltered = Phrase(
        "数据库中的表格 {form} 被改动（第 {position} 格，0 为表格本身）；请数据库所有者运行 huizong migrate 恢复",
        en: "form {form} was altered in the database (cell {position}; 0 is the form itself); the "
            + "owner of the database runs huizong migrate, which puts it back")
    package static let binding = Phrase("可看范围", en: "sees")
    package static let seesAll = Phrase("全部地区和单位", en: "every region and agency")
    package static let boundToRegion = Phrase(
        "地区 {name}（{code}）及其下级", en: "region {code} {name} and those below")
    package static let boundToAgency = Phrase(
        "只为单位 {id} {name} 报送和查看", en: "files for agency {id} {name} and sees its reports only")
    package static let notBound = Phrase(
        "登录名 {login} 未绑定地区或单位，什么也看不到；请数据库所有者执行 INSERT INTO registry.account "
            + "(login, region_code) VALUES ('{login}', '地区代码')，填报人则写 agency_id",
        en: "login {login} is bound to no region or agency and sees nothing; the owner of the "
            + "database runs INSERT INTO registry.account (login, region_code) VALUES "
            + "('{login}', '<code>'), or with agency_id for a filer")
    package static let stale = Phrase("规则版本", en: "forms and rules")
    package static let noneStale = Phrase(
        "各年结果均按现行表格和规则核查", en: "every result was judged by the present ones")
    package static let someStale = Phrase(
        "{count} 个地区年度按旧的表格或规则核查；见 huizong audit stale，重新核查用 huizong run --stale",
        en: "{count} results of a region and year were judged by older ones; see huizong audit "
            + "stale, judge them again with huizong run --stale")
    package static let deadlines = Phrase("期限", en: "due dates")
    package static let deadlineTable = Phrase(
        "期限表 registry.deadline", en: "the table registry.deadline")
    package static let deadlinesInOrder = Phrase(
        "公开期限都不早于报送期限", en: "no publication is due before the filing")
    package static let publishedBeforeFiled = Phrase(
        "有 {count} 处公开期限早于报送期限，如 {year} 年度{region} {class}：报送 {submit}，公开 {publish}；请核对",
        en:
            "{count} publications are due before the filing, as for {year} {region} {class}: filed "
            + "by {submit}, public by {publish}; please check")
    package static let locks = Phrase("运行锁", en: "run lock")
    package static let noRun = Phrase("没有正在进行的运行", en: "no run is under way")
    package static let runUnderWay = Phrase("有一次运行正在进行", en: "a run is under way")
    package static let lastRun = Phrase("最近一次运行", en: "last run")
}
