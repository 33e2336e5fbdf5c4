import Forms
import Messages

/// Every wording of a form's labels, and what each one stands for.
struct FormLabels: Sendable {
    /// A block by the index of its table and its own index there.
    struct BlockIndex: Hashable, Sendable {
        let table: Int
        let block: Int
    }

    enum Meaning: Hashable, Sendable {
        case column(BlockIndex, Int, isAlias: Bool)
        case columnGroup(BlockIndex, String)
        case row(BlockIndex, Int)
        case rowGroup(BlockIndex, String)
        /// A caption or a table title: recognised, and no label of figures.
        case heading
    }

    let form: Form
    /// Headers that only this form prints.
    let signature: [(label: String, key: LabelKey)]
    private var exact: [LabelKey: [Meaning]] = [:]
    /// Wordings that are enough within a longer label, longest first.
    private var phrases: [LabelKey] = []
    /// Every wording of a label with what it means, the shorter first.
    private(set) var wordings: [(key: LabelKey, meanings: [Meaning])] = []
    /// Titles of tables and sections, which stand between tables and never in one.
    private let titles: Set<LabelKey>

    init(form: Form) {
        self.form = form
        titles = Set(
            (form.tables.flatMap { [$0.title.zh] + $0.headings }
                + form.sections.flatMap { [$0.heading.zh] + $0.aliases })
                .map { LabelKey($0).asHeading })
        signature = form.signature.map { ($0, LabelKey($0)) }
        for (tableIndex, table) in form.tables.enumerated() {
            add([table.title.zh] + table.headings, .heading)
            for (blockIndex, block) in table.blocks.enumerated() {
                let index = BlockIndex(table: tableIndex, block: blockIndex)
                if let caption = block.caption { add([caption.zh], .heading) }
                for (position, line) in block.columns.enumerated() {
                    add([line.label.zh] + line.match, .column(index, position, isAlias: false))
                    add(line.aliases, .column(index, position, isAlias: true))
                    if let group = line.group { add([group.zh], .columnGroup(index, group.zh)) }
                }
                for (position, line) in block.rows.enumerated() {
                    add([line.label.zh] + line.aliases + line.match, .row(index, position))
                    if let group = line.group { add([group.zh], .rowGroup(index, group.zh)) }
                }
            }
        }
        for section in form.sections { add([section.heading.zh] + section.aliases, .heading) }
        // Two characters such as 其他 or 总计 occur inside too many other labels.
        phrases = exact.keys.filter { $0.scalars.count > 2 }.sorted { first, second in
            first.scalars.count == second.scalars.count
                ? first.scalars.lexicographicallyPrecedes(second.scalars)
                : first.scalars.count > second.scalars.count
        }
        wordings = phrases.reversed().map { ($0, exact[$0] ?? []) }
    }

    private mutating func add(_ wordings: [String], _ meaning: Meaning) {
        for wording in wordings {
            let key = LabelKey(wording)
            guard !key.isEmpty, exact[key]?.contains(meaning) != true else { continue }
            exact[key, default: []].append(meaning)
        }
    }

    /// What a label stands for: by its whole wording, else by the longest phrase it contains.
    func meanings(of key: LabelKey) -> [Meaning] {
        let bare = key.trailingDigits.isEmpty ? key : LabelKey(scalars: key.scalars)
        if let found = exact[bare] {
            return key.namesAnotherMatter(than: bare) ? [] : found
        }
        guard key.scalars.count <= LabelKey.longestLabel,
            let phrase = phrases.first(where: { bare.contains($0) }),
            !key.namesAnotherMatter(than: phrase)
        else { return [] }
        return exact[phrase] ?? []
    }

    func isTitle(_ key: LabelKey) -> Bool {
        let key = key.asHeading
        return titles.contains { title in
            key.hasPrefix(title) && key.scalars.count <= title.scalars.count + 12
        }
    }

    func knows(_ key: LabelKey) -> Bool { exact[key] != nil }

    func block(_ index: BlockIndex) -> Block { form.tables[index.table].blocks[index.block] }

    var blocks: [BlockIndex] {
        form.tables.enumerated().flatMap { tableIndex, table in
            table.blocks.indices.map { BlockIndex(table: tableIndex, block: $0) }
        }
    }
}

extension LabelKey {
    init(scalars: [UInt32]) {
        self.scalars = scalars
        trailingDigits = ""
        remarks = []
    }
}

extension FormLabels.Meaning {
    /// Whether it is a column or several.
    var isOfColumns: Bool {
        switch self {
        case .column, .columnGroup: true
        case .row, .rowGroup, .heading: false
        }
    }
}
