/// Decides which selectors hold for an element, within a budget of steps for the whole page.
struct SelectorMatching {
    typealias Answer = MediaQuery.Answer

    private let tree: MarkupTree
    private(set) var stepsLeft: Int
    /// Classes of the elements that have any, parted once.
    private var classes: [MarkupTree.Index: [Substring]] = [:]
    private var brothers: [MarkupTree.Index: (place: Int, count: Int)] = [:]

    init(_ tree: MarkupTree, steps: Int) {
        self.tree = tree
        stepsLeft = steps
    }

    /// Once it is exhausted, no answer means anything.
    var isExhausted: Bool { stepsLeft <= 0 }

    mutating func classes(of node: MarkupTree.Index) -> [Substring] {
        if let known = classes[node] { return known }
        let found = (tree.attribute(node, "class") ?? "").split(whereSeparator: \.isWhitespace)
        classes[node] = found
        return found
    }

    mutating func holds(_ selector: Selector, for node: MarkupTree.Index) -> Answer {
        matches(selector, upTo: selector.steps.count - 1, node)
    }

    /// Whether the steps up to one hold where that one stands for this element.
    private mutating func matches(
        _ selector: Selector, upTo last: Int, _ node: MarkupTree.Index
    ) -> Answer {
        stepsLeft -= 1
        guard stepsLeft > 0, last >= 0 else { return .no }
        let combinator = selector.steps[last].combinator
        let compound = selector.steps[last].compound
        let own = holds(compound, for: node)
        guard own != .no, last > 0 else { return own }
        var best = Answer.no
        var other = before(node, combinator)
        while let found = other, best != .yes {
            best = best.or(matches(selector, upTo: last - 1, found))
            if combinator == .child || combinator == .adjacent || isExhausted { break }
            other = before(found, combinator)
        }
        return own.and(best)
    }

    private func before(
        _ node: MarkupTree.Index, _ combinator: Selector.Combinator
    ) -> MarkupTree.Index? {
        switch combinator {
        case .descendant, .child: tree.parent(node)
        case .adjacent, .sibling: tree.previousElement(node)
        }
    }

    private mutating func holds(
        _ compound: Selector.Compound, for node: MarkupTree.Index
    ) -> Answer {
        stepsLeft -= 1
        if let tag = compound.tag, tree.name(node).lowercased() != tag { return .no }
        if !compound.ids.isEmpty {
            let id = tree.attribute(node, "id")
            guard compound.ids.allSatisfy({ $0 == id }) else { return .no }
        }
        if !compound.classes.isEmpty {
            let own = classes(of: node)
            stepsLeft -= own.count
            guard compound.classes.allSatisfy({ own.contains(Substring($0)) }) else { return .no }
        }
        for test in compound.attributes where !holds(test, for: node) { return .no }
        var answer = Answer.yes
        for state in compound.states {
            answer = answer.and(holds(state, for: node))
            if answer == .no { return .no }
        }
        return answer
    }

    private func holds(_ test: Selector.AttributeTest, for node: MarkupTree.Index) -> Bool {
        guard var value = tree.attribute(node, test.name) else { return false }
        var wanted = test.value
        if test.foldsCase { (value, wanted) = (value.lowercased(), wanted.lowercased()) }
        switch test.relation {
        case .exists: return true
        case .equals: return value == wanted
        case .word: return value.split(whereSeparator: \.isWhitespace).contains(Substring(wanted))
        case .dash: return value == wanted || value.hasPrefix(wanted + "-")
        case .prefix: return !wanted.isEmpty && value.hasPrefix(wanted)
        case .suffix: return !wanted.isEmpty && value.hasSuffix(wanted)
        case .part: return !wanted.isEmpty && value.contains(wanted)
        }
    }

    private mutating func holds(_ state: Selector.State, for node: MarkupTree.Index) -> Answer {
        switch state {
        case .place(let step, let offset, let fromEnd, let ofType):
            let (place, count) = place(of: node, ofType: ofType)
            let rest = (fromEnd ? count - place + 1 : place) - offset
            let holds = step == 0 ? rest == 0 : rest.isMultiple(of: step) && rest / step >= 0
            return holds ? .yes : .no
        case .only(let ofType): return place(of: node, ofType: ofType).count == 1 ? .yes : .no
        case .empty: return tree.firstChild(node) == nil ? .yes : .no
        case .root: return tree.parent(node) == nil ? .yes : .no
        case .link:
            let isLink = tree.name(node) == "a" && tree.attribute(node, "href") != nil
            return isLink ? .yes : .no
        case .attribute(let name, let isSet):
            return (tree.attribute(node, name) != nil) == isSet ? .yes : .no
        case .never: return .no
        case .always: return .yes
        case .unknown: return .maybe
        case .any(let alternatives):
            let selectors = alternatives.selectors
            return selectors.reduce(.no) { $0 == .yes ? .yes : $0.or(holds($1, for: node)) }
        case .none(let alternatives):
            let selectors = alternatives.selectors
            return selectors.reduce(Answer.no) { $0.or(holds($1, for: node)) }.not
        }
    }

    /// The place among brothers, from 1, and their number.
    private mutating func place(
        of node: MarkupTree.Index, ofType: Bool
    ) -> (place: Int, count: Int) {
        if !ofType, let known = brothers[node] { return known }
        guard let parent = tree.parent(node) else { return (1, 1) }
        let name = ofType ? tree.name(node) : nil
        let all = tree.children(parent).filter {
            tree.isElement($0) && (name == nil || tree.name($0) == name)
        }
        stepsLeft -= all.count
        if !ofType {
            for (place, brother) in all.enumerated() { brothers[brother] = (place + 1, all.count) }
        }
        return ((all.firstIndex(of: node) ?? 0) + 1, all.count)
    }
}
