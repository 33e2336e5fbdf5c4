import Store

/// Numbers in the text format of Prometheus, as the textfile collector of node_exporter reads it.
///
/// - Source: Prometheus documentation, Exposition formats, version 0.0.4.
enum MetricsText {
    private static let help = [
        "huizong_good": "Whether the last run was good and young enough.",
        "huizong_run_under_way": "Whether a run is under way.",
        "huizong_run_age_seconds": "Time since the last good run of everything ended.",
        "huizong_run_outcome": "How the last run ended.",
        "huizong_run_finished_timestamp_seconds": "When the last run ended.",
        "huizong_run_duration_seconds": "How long the last run took.",
        "huizong_run_stage_seconds": "How long each stage of the last run took.",
        "huizong_runs_total": "Runs that ended so.",
        "huizong_editions": "Editions that were published.",
        "huizong_reports_expected": "Reports that are due for the year.",
        "huizong_reports": "Reports that were filed for the year.",
        "huizong_reports_late": "Reports that were filed late.",
        "huizong_reports_missing": "Reports that were not filed though they are due.",
        "huizong_reports_excluded": "Reports that errors keep out of the totals.",
        "huizong_findings": "Open findings of the current edition.",
    ]

    /// - Parameter metrics: those of one name together.
    static func text(_ metrics: [Metric]) -> String {
        var text = ""
        var name = ""
        for metric in metrics {
            if metric.name != name {
                name = metric.name
                let type = name.hasSuffix("_total") ? "counter" : "gauge"
                text += "# HELP \(name) \(help[name, default: name])\n# TYPE \(name) \(type)\n"
            }
            let label = metric.label.map { "{\($0.name)=\"\(escaped($0.value))\"}" } ?? ""
            text += "\(name)\(label) \(metric.number)\n"
        }
        return text
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n")
    }
}
