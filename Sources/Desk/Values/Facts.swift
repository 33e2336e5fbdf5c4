import Listings
import Messages
import Store
import Vocabulary

/// What all rows of a listing are of, so that a copied CSV still says it.
extension [Listing.Fact] {
    static func region(_ region: Region) -> Self {
        [
            .init(FactMessages.regionCode, .text(region.code)),
            .init(FactMessages.regionName, .text(region.name)),
        ]
    }

    static func year(_ year: Int) -> Self {
        [.init(FactMessages.year, .integer(Int64(year)))]
    }

    static func scope(_ scope: Scope) -> Self {
        [.init(FactMessages.scope, .phrase(scope.label))]
    }

    static func edition(_ edition: EditionInfo) -> Self {
        [
            .init(FactMessages.edition, .integer(edition.id)),
            .init(FactMessages.editionDay, .text(edition.businessDate.description)),
        ]
    }

    static func asOf(_ day: CalendarDate) -> Self {
        [.init(FactMessages.asOf, .text(day.description))]
    }

    /// Region, year, scope, edition, its day, of how many agencies how many count.
    static func total(_ total: RegionTotal, year: Int, scope: Scope) -> Self {
        region(total.region) + Self.year(year) + Self.scope(scope) + edition(total.edition) + [
            .init(FactMessages.expected, .integer(total.expected)),
            .init(FactMessages.received, .integer(total.received)),
            .init(FactMessages.included, .integer(total.included)),
            .init(FactMessages.isComplete, .bool(total.included == total.expected)),
        ]
    }
}

extension Listing {
    func with(_ facts: [Fact]) -> Listing {
        var listing = self
        listing.facts = facts
        return listing
    }
}

/// Headings of what all rows are of.
enum FactMessages {
    static let regionCode = Phrase("地区代码", en: "region code")
    static let regionName = Phrase("地区名称", en: "region name")
    static let year = Phrase("报告年度", en: "report year")
    static let scope = Phrase("范围", en: "scope")
    static let edition = Phrase("版次", en: "edition")
    static let editionDay = Phrase("版次日期", en: "day of the edition")
    static let asOf = Phrase("截至", en: "as of")
    static let expected = Phrase("应报单位", en: "agencies expected")
    static let received = Phrase("已报单位", en: "agencies received")
    static let included = Phrase("计入单位", en: "agencies counted")
    static let missing = Phrase("未报单位", en: "agencies missing")
    static let onTime = Phrase("按时单位", en: "agencies on time")
    static let addsUp = Phrase("是否勾稽平衡", en: "adds up")
    static let isComplete = Phrase("是否完整", en: "complete")
    static let cell = Phrase("所问单元格", en: "cell asked for")
    static let published = Phrase("公布的合计", en: "published total")
}
