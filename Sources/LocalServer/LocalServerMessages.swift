public import Messages

/// What can keep the private server from running.
public enum LocalServerMessages {
    public static let noPrograms = Phrase(
        "找不到 PostgreSQL 15 或更新版本的程序（找过：{searched}）。请安装：apt-get install postgresql，"
            + "或用 HUIZONG_PG_BIN 指出其目录。",
        en:
            "The programs of PostgreSQL 15 or later were not found (looked in: {searched}). "
            + "Install them: apt-get install postgresql, or name their directory in HUIZONG_PG_BIN."
    )
    public static let noProgramsInDirectory = Phrase(
        "设置 local_server.bin_directory（HUIZONG_LOCAL_SERVER_BIN_DIRECTORY）所指的目录 {searched} 里没有 "
            + "PostgreSQL 的程序 initdb、postgres、pg_ctl。请改正，或去掉此项设置由 huizong 自己寻找。",
        en:
            "The directory {searched} of local_server.bin_directory "
            + "(HUIZONG_LOCAL_SERVER_BIN_DIRECTORY) lacks PostgreSQL's programs initdb, postgres "
            + "or pg_ctl. Put it right, or leave the setting out: huizong then looks for them.")
    public static let noSuchUser = Phrase(
        "以 root 运行时私有数据库须由普通用户运行，但没有普通用户“{user}”。请在 local_server.user"
            + "（HUIZONG_LOCAL_SERVER_USER）中另指一个。",
        en:
            "Run by root, the private server needs an ordinary user, and there is none named "
            + "“{user}”. Name another one in local_server.user (HUIZONG_LOCAL_SERVER_USER).")
    public static let cannotMakeDirectory = Phrase(
        "建不了数据目录 {directory}（{detail}）。请用 data_directory（HUIZONG_DATA_DIRECTORY、"
            + "--data-directory；演示用 TMPDIR）换一个目录，或调整权限。",
        en: "The data directory {directory} cannot be made ({detail}). Choose another one in "
            + "data_directory (HUIZONG_DATA_DIRECTORY, --data-directory; for the demo TMPDIR) or "
            + "change its rights.")
    public static let unreachableDirectory = Phrase(
        "用户“{user}”进不了数据目录 {directory}。请用 data_directory（HUIZONG_DATA_DIRECTORY、"
            + "--data-directory）换一个其上级目录都可进入的目录。",
        en: "User “{user}” cannot enter the data directory {directory}. Choose one below "
            + "directories that it may pass in data_directory (HUIZONG_DATA_DIRECTORY, "
            + "--data-directory).")
    public static let ownedByAnother = Phrase(
        "数据目录 {directory} 属于用户“{owner}”，root 不会接管。请以该用户运行，或用 data_directory"
            + "（HUIZONG_DATA_DIRECTORY、--data-directory）换一个目录。",
        en: "The data directory {directory} belongs to user “{owner}”; root does not take it over. "
            + "Run huizong as that user, or choose another one in data_directory "
            + "(HUIZONG_DATA_DIRECTORY, --data-directory).")
    public static let programFailed = Phrase(
        "私有数据库：{program} 失败（状态 {status}），详见 {log}",
        en: "The private server: {program} failed (status {status}); see {log}")
}
