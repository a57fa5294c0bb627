import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "@noble/hashes/utils.js";

/** A SHA-256 hash: 32 bytes. */
export type Hash = Uint8Array;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The hash of an entry of the log (RFC 9162, 2.1.1). */
export function leafHash(entry: Uint8Array): Hash {
  return sha256(concatBytes(LEAF, entry));
}

/** The hash of two neighbours in the tree (RFC 9162, 2.1.1). */
export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(concatBytes(NODE, left, right));
}

/** The root of a tree over these leaves (RFC 9162, 2.1.1); of none, the hash of nothing. */
export function treeRoot(leaves: readonly Hash[]): Hash {
  const [first] = leaves;
  if (first === undefined) return sha256(new Uint8Array());
  if (leaves.length === 1) return first;
  const split = splitOf(leaves.length);
  return nodeHash(treeRoot(leaves.slice(0, split)), treeRoot(leaves.slice(split)));
}

/** The hashes that lead from one leaf to the root, from the leaf up (RFC 9162, 2.1.3.1). */
export function inclusionProof(leaves: readonly Hash[], index: number): readonly Hash[] {
  if (leaves.length <= 1) return [];
  const split = splitOf(leaves.length);
  const left = leaves.slice(0, split);
  const right = leaves.slice(split);
  return index < split
    ? [...inclusionProof(left, index), treeRoot(right)]
    : [...inclusionProof(right, index - split), treeRoot(left)];
}

/** The hashes that show a smaller tree to be the beginning of this one (RFC 9162, 2.1.4.1). */
export function consistencyProof(leaves: readonly Hash[], oldSize: number): readonly Hash[] {
  if (oldSize === 0 || oldSize === leaves.length) return [];
  return subProof(leaves, oldSize, true);
}

/** Whether the leaf stands at that place of the tree with that root (RFC 9162, 2.1.3.2). */
export function includes(claim: {
  readonly leaf: Hash;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Hash[];
  readonly root: Hash;
}): boolean {
  const { index, size, proof, root } = claim;
  if (![claim.leaf, root, ...proof].every(isHash)) return false;
  if (![index, size].every(Number.isSafeInteger) || index < 0 || index >= size) return false;
  let place = index;
  let last = size - 1;
  let hash = claim.leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(place) && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 && sameBytes(hash, root);
}

/** Whether the first tree, which has entries, is the beginning of the second (RFC 9162, 2.1.4.2). */
export function extendsTree(claim: {
  readonly size1: number;
  readonly root1: Hash;
  readonly size2: number;
  readonly root2: Hash;
  readonly proof: readonly Hash[];
}): boolean {
  const { size1, root1, size2, root2, proof } = claim;
  if (![size1, size2].every(Number.isSafeInteger) || size1 < 1 || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && sameBytes(root1, root2);
  if (![root1, root2, ...proof].every(isHash)) return false;
  const [first, ...rest] = isPowerOfTwo(size1) ? [root1, ...proof] : proof;
  if (first === undefined || proof.length === 0) return false;
  let place = size1 - 1;
  let last = size2 - 1;
  while (isOdd(place)) {
    place = half(place);
    last = half(last);
  }
  let hash1 = first;
  let hash2 = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      hash1 = nodeHash(sibling, hash1);
      hash2 = nodeHash(sibling, hash2);
      while (!isOdd(place) && place !== 0) {
        place = half(place);
        last = half(last);
      }
    } else {
      hash2 = nodeHash(hash2, sibling);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 && sameBytes(hash1, root1) && sameBytes(hash2, root2);
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === 32;
}

function subProof(leaves: readonly Hash[], oldSize: number, whole: boolean): readonly Hash[] {
  if (oldSize === leaves.length) return whole ? [] : [treeRoot(leaves)];
  const split = splitOf(leaves.length);
  const left = leaves.slice(0, split);
  const right = leaves.slice(split);
  return oldSize <= split
    ? [...subProof(left, oldSize, whole), treeRoot(right)]
    : [...subProof(right, oldSize - split, false), treeRoot(left)];
}

/** The largest power of two below the size. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

// Sizes may pass 32 bits, so no bit operations.
function half(value: number): number {
  return Math.floor(value / 2);
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function isPowerOfTwo(value: number): boolean {
  let power = 1;
  while (power < value) power *= 2;
  return power === value;
}
