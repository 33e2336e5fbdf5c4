import Listings

extension Value {
    /// A decimal as the database writes it (`-59237.2449`), exact; blank without one.
    init(decimal text: String?) {
        guard let text else {
            self = .blank
            return
        }
        let decimals = text.split(separator: ".").dropFirst().first?.utf8.count ?? 0
        let digits = text.filter { $0 != "." }
        guard decimals <= 18, let scaled = Int128(digits) else {
            self = .text(text)
            return
        }
        self = .decimal(
            scaled: scaled, scale: (0..<decimals).reduce(Int64(1)) { scale, _ in scale * 10 })
    }
}
