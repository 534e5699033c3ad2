// SPDX-License-Identifier: MIT

import Glibc
import Synchronization

/// Calls `body` with each index below `count` on at most `threads` threads and waits for all.
///
/// The caller is one of the threads; the others live as long as the call. Indices are handed out
/// one by one, so pieces of unequal size balance.
///
/// - Parameters:
///   - count: The number of calls.
///   - threads: An upper bound; one means a plain loop.
///   - body: Called concurrently; calls with different indices must not touch the same memory,
///     unless both read.
/// - Complexity: some ten microseconds for every thread beyond the first.
public func parallelFor(_ count: Int, threads: Int, _ body: (Int) -> Void) {
    let threadCount = min(threads, count)
    guard threadCount > 1 else {
        for index in 0..<count { body(index) }
        return
    }
    withoutActuallyEscaping(body) { body in
        let work = SharedWork(count: count, body: body)
        var handles: [pthread_t] = []
        for _ in 1..<threadCount {
            var handle = pthread_t()
            let argument = Unmanaged.passRetained(work)
            let status = pthread_create(
                &handle,
                nil,
                { pointer in
                    guard let pointer else { return nil }
                    Unmanaged<SharedWork>.fromOpaque(pointer).takeRetainedValue().run()
                    return nil
                },
                argument.toOpaque()
            )
            // Without a thread the others do its share.
            if status == 0 { handles.append(handle) } else { argument.release() }
        }
        work.run()
        for handle in handles { pthread_join(handle, nil) }
    }
}

/// Splits `count` items into pieces of at most `size` and works on them in parallel.
public func parallelPieces(
    of count: Int,
    size: Int,
    threads: Int,
    _ body: (Range<Int>) -> Void
) {
    parallelFor((count + size - 1) / size, threads: threads) { piece in
        body(piece * size..<min(count, (piece + 1) * size))
    }
}

/// Splits `count` items into pieces of at most `size` and works on them in parallel, each thread
/// with a workspace of its own.
///
/// - Parameters:
///   - count: The number of items.
///   - size: The most items of a piece.
///   - threads: An upper bound; one means a plain loop.
///   - workspace: Called once on each thread, with its number below `threads`.
///   - body: Called concurrently, as in `parallelFor`.
public func parallelPieces<Workspace: ~Copyable>(
    of count: Int,
    size: Int,
    threads: Int,
    workspace: (Int) -> Workspace,
    _ body: (inout Workspace, Range<Int>) -> Void
) {
    let pieces = (count + size - 1) / size
    let next = Atomic(0)
    let workers = min(threads, pieces)
    parallelFor(workers, threads: workers) { worker in
        var own = workspace(worker)
        while true {
            let piece = next.add(1, ordering: .relaxed).oldValue
            guard piece < pieces else { return }
            body(&own, piece * size..<min(count, (piece + 1) * size))
        }
    }
}

/// The processors that this machine has online.
public var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

private final class SharedWork {
    private let next = Atomic(0)
    private let count: Int
    private let body: (Int) -> Void

    init(count: Int, body: @escaping (Int) -> Void) {
        self.count = count
        self.body = body
    }

    func run() {
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < count else { return }
            body(index)
        }
    }
}
