import Forms

/// What a peer must know of a form: how many cells it has and its identities. Everything else that
/// huizong checks is spared the peers.
struct PeerForm: Encodable {
    struct Identity: Encodable {
        let rule: String
        let names: [String]
        /// Positions in the array of cells, from 0.
        let left: [Int]
        let right: [Int]
        /// Of these, the cells that may be below zero.
        let signed: [Int]
        /// Stored integers in one unit.
        let scale: Int64
    }

    let year: Int
    let cells: Int
    /// Positions of cells that can outgrow four bytes.
    let money: [Int]
    let identities: [Identity]

    init(_ form: Form, year: Int) {
        self.year = year
        cells = form.cells.count
        money = form.cells.indices.filter { form.cells[$0].unit.isMoney }
        identities = form.rules.filter { rule in
            rule.check == .equal && !rule.looksAtLastYear && rule.years.contains(year)
                && rule.levels.isEmpty
        }.flatMap { rule in
            rule.instances.map { instance in
                let positions = instance.left + instance.right
                return Identity(
                    rule: rule.id, names: positions.map { form.cells[$0].name },
                    left: instance.left, right: instance.right,
                    signed: positions.filter { form.cells[$0].isSigned },
                    scale: form.cells[positions[0]].unit.scale)
            }
        }
    }
}
