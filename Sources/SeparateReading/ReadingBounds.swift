/// What reading one document may cost.
public struct ReadingBounds: Sendable {
    /// Address space, the program itself included.
    public var memoryBytes = 1 << 30
    public var processorSeconds = 30
    /// By the clock, without what helpers take.
    public var seconds = 60
    /// Times that one document may ask for a helper: for its words, and for each page.
    public var helperTasks = 64

    public static let usual = ReadingBounds()

    public init() {}
}
