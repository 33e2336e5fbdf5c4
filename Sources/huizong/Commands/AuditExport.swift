import ArgumentParser
import AuditBundle
import Forms
import Listings
import Messages
import NightlyRun
import Store

struct AuditExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "导出审计包，不用 huizong 也能核对。A bundle that can be checked without huizong.",
        discussion: """
            写出 CSV 文件（版次、合计、核查结果、报送情况、报告及各格、名录、事件链）、表格和规则、
            SHA256SUMS、核对脚本 check.sh 和说明 README.txt。--to 须为新目录或空目录；中断的导出
            不会留下看似完整的审计包。同样的数据导出同样的字节。
            Writes editions, totals, findings, lateness, reports with their cells, registry and the
            chain of events as CSV, the forms and rules, SHA256SUMS, check.sh and README.txt. An
            export that is killed leaves no bundle that looks whole. Same data, same bytes.
            核对 To check: cd DIR && sha256sum -c SHA256SUMS && sh check.sh
            例 Example: huizong audit export --region 360926 --to audit-2025
            """)

    @OptionGroup var common: CommonOptions

    @Option(
        help: ArgumentHelp(
            "该地区及其下级，默认各地。This region and those below.", valueName: "code"))
    var region: String?

    @Option(help: "只要该报告年度。Only this report year.")
    var year: Int?

    @Option(help: ArgumentHelp("写到哪个目录。Where to write.", valueName: "directory"))
    var to: String

    func run() throws {
        let workplace = try Workplace(common)
        try workplace.attempt {
            let year = try self.year.map { try Arguments.year($0, workplace.language) }
            try workplace.withDatabase { connection in
                if let region { _ = try TotalsReader(connection: connection).region(region) }
                let bundle = AuditBundle(
                    reader: BundleReader(connection: connection),
                    catalogue: try catalogue(workplace))
                let outcome = try bundle.write(to: to, region: region, year: year)
                Output.result(text(outcome)[workplace.language])
            }
        }
    }

    private func catalogue(_ workplace: Workplace) throws -> AuditBundle.Catalogue {
        let catalogue = try workplace.catalogue()
        let rules = ListRules.listing(of: catalogue).text(as: .csv, Presentation(language: .zh))
        return AuditBundle.Catalogue(
            formFiles: try catalogue.forms.map { form in
                ("\(form.id).yaml", try workplace.formFile(form.id))
            }, rulesCSV: rules, hashedText: RuleBook(catalogue).text)
    }

    private func text(_ outcome: AuditBundle.Outcome) -> Phrase {
        let lines = [
            BundleMessages.written.filled([
                "path": to, "files": String(outcome.files),
                "edition": String(outcome.head.edition), "date": outcome.head.businessDate,
            ]),
            BundleMessages.hashes.filled([
                "head": outcome.head.lastHash, "sums": outcome.sumsHash,
            ]),
            BundleMessages.recipe.filled(["path": to]),
        ]
        return Phrase(
            lines.map { $0.zh + "\n" }.joined(), en: lines.map { $0.en + "\n" }.joined())
    }
}
