// SPDX-License-Identifier: MIT

public import Processor

extension EventHandlers {
    /// Answers to all events of the core library.
    ///
    /// The library checks the hints among them; hashes and signatures become requests that the
    /// verifier of the execution repeats.
    public static let coreLibrary = EventHandlers(
        [
            EventHandler("miden::core::math::u64::u64_div", answer: divideU64),
            EventHandler("miden::core::math::u128::u128_div", answer: divideU128),
            EventHandler(
                "miden::core::crypto::dsa::falcon512_poseidon2::falcon_div",
                answer: divideByFalconModulus
            ),
            EventHandler("miden::core::collections::smt::smt_peek", answer: peekSparseTree),
            EventHandler(
                "miden::core::collections::sorted_array::lowerbound_array",
                answer: findInWords
            ),
            EventHandler(
                "miden::core::collections::sorted_array::lowerbound_key_value",
                answer: findInPairs
            ),
            EventHandler("miden::core::crypto::aead::decrypt", answer: decrypt),
            EventHandler(HashingEvent.keccak256.rawValue, answer: HashingEvent.keccak256.answer),
            EventHandler(HashingEvent.sha512.rawValue, answer: HashingEvent.sha512.answer),
            EventHandler(SignatureEvent.ecdsa.rawValue, answer: SignatureEvent.ecdsa.answer),
            EventHandler(SignatureEvent.ed25519.rawValue, answer: SignatureEvent.ed25519.answer),
        ]
    )
}
