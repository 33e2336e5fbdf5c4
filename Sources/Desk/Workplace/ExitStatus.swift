/// Exit codes of every command.
package enum ExitStatus: Int32 {
    case failed = 1
    case checkFoundErrors = 2
    case wrongUsage = 64
    case unreadableInput = 65
    case databaseOutOfReach = 69
    case lockedByAnotherRun = 75
    case wrongSettings = 78
}
