// SPDX-License-Identifier: MIT

import Assembler
import CoreLibrary
import Foundation
import TestSupport
import Testing
import VMCore

/// The library assembles and offers what its contract names.
@Suite struct CoreLibraryTests {
    @Test func `the library assembles`() throws {
        do throws(AssemblyFailure) {
            let library = try CoreLibrary.library()
            #expect(library.procedures.count > 100)
        } catch {
            Issue.record("\(error.rendered)")
        }
    }
}
