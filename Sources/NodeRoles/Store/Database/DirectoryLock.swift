// SPDX-License-Identifier: MIT

import Glibc

/// Holds a data directory for one store; let go when the value dies, or the process.
final class DirectoryLock: Sendable {
    private let descriptor: Int32

    /// Makes the directory if need be and takes it.
    /// - Throws: ``DatabaseError/directory(path:reason:)``, ``DatabaseError/directoryInUse(path:)``.
    init(directory: String) throws(DatabaseError) {
        if mkdir(directory, 0o700) != 0 && errno != EEXIST { throw Self.failure(directory) }
        let descriptor = open(directory + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(directory) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            let failure = Self.failure(directory)
            close(descriptor)
            throw isHeld ? .directoryInUse(path: directory) : failure
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    private static func failure(_ directory: String) -> DatabaseError {
        .directory(path: directory, reason: String(cString: strerror(errno)))
    }
}
