import Forms
import Messages
import Vocabulary

/// R-TX-KIND: 予以公开, 不予公开, 无法提供, 不予处理 and 其他处理 in the text are the sums of their rows.
///
/// 予以公开 alone may count the partly granted requests or leave them out.
enum ResultsStated {
    static let rule = CatalogueRule(
        id: "R-TX-KIND", severity: .warning, title: NarrativeMessages.resultsTitle,
        source: "国办公开办函〔2021〕30号（一）；表三（一）至（六）")

    static func findings(
        _ statements: [ResultClaims.Statement], _ figures: ReportFigures
    ) -> [Finding] {
        let hasPartly = statements.contains { $0.kind == .partlyGranted }
        return ResultClaims.Kind.allCases.compactMap { kind in
            let ofKind = statements.filter { $0.kind == kind }
            var readings = [rows(of: kind, figures.form)]
            if kind == .granted {
                let both = readings[0] + rows(of: .partlyGranted, figures.form)
                if ofKind.contains(where: \.isBothGranted) {
                    readings = [both]
                } else if !hasPartly {
                    readings.append(both)
                }
            }
            return Comparison(
                rule: rule, subject: Phrase("“\(kind.rawValue)”", en: "“\(kind.rawValue)”"),
                claims: ofKind.map(\.claim),
                readings: readings.compactMap { TableSide($0, of: figures) }, figures: figures
            ).finding()
        }
    }

    private static func rows(of kind: ResultClaims.Kind, _ form: Form) -> [String] {
        let role: TextRole =
            switch kind {
            case .granted: .granted
            case .partlyGranted: .partlyGranted
            case .refused: .refused
            case .unavailable: .unavailable
            case .declined: .declined
            case .other: .otherResults
            }
        return form.rows(of: role)
    }
}
