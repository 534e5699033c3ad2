// SPDX-License-Identifier: MIT

extension HTMLWriter {
    /// The latest blocks side by side, newest first.
    mutating func blockStrip(_ blocks: [BlockRow]) {
        element("ol", [.class("strip"), .id("strip"), .label("Latest blocks")]) { html in
            for block in blocks { html.blockCard(block) }
        }
    }

    /// One block of the strip; the script fills copies of it.
    ///
    /// The height of its bar tells in ten steps how full the block is, the longer the rarer.
    mutating func blockCard(_ block: BlockRow) {
        let state = block.isProven ? "proven" : "sealed"
        let card: [HTMLAttribute] = [
            .plain("data-number", "\(block.number)"), .plain("data-state", state),
            .plain("data-fill", "\(Self.fill(block.transactionCount))"),
        ]
        element("li", card) { html in
            html.element("a", [.link(.block(block.number)), .title(block.commitment)]) { html in
                html.element(
                    "strong",
                    [.class("number"), .plain("data-field", "number")],
                    text: ShortText.number(block.number)
                )
                html.element("span", [.plain("data-field", "count")]) { html in
                    html.text(ShortText.count(block.transactionCount, "tx"))
                }
                html.time(block.timestamp, field: true)
                html.element("span", [.class("mark"), .plain("data-field", "state")], text: state)
            }
        }
        line()
    }

    /// A block's fullness from 0 to 10, by doubling: 1, 2, 4 … 512 transactions.
    private static func fill(_ transactionCount: Int) -> Int {
        min(10, Int.bitWidth - max(0, transactionCount).leadingZeroBitCount)
    }
}
