// SPDX-License-Identifier: MIT

import FieldArithmetic
import VMCore

/// Items under one path.
struct Module {
    /// What a module is for.
    enum Kind: Hashable, Sendable {
        case program, kernel, library
    }

    /// The most items of a module.
    static let maxItemCount = 65_536

    let path: ItemPath
    let kind: Kind
    /// Its source; empty for a module of a library.
    let source: SourceFile
    /// False for a module of a library.
    let hasSource: Bool
    /// True if its source declares more than could be read.
    var isIncomplete = false
    private(set) var items: [ModuleItem] = []
    private(set) var adviceMap: [AdviceMap.Entry] = []
    private var names: [String: Int] = [:]

    init(path: ItemPath, kind: Kind, source: SourceFile? = nil) {
        self.path = path
        self.kind = kind
        self.source = source ?? SourceFile(name: path.text, bytes: [])
        hasSource = source != nil
    }

    /// The index of an item.
    func index(of name: String) -> Int? { names[name] }

    /// The path of an item.
    func path(of item: Int) -> ItemPath { path.appending(items[item].name) }

    /// Adds an item; false if its name is taken.
    mutating func add(_ item: ModuleItem) -> Bool {
        guard names[item.name] == nil else { return false }
        names[item.name] = items.count
        items.append(item)
        return true
    }

    mutating func add(_ entry: AdviceMap.Entry) { adviceMap.append(entry) }
}
