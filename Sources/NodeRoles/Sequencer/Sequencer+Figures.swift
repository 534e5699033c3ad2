// SPDX-License-Identifier: MIT

extension Sequencer {
    /// What the sequencer has done since it began, and what it is verifying.
    public nonisolated var figures: SequencerFigures {
        var figures = meter.figures
        (figures.verificationsWaiting, figures.verificationBytes) = pool.current
        return figures
    }
}
