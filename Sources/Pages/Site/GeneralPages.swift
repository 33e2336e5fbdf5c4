import Forms
import Handouts
import Messages
import Vocabulary

/// The first page: which regions there are.
struct HomePage {
    let place: PagePlace
    let templates: SiteTemplates
    let summaries: [SitePages.Summary]

    var file: SiteFile {
        PageFrame(
            place: place, templates: templates, title: place(SiteMessages.siteTitle),
            trail: [place.home], source: place.source(place.site.edition)
        ).file(
            .home,
            [
                "heading": place(SiteMessages.siteTitle),
                "edition": place.source(place.site.edition),
                "label": place(SiteMessages.findRegion), "found": place(SiteMessages.found),
                "regions": regions.string,
                "about": place(SiteMessages.aboutTitle), "about_link": place.link(SitePaths.about),
                "rules": place(SiteMessages.rulesTitle), "rules_link": place.link(SitePaths.rules),
            ])
    }

    private var regions: Markup {
        RegionTable(place: place, caption: place(SiteMessages.regions)).markup(
            summaries.map(\.line))
    }
}

/// Every rule, with an address of its own.
struct RulesPage {
    let place: PagePlace
    let templates: SiteTemplates

    var file: SiteFile {
        PageFrame(
            place: place, templates: templates, title: place(SiteMessages.rulesTitle),
            trail: [place.home, (place(SiteMessages.rulesTitle), place.path)],
            source: ""
        ).file(
            .rules,
            [
                "heading": place(SiteMessages.rulesTitle), "intro": place(SiteMessages.rulesIntro),
                "rules": rules.string,
            ])
    }

    private var rules: Markup {
        Markup { page in
            page.element(
                "div",
                [
                    "class": "scroll", "tabindex": "0", "role": "group",
                    "aria-label": place(SiteMessages.rulesTitle),
                ]
            ) {
                $0.element("table", ["class": "list sortable"]) { table in
                    table.element(
                        "caption", ["class": "hidden"], text: place(SiteMessages.rulesTitle))
                    table.element("thead") { head in
                        head.element("tr") { line in
                            for heading in [
                                SiteMessages.rule, SiteMessages.severity, SiteMessages.content,
                                SiteMessages.form, SiteMessages.years, SiteMessages.legalSource,
                            ] {
                                line.element("th", ["scope": "col"]) {
                                    $0.element(
                                        "button", ["type": "button"], text: place(heading))
                                }
                            }
                        }
                    }
                    table.element("tbody") { body in
                        var seen: Set<String> = []
                        for rule in place.site.rules {
                            let isFirst = seen.insert(rule.id).inserted
                            add(rule, id: isFirst ? rule.id : "", to: &body)
                        }
                    }
                }
            }
        }
    }

    private func add(_ rule: Site.RuleLine, id: String, to body: inout Markup) {
        body.element("tr", ["id": id]) { row in
            row.element("th", ["scope": "row"], text: rule.id)
            row.element("td", text: place(rule.severity.label))
            row.element("td", text: place(rule.title))
            row.element("td", text: rule.form ?? place(SiteMessages.anyForm))
            row.element(
                "td", text: rule.years.map { "\($0.first)–\($0.last.map(String.init) ?? "")" } ?? ""
            )
            row.element("td", text: rule.source)
        }
    }
}

/// How to read all this; its words are a template of their own in each language.
struct AboutPage {
    let place: PagePlace
    let templates: SiteTemplates

    var file: SiteFile {
        PageFrame(
            place: place, templates: templates, title: place(SiteMessages.aboutTitle),
            trail: [place.home, (place(SiteMessages.aboutTitle), place.path)],
            source: ""
        ).file(
            place.language == .zh ? .aboutZh : .aboutEn,
            [
                "heading": place(SiteMessages.aboutTitle), "is_public": place.site.isPublic,
                "rules_link": place.link(SitePaths.rules), "version": place.site.version,
            ])
    }
}
