// SPDX-License-Identifier: MIT
// Checks proofs with the verifier compiled to WebAssembly: each recorded proof must hold, and must
// be refused once a bit of it is flipped. Usage: node verify.mjs VERIFIER.wasm VECTORS
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [modulePath, vectors] = process.argv.slice(2);
const module = new WebAssembly.Module(readFileSync(modulePath));
const folder = join(vectors, 'proofs', 'proofs');

const wordBytes = (hex) => Buffer.from(hex.slice(2), 'hex');
const feltBytes = (felts) => {
  const bytes = Buffer.alloc(8 * felts.length);
  felts.forEach((felt, index) => bytes.writeBigUInt64LE(BigInt(felt), 8 * index));
  return bytes;
};

function encodeClaim(statement) {
  const count = Buffer.alloc(4);
  count.writeUInt32LE(statement.kernel_digests.length);
  return Buffer.concat([
    wordBytes(statement.program_hash), feltBytes(statement.stack_inputs),
    feltBytes(statement.stack_outputs), count, ...statement.kernel_digests.map(wordBytes),
  ]);
}

function verify(proof, claim) {
  const { exports } = new WebAssembly.Instance(module, {});
  const place = (bytes) => {
    const address = exports.allocate(bytes.length);
    new Uint8Array(exports.memory.buffer, address, bytes.length).set(bytes);
    return address;
  };
  const [proofAddress, claimAddress] = [place(proof), place(claim)];
  const start = performance.now();
  const verdict = exports.verify(proofAddress, proof.length, claimAddress, claim.length);
  return { verdict, milliseconds: performance.now() - start };
}

let [passed, failed] = [0, 0];
const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'index.json');
for (const name of names.sort()) {
  const statement = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const claim = encodeClaim(statement);
  for (const entry of statement.proofs) {
    const proof = readFileSync(join(folder, entry.file));
    const honest = verify(proof, claim);
    const forged = Buffer.from(proof);
    forged[forged.length >> 1] ^= 1;
    const refused = verify(forged, claim);
    const ok = honest.verdict === 0 && refused.verdict !== 0;
    ok ? passed++ : failed++;
    console.log(`${ok ? 'ok' : 'NOT OK'} ${entry.file} ${honest.milliseconds.toFixed(1)} ms`
      + ` verdicts ${honest.verdict}, ${refused.verdict} when damaged`);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
