package import Messages

/// Words of changes of the registry that keep what was before.
package enum RegistryChangeMessages {
    // what changes
    package static let line = Phrase("{years}：{subject} {what}", en: "{years}: {subject}: {what}")
    package static let fromYear = Phrase("{year}年度起", en: "from {year} on")
    package static let inYears = Phrase("{years}年度", en: "in {years}")
    package static let sameYears = Phrase("{years}年度不变。", en: "As before in {years}.")
    package static let noTotals = Phrase(
        "已公布的合计不变。", en: "No published total changes.")
    package static let totals = Phrase(
        "已公布的 {years}年度合计由下次 huizong run 改变，原因见 huizong revisions。",
        en: "Published totals of {years} change with the next huizong run; huizong revisions says "
            + "why.")
    package static let gone = Phrase("不再应报", en: "no longer expected")
    package static let new = Phrase("新增：{class}，{region}", en: "new: {class}, {region}")
    package static let agencyClass = Phrase(
        "类别 {before} → {after}", en: "class {before} → {after}")
    package static let manyAgencies = Phrase(
        "{first}等 {count} 个单位", en: "{first} and others ({count} in all)")
    package static let creditCode = Phrase(
        "{name}（{id}）统一社会信用代码改为 {code}；信用代码不分年度。",
        en: "{name} ({id}): credit code {code}, for all years.")
    package static let oldCodeStays = Phrase(
        "{old} 保留以前各年度；{year}年度起的期限、截止日随之改为 {new}。绑定旧代码的登录名请由所有者改绑。",
        en: "{old} keeps the years before; due and closing dates from {year} on become those of "
            + "{new}. Logins bound to the old code must be bound anew by the owner.")

    package static func name(_ before: String, _ after: String) -> Phrase {
        Phrase("名称 {before} → {after}", en: "name {before} → {after}").filled([
            "before": before, "after": after,
        ])
    }

    package static func region(_ before: String, _ after: String) -> Phrase {
        Phrase("属 {before} → {after}", en: "part of {before} → {after}").filled([
            "before": before, "after": after,
        ])
    }

    // asking and ending
    package static let sure = Phrase("写入名录吗？[y/N]", en: "Write this into the registry? [y/N]")
    package static let unconfirmed = Phrase(
        "没有写入名录；确认无误请加 --yes", en: "Nothing was changed; give --yes if it is meant so")
    package static let dryRun = Phrase("试运行，没有写入。", en: "A dry run, nothing was changed.")
    package static let changedMeanwhile = Phrase(
        "名录刚被别人改动，没有写入；请再运行一次，重新核对",
        en: "Somebody changed the registry meanwhile; nothing was written. Run it again.")
    package static let written = Phrase(
        "已写入名录，自 {day} 起。各年度的汇总由下次 huizong run 更新。",
        en: "Written, from {day} on. The next huizong run brings the totals up to date.")

    // refusals
    package static let noReason = Phrase(
        "请用 --reason 写明理由，用 --by 写明决定人", en: "give the reason (--reason) and who decided (--by)")
    package static let tooFar = Phrase(
        "{day} 太远：最多写到一年以后", en: "{day} is too far ahead: a year at most")
    package static let noSuchAgency = Phrase("没有单位 {id}", en: "there is no agency {id}")
    package static let closedBefore = Phrase(
        "{name}（{id}）已于 {day} 撤销，不能自此之后变更",
        en: "{name} ({id}) was closed on {day} and cannot change afterwards")
    package static let notThereYet = Phrase(
        "{name}（{id}）{day} 才成立，变更不能早于此", en: "{name} ({id}) is there only since {day}")
    package static let sameName = Phrase("名称已是“{name}”", en: "it is called {name} already")
    package static let sameRegion = Phrase("已属 {region}", en: "it is part of {region} already")
    package static let nameTaken = Phrase(
        "同一地区已有“{name}”（{id}）；合并请用 huizong registry merge",
        en: "there is another {name} ({id}) in the region; to merge them use huizong registry merge"
    )
    package static let manyCalledSo = Phrase(
        "有几个单位叫“{name}”：{ids}；请写编号", en: "several agencies are called {name}: {ids}; give a number")
    package static let badName = Phrase("“{name}”不能作名称", en: "“{name}” cannot be a name")
    package static let badCreditCode = Phrase(
        "{code} 不是 18 位统一社会信用代码", en: "{code} is no credit code of 18 characters")
    package static let badRegionCode = Phrase(
        "{code} 不是 6 位行政区划代码", en: "{code} is no code of 6 digits")
    package static let codeTaken = Phrase(
        "代码 {code} 已是 {name} 的", en: "code {code} is that of {name}")
    package static let nobodyToMerge = Phrase(
        "请用 --agency 写明要并入的单位，用 --to 写明并入哪一个",
        en: "give the agencies that end with --agency, and with --to the one that takes over")
    package static let splitIntoOne = Phrase(
        "分立至少要写两个 --to；只换名称请用 huizong registry rename",
        en: "a split needs two --to at least; for another name use huizong registry rename")
    package static let splitIntoItself = Phrase(
        "“{name}”不能是分立出的单位之一：原单位继续存在的，只要新增另一个单位；同一单位不要写两次",
        en: "{name} cannot be one that it is split into: where it goes on, only add the other one; "
            + "name each once")
    package static let badShares = Phrase(
        "请按 --to 的次序给出 {count} 个 --share，如 0.6 和 0.4，合计为 1",
        en: "give {count} shares in the order of --to, as 0.6 and 0.4, which add to 1")
    package static let hasRegionsBelow = Phrase(
        "{name} 还有下级：{names}；请先变更它们", en: "{name} has regions below: {names}; change these first")
    package static let nobodyThere = Phrase(
        "{name} 没有可撤销的单位", en: "{name} has no agency that could be closed")
}
