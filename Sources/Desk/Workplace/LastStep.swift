extension String {
    /// The last step of a path: the name of its file.
    var lastStep: String { split(separator: "/").last.map(String.init) ?? self }
}
