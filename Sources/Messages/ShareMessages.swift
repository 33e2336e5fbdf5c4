/// What is said of runs that several machines share.
public enum ShareMessages {
    public static let helped = Phrase(
        "业务日期 {date}：协助完成 {shares} 份，核查报告 {submissions} 份；发布由主机进行。",
        en: "Business date {date}: {shares} shares done, {submissions} reports judged; the run "
            + "itself publishes.")
    public static let nothingLeft = Phrase(
        "业务日期 {date}：该次运行已没有待领的份额。",
        en: "Business date {date}: the run has no share left to claim.")
    public static let noRun = Phrase(
        "没有可协助的运行（由另一台机器执行 huizong run --shared；用 --wait 30m 可等待）。",
        en: "No shared run is under way (another machine starts it with huizong run --shared; "
            + "--wait 30m waits for one).")
    public static let shareDone = Phrase(
        "已交 {year}年度第 {number} 份：报告 {submissions} 份",
        en: "{year}, share {number} handed in: {submissions} reports")
    public static let summary = Phrase(
        "  分担：共 {shares} 份，其中协助程序完成 {assisted} 份",
        en: "  Shared: {shares} shares, {assisted} of them done by assistants")

    // errors
    public static let otherCatalogue = Phrase(
        "该次运行使用的表格和规则与本机不同（{run}，本机 {own}），不能协助。请把两台机器的 huizong 和表格文件装成一样。",
        en: "The run goes by other forms and rules ({run}, here {own}), so this machine cannot "
            + "help. Install the same huizong and form files on both.")
    public static let otherVersion = Phrase(
        "该次运行由 huizong {run} 主持，本机是 {own}，不能协助。请装成同一次构建的程序。",
        en: "The run is led by huizong {run}, this is {own}, so this machine cannot help. Install "
            + "the same build on both.")
    public static let runIsGone = Phrase(
        "主持运行的主机已中断，它的快照已失效，本机所做的不计入。原有版次不受影响；请在主机上重新运行 huizong run --shared。",
        en: "The run that was helped has broken off and its snapshot is gone; what was done here "
            + "does not count. The edition before is untouched; start huizong run --shared again.")
    public static let damaged = Phrase(
        "{year}年度第 {number} 份的结果已损坏，未发布。原有版次不变；请再运行一次，仍如此则检查该协助机器。",
        en: "The result of share {number} of {year} is damaged, nothing was published. The edition "
            + "before stays; run again, and if it happens again look at the assistant's machine.")
    public static let foreign = Phrase(
        "{year}年度第 {number} 份的结果属于另一份或另一次运行，未发布。原有版次不变。",
        en: "The result of share {number} of {year} belongs to another share or run, nothing was "
            + "published. The edition before stays.")

    // usage
    public static let badWait = Phrase(
        "--wait：“{value}”应写成 90s、30m 或 2h，最长 24h",
        en: "--wait: write “{value}” as 90s, 30m or 2h, 24h at most")
}
