import FoundationEssentials
import Handouts
import Hashing
import Messages
import Mustache
import Store
import Vocabulary
import Wording

/// The words, the order and the look of pages: the files of `config/site`.
public struct SiteTemplates: Sendable {
    /// A kind of page; its template is the file of that name.
    enum Kind: String, CaseIterable {
        case page, home, region, year, row, agency, find, rules
        case aboutZh = "about.zh"
        case aboutEn = "about.en"
    }

    private let templates: [Kind: MustacheTemplate]
    let style: String
    let script: String
    /// What a browser is told of the script, so that it runs no other.
    let scriptHash: String

    /// - Throws: ``SiteTemplateError`` if a file is missing or wrong.
    public init(folder: String) throws(SiteTemplateError) {
        var templates: [Kind: MustacheTemplate] = [:]
        for kind in Kind.allCases {
            let file = "\(folder)/\(kind.rawValue).mustache"
            let source = try Self.text(file)
            do {
                templates[kind] = try MustacheTemplate(string: source)
            } catch {
                throw .wrong(file: file, detail: "\(error)")
            }
        }
        self.templates = templates
        style = try Self.text("\(folder)/style.css")
        script = try Self.text("\(folder)/script.js")
        scriptHash = Data(SHA256.hash(Array(script.utf8))).base64EncodedString()
    }

    private static func text(_ file: String) throws(SiteTemplateError) -> String {
        do {
            return try String(contentsOfFile: file, encoding: .utf8)
        } catch {
            throw .missing(file: file)
        }
    }

    func render(_ kind: Kind, _ values: [String: Any]) -> String {
        templates[kind]?.render(values) ?? ""
    }
}

/// A page with what all pages have around it.
struct PageFrame {
    let place: PagePlace
    let templates: SiteTemplates
    let title: String
    /// From the top down to this page; the last is the page itself.
    let trail: [(name: String, target: String)]
    /// What the page says of itself: from which edition.
    let source: String

    /// - Parameter values: of the template: texts, which it escapes, and ready pieces of markup.
    func file(_ kind: SiteTemplates.Kind, _ values: [String: Any]) -> SiteFile {
        let page = templates.render(
            .page,
            [
                "lang": place.language == .zh ? "zh-CN" : "en", "title": title.printable,
                "style": templates.style, "script": templates.script,
                "script_hash": templates.scriptHash,
                "skip": place(SiteMessages.skip), "trail_label": place(SiteMessages.trail),
                "trail": trailMarkup.string,
                "other_language": place(SiteMessages.otherLanguage),
                "other_lang": place.otherLanguage == .zh ? "zh-CN" : "en",
                "other_link": place.linkToOtherLanguage,
                "body": templates.render(kind, values), "source": source.printable,
                "made_by": place(SiteMessages.madeBy),
                "public_note": place(
                    place.site.isPublic ? SiteMessages.isPublic : SiteMessages.isInternal),
                "links": links.string,
            ])
        return SiteFile(path: SitePaths.full(place.path, place.language), bytes: Array(page.utf8))
    }

    private var trailMarkup: Markup {
        Markup { nav in
            for (number, step) in trail.enumerated() {
                if number > 0 { nav.text(" › ") }
                if number == trail.count - 1 {
                    nav.element("b", ["aria-current": "page"], text: step.name)
                } else {
                    nav.link(step.name, to: place.link(step.target))
                }
            }
        }
    }

    private var links: Markup {
        Markup { line in
            line.link(place(SiteMessages.aboutTitle), to: place.link(SitePaths.about))
            line.text(" · ")
            line.link(place(SiteMessages.rulesTitle), to: place.link(SitePaths.rules))
        }
    }
}

extension PagePlace {
    /// Which edition a page was made from.
    func source(_ edition: EditionInfo) -> String {
        self(
            SiteMessages.source,
            [
                "edition": String(edition.id), "day": edition.businessDate.description,
                "hash": String(edition.contentHash.prefix(16)),
            ])
    }

    var home: (name: String, target: String) { (self(SiteMessages.home), SitePaths.home) }

    func trail(
        to model: RegionModel, _ steps: [(name: String, target: String)] = []
    ) -> [(name: String, target: String)] {
        [home] + model.above.map { ($0.name, SitePaths.region($0.code)) }
            + [(model.region.name, SitePaths.region(model.region.code))] + steps
    }
}
