// SPDX-License-Identifier: MIT

/// Counts the elements of memory that answers to events read.
///
/// An answer takes one row, however much it reads; what all of them read has a limit, so that few
/// rows are not the work of hours.
final class ReadMeter {
    var elementCount = 0
}
