import Messages

/// What is said of a document that could not be read apart.
enum ReadingMessages {
    static let notStarted = Phrase(
        "无法启动读取文件的独立进程，文件没有读取；请检查可用内存和进程数限制，运行 huizong doctor",
        en: "the process that reads documents cannot be started, so the file was not read; check "
            + "free memory and the limit of processes, run huizong doctor")
    static let tooLong = Phrase(
        "读取超过 {seconds} 秒，已停止，这份文件没有读取；{advice}",
        en: "reading took more than {seconds} seconds and was stopped, the file was not read; "
            + "{advice}")
    static let tooMuchWork = Phrase(
        "读取所需的计算超过上限（{seconds} 秒），已停止，这份文件没有读取；{advice}",
        en: "reading needed more than {seconds} seconds of the processor and was stopped, the "
            + "file was not read; {advice}")
    static let tooMuchMemory = Phrase(
        "读取所需的内存超过上限（{megabytes} MB），已停止，这份文件没有读取；{advice}",
        en: "reading needed more than {megabytes} MB of memory and was stopped, the file was not "
            + "read; {advice}")
    static let ended = Phrase(
        "读取时进程意外结束（{how}），这份文件没有读取；{advice}",
        en: "the reading process ended unexpectedly ({how}), the file was not read; {advice}")
    static let garbled = Phrase(
        "读取进程给出的结果不合格式或过长，不予采用，这份文件没有读取；{advice}",
        en: "the reading process gave an answer that is too long or no report, which is not used; "
            + "the file was not read; {advice}")
    static let signal = Phrase("信号 {number}", en: "signal {number}")
    static let exitCode = Phrase("退出码 {number}", en: "exit code {number}")
    static let advice = Phrase(
        "文件可能损坏或另有内容，请打开后只保留报告正文，另存为 docx 或纯文本再提交",
        en: "it may be broken, or hold more than a report: open it, keep the report only, save it "
            + "as docx or plain text, retry")

    static func reason(_ failure: ReadingChild.Failure, _ bounds: ReadingBounds) -> Phrase {
        let phrase =
            switch failure {
            case .notStarted: notStarted
            case .tooLong: tooLong.filled(["seconds": String(bounds.seconds)])
            case .garbled: garbled
            case .ended(let end): reason(end, bounds)
            }
        return phrase.filled(["advice": advice])
    }

    private static func reason(_ end: CopyEnd, _ bounds: ReadingBounds) -> Phrase {
        if end.signal != nil, end.seconds >= bounds.processorSeconds {
            return tooMuchWork.filled(["seconds": String(bounds.processorSeconds)])
        }
        // Who gets no more memory ends by a signal, as after any other fault; but few faults
        // come with half of it in use.
        if end.signal != nil, end.kilobytes > bounds.memoryBytes / 1024 / 2 {
            return tooMuchMemory.filled(["megabytes": String(bounds.memoryBytes >> 20)])
        }
        let how =
            end.signal.map { signal.filled(["number": String($0)]) }
            ?? exitCode.filled(["number": String(end.status < 0 ? -1 : end.status >> 8)])
        return ended.filled(["how": how])
    }
}
