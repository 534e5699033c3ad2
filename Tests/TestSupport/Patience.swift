// SPDX-License-Identifier: MIT

/// How long a test waits for an answer that comes in the end.
///
/// Many tests share few threads, so a second may pass before a task gets its turn; what is to be
/// shown is the answer, not its speed.
public let patience = Duration.seconds(300)
