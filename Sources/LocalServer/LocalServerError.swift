public import Messages

/// Why the private server does not run.
public enum LocalServerError: Error, Equatable {
    case noPrograms(searched: [String])
    case noSuchUser(String)
    case cannotMakeDirectory(String, detail: String)
    case unreachableDirectory(String, user: String)
    /// A data directory of somebody else, which root does not take away from him.
    case ownedByAnother(String, owner: String)
    /// - Parameter status: nil if the program could not even be started.
    case programFailed(String, status: Int32?, log: String)

    public var message: Phrase {
        switch self {
        case .noPrograms(let searched):
            LocalServerMessages.noPrograms.filled([
                "searched": searched.joined(separator: ", ")
            ])
        case .noSuchUser(let user): LocalServerMessages.noSuchUser.filled(["user": user])
        case .cannotMakeDirectory(let directory, let detail):
            LocalServerMessages.cannotMakeDirectory.filled([
                "directory": directory, "detail": detail,
            ])
        case .unreachableDirectory(let directory, let user):
            LocalServerMessages.unreachableDirectory.filled([
                "directory": directory, "user": user,
            ])
        case .ownedByAnother(let directory, let owner):
            LocalServerMessages.ownedByAnother.filled(["directory": directory, "owner": owner])
        case .programFailed(let program, let status, let log):
            LocalServerMessages.programFailed.filled([
                "program": program, "status": status.map(String.init) ?? "-", "log": log,
            ])
        }
    }
}
