import Forms
import Messages
import Vocabulary

/// R-TX-DOC: the normative documents that the text says were issued or repealed this year, or are
/// in force, are those of table II.
///
/// Two readings are accepted: normative documents alone, and with the rules (规章) that a body may
/// also make. In the form of 2019 the documents issued may be those made or those newly published.
enum DocumentsStated {
    static let rule = CatalogueRule(
        id: "R-TX-DOC", severity: .warning, title: TableTextMessages.documentsTitle,
        source: "国办公开办函〔2021〕30号附件，表二第二十条第（一）项")

    static func findings(
        _ statements: [DisclosureClaims.Documents], _ figures: ReportFigures
    ) -> [Finding] {
        DisclosureClaims.DocumentKind.allCases.compactMap { kind in
            Comparison(
                rule: rule, subject: subject(of: kind),
                claims: statements.filter { $0.kind == kind }.map(\.claim),
                readings: roles(of: kind).flatMap { documents, rules in
                    [[documents], [documents, rules]].compactMap { TableSide($0, of: figures) }
                }, figures: figures
            ).finding()
        }
    }

    private static func roles(
        of kind: DisclosureClaims.DocumentKind
    ) -> [(documents: TextRole, rules: TextRole)] {
        switch kind {
        case .issued:
            [(.newDocuments, .newRules), (.publishedDocuments, .publishedRules)]
        case .repealed: [(.repealedDocuments, .repealedRules)]
        case .inForce: [(.documentsInForce, .rulesInForce)]
        }
    }

    private static func subject(of kind: DisclosureClaims.DocumentKind) -> Phrase {
        switch kind {
        case .issued: TableTextMessages.documentsIssued
        case .repealed: TableTextMessages.documentsRepealed
        case .inForce: TableTextMessages.documentsInForce
        }
    }
}
