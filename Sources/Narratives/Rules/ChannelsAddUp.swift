import Forms
import Messages
import Vocabulary

/// R-TX-CHANNEL: the requests by each way of coming add up to those received, or to those received
/// and carried in.
///
/// A list that is too short is held against a report only where the paragraph also says how many
/// there were in all; else some way may be told elsewhere.
enum ChannelsAddUp {
    static let rule = CatalogueRule(
        id: "R-TX-CHANNEL", severity: .warning, title: TableTextMessages.channelsTitle,
        source: "国办公开办函〔2021〕30号（一）；表三第一、二项")

    static func finding(_ lists: [ChannelClaims.List], _ figures: ReportFigures) -> Finding? {
        let readings = [
            TableSide([TextRole.received], of: figures),
            TableSide([TextRole.received, .carriedIn], of: figures),
        ].compactMap { $0 }
        let claims = lists.filter { list in
            list.isBesideTotal || readings.contains { Int128(list.sum) > $0.sum }
        }.map(\.claim)
        return Comparison(
            rule: rule, subject: TableTextMessages.channels, claims: claims, readings: readings,
            figures: figures
        ).finding()
    }
}
