// SPDX-License-Identifier: MIT

import FieldArithmetic

/// Memory of all contexts: pages of 64 elements that exist once they are written.
///
/// A page is found by context and address together. The pages used last are kept in a small table
/// by a hash of that key, so that most accesses cost a comparison and a load.
final class MachineMemory {
    /// A page: 64 elements, the set of its written words, and the next page of its context.
    typealias Page = UnsafeMutablePointer<Felt>

    struct Line {
        var key: UInt64
        var page: Page
    }

    static let pageElements = 64
    private static let maskIndex = 64
    private static let pageStride = 66
    private static let pagesPerChunk = 64
    private static let lineCount = 64
    /// Contexts have 32 bits and page numbers 26, so no key has all bits set.
    private static let noKey = UInt64.max

    let lines: UnsafeMutablePointer<Line>
    /// Zeros: what is read where nothing was written.
    let blankPage: Page
    let pagesMax: Int
    private var pages: [UInt64: Page] = [:]
    private var chunks: [Page] = []
    private var freePages: [Page] = []
    /// The keys of the pages of all open contexts but the root, the innermost last.
    private var openKeys: [UInt64] = []

    init(pagesMax: Int) {
        self.pagesMax = pagesMax
        blankPage = .allocate(capacity: Self.pageStride)
        blankPage.initialize(repeating: .zero, count: Self.pageStride)
        lines = .allocate(capacity: Self.lineCount)
        lines.initialize(repeating: Line(key: Self.noKey, page: blankPage), count: Self.lineCount)
    }

    deinit {
        for chunk in chunks { chunk.deallocate() }
        blankPage.deallocate()
        lines.deallocate()
    }

    /// The key of the page that holds an element.
    @inline(__always)
    static func key(context: UInt32, address: UInt64) -> UInt64 {
        UInt64(context) << 26 | address >> 6
    }

    @inline(__always)
    private static func line(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 58)
    }

    /// The page to read from.
    @inline(__always)
    func readablePage(_ key: UInt64) -> Page {
        let line = lines[Self.line(of: key)]
        return line.key == key ? line.page : existingPage(key)
    }

    /// The page to write to; nil if there may be no more pages.
    @inline(__always)
    func writablePage(_ key: UInt64) -> Page? {
        let line = lines[Self.line(of: key)]
        return line.key == key ? line.page : addedPage(key)
    }

    /// Notes that words of a page were written.
    @inline(__always)
    static func mark(_ page: Page, element: UInt64) {
        let bit: UInt64 = 1 << ((element & 63) >> 2)
        page[maskIndex] = Felt(reducing: page[maskIndex].value | bit)
    }

    @inline(never)
    private func existingPage(_ key: UInt64) -> Page {
        guard let page = pages[key] else { return blankPage }
        lines[Self.line(of: key)] = Line(key: key, page: page)
        return page
    }

    @inline(never)
    private func addedPage(_ key: UInt64) -> Page? {
        if let page = pages[key] {
            lines[Self.line(of: key)] = Line(key: key, page: page)
            return page
        }
        guard pages.count < pagesMax else { return nil }
        if freePages.isEmpty { addChunk() }
        guard let page = freePages.popLast() else { return nil }
        page.initialize(repeating: .zero, count: Self.pageStride)
        pages[key] = page
        if key >> 26 != 0 { openKeys.append(key) }
        lines[Self.line(of: key)] = Line(key: key, page: page)
        return page
    }

    private func addChunk() {
        let chunk = Page.allocate(capacity: Self.pagesPerChunk * Self.pageStride)
        chunks.append(chunk)
        for index in (0..<Self.pagesPerChunk).reversed() {
            freePages.append(chunk + index * Self.pageStride)
        }
    }

    /// Forgets the memory of a context that nothing will enter again.
    ///
    /// Contexts close in the reverse order of their opening, so its pages are the last ones.
    func close(_ context: UInt32) {
        while let key = openKeys.last, key >> 26 == UInt64(context) {
            openKeys.removeLast()
            if let page = pages.removeValue(forKey: key) { freePages.append(page) }
            let line = Self.line(of: key)
            if lines[line].key == key { lines[line].key = Self.noKey }
        }
    }
}

// MARK: Looking from outside

extension MachineMemory {
    /// An element, nil if its word was never written.
    func writtenElement(context: UInt32, address: UInt32) -> Felt? {
        let page = readablePage(Self.key(context: context, address: UInt64(address)))
        let element = Int(address & 63)
        guard page[Self.maskIndex].value >> UInt64(element >> 2) & 1 == 1 else { return nil }
        return page[element]
    }

    /// The written words of the root context, ascending by address.
    var rootWords: [MemoryWord] {
        var words: [MemoryWord] = []
        for key in pages.keys.filter({ $0 >> 26 == 0 }).sorted() {
            guard let page = pages[key] else { continue }
            for word in 0..<16 where page[Self.maskIndex].value >> UInt64(word) & 1 == 1 {
                let start = page + 4 * word
                words.append(
                    MemoryWord(
                        address: UInt32(truncatingIfNeeded: key << 6) + UInt32(4 * word),
                        value: Word(start[0], start[1], start[2], start[3])
                    )
                )
            }
        }
        return words
    }
}
