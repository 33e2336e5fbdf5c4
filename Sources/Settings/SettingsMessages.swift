public import Messages

/// What can be wrong with the settings, and where a setting came from.
public enum SettingsMessages {
    static let fromOption = Phrase("选项 {name}", en: "option {name}")
    static let fromEnvironment = Phrase(
        "环境变量 {name}", en: "environment variable {name}")
    static let fromDefault = Phrase("默认值", en: "default")

    static let noSuchFile = Phrase(
        "没有这个设置文件：{path}", en: "there is no such settings file: {path}")
    static let unreadable = Phrase(
        "读不到设置文件：{detail}", en: "the settings file cannot be read: {detail}")
    static let notYAML = Phrase(
        "不是有效的 YAML：{detail}", en: "not valid YAML: {detail}")
    static let duplicateKey = Phrase("重复的键：{keys}", en: "keys given twice: {keys}")
    static let unknownKey = Phrase(
        "没有这个设置，可用：{known}", en: "there is no such setting; known: {known}")
    static let notMapping = Phrase(
        "这里应为“键: 值”", en: "“key: value” lines are expected here")
    static let notOneValue = Phrase(
        "这里应为单个值", en: "a single value is expected here")
    static let notInFile = Phrase(
        "不能写在文件里，否则每次都当作这一天运行；请用选项 --business-date 或环境变量 HUIZONG_BUSINESS_DATE",
        en: "cannot be set in the file, as every run would be the run of that day; "
            + "use --business-date or HUIZONG_BUSINESS_DATE")
    static let unknownVariable = Phrase(
        "没有这个环境变量，可用：{known}",
        en: "there is no such environment variable; known: {known}")

    /// Said by whoever needs a database where none is named.
    public static let noDatabase = Phrase(
        "没有指定数据库。请在设置文件的 database.url（HUIZONG_DATABASE_URL）中写明；只有确实要用数据目录 {directory} "
            + "中的私有数据库时，才写 database.private: true（HUIZONG_DATABASE_PRIVATE）。",
        en: "No database is named. Name it in database.url of the settings file "
            + "(HUIZONG_DATABASE_URL); only if the private server in {directory} is wanted, say "
            + "database.private: true (HUIZONG_DATABASE_PRIVATE).")

    static let empty = Phrase("不能为空", en: "must not be empty")
    static let notWholeNumber = Phrase(
        "“{value}”应为 {lowest} 到 {highest} 之间的整数",
        en: "“{value}” must be a whole number from {lowest} to {highest}")
    static let notOneOf = Phrase(
        "“{value}”不可用，应为其中之一：{known}", en: "“{value}” must be one of: {known}")
    static let notDate = Phrase(
        "“{value}”应为年-月-日形式的日期，例如 2025-01-31",
        en: "“{value}” must be a date such as 2025-01-31")
    static let passwordInFile = Phrase(
        "文件里不得写密码；请改用 ~/.pgpass 或 PGPASSFILE",
        en: "a password must not be in the file; use ~/.pgpass or PGPASSFILE")
    static let noForms = Phrase(
        "找不到表格目录，查找过：{searched}；请设置 forms.directory 或 HUIZONG_FORMS_DIRECTORY",
        en: "the forms directory was not found, looked in: {searched}; "
            + "set forms.directory or HUIZONG_FORMS_DIRECTORY")

    static let databaseFromEnvironment = Phrase(
        "按 PG* 环境变量", en: "as the PG* variables say")
    static let databaseEmbedded = Phrase(
        "自带的私有数据库，在 {directory}", en: "the private server in {directory}")
    static let databaseNone = Phrase(
        "未指定（安装的程序不自建数据库）", en: "none named (an installation makes none of its own)")
    static let search = Phrase("自动查找", en: "searched for")
    static let none = Phrase("不写", en: "none")
    static let today = Phrase("今天", en: "today")
}
