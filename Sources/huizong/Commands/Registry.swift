import ArgumentParser

struct Registry: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registry",
        abstract: "名录：行政区划、单位、联系人、期限、豁免。"
            + "Regions, agencies, contacts, due dates, exemptions.",
        subcommands: [
            RegistryRename.self, RegistryMove.self, RegistryClose.self, RegistryRecode.self,
            RegistryMerge.self, RegistrySplit.self,
        ])
}
