/// What keeps machines from sharing a run.
public enum ShareError: Error, Equatable {
    /// The run goes by other forms or rules; with the hashes of both.
    case otherCatalogue(run: String, own: String)
    /// The run is another version's.
    case otherVersion(run: String, own: String)
    /// The run has ended before its shares were done: its process or its connection is gone. What
    /// its assistants have done does not count.
    case runIsGone
    /// Bytes of a share that are not what an assistant handed in.
    case damaged(year: Int, number: Int)
    /// The result of another share, run or snapshot.
    case foreign(year: Int, number: Int)
}
