import { createHash, type Hash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { Decrypter, Encrypter } from "age-encryption";

type Chunks = AsyncIterable<Uint8Array>;

export type WrittenTable = {
  readonly rows: number;
  readonly contentHash: string;
  readonly fileHash: string;
  readonly fileBytes: number;
};

/** Writes COPY text, packed and, with a recipient, sealed; counts and hashes it on its way. */
export async function writeTableFile(
  path: string,
  text: Chunks,
  recipient: string | null,
): Promise<WrittenTable> {
  const content = new Count();
  const file = new Count();
  const packed = Readable.from(content.passing(text)).pipe(createGzip({ level: 1 }));
  const sealed: Chunks = recipient === null ? packed : await seal(packed, recipient);
  await pipeline(Readable.from(file.passing(sealed)), createWriteStream(path, { flags: "wx" }));
  return {
    rows: content.lines,
    contentHash: content.digest(),
    fileHash: file.digest(),
    fileBytes: file.bytes,
  };
}

/** The COPY text of a file. Throws where the key does not open it or the packing is broken. */
export async function readTableFile(path: string, identity: string | null): Promise<Chunks> {
  const file = createReadStream(path);
  const packed = identity === null ? file : Readable.from(await unseal(file, identity));
  return packed.pipe(createGunzip());
}

/** Rows, bytes and hash of COPY text that is wanted for nothing else. */
export async function measure(text: Chunks): Promise<{ rows: number; contentHash: string }> {
  const count = new Count();
  for await (const chunk of count.passing(text)) if (chunk.length === 0) continue;
  return { rows: count.lines, contentHash: count.digest() };
}

export async function measureFile(path: string): Promise<{ hash: string; bytes: number }> {
  const count = new Count();
  for await (const chunk of count.passing(createReadStream(path))) if (chunk.length === 0) continue;
  return { hash: count.digest(), bytes: count.bytes };
}

const newline = 0x0a;

class Count {
  lines = 0;
  bytes = 0;
  readonly #hash: Hash = createHash("sha256");

  async *passing(chunks: AsyncIterable<Uint8Array | Buffer>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.#hash.update(chunk);
      this.bytes += chunk.length;
      // COPY writes a line break inside a value as \n: each one here ends a row.
      for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1))
        this.lines += 1;
      yield chunk;
    }
  }

  digest(): string {
    return this.#hash.digest("hex");
  }
}

async function seal(packed: Readable, recipient: string): Promise<Chunks> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return await encrypter.encrypt(bytesOf(packed));
}

async function unseal(file: Readable, identity: string): Promise<Chunks> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return await decrypter.decrypt(bytesOf(file));
}

/** age wants a web stream of plain byte arrays. */
function bytesOf(stream: Readable): ReadableStream<Uint8Array<ArrayBuffer>> {
  const plain = new Transform({
    objectMode: true,
    transform: (chunk: Buffer, _encoding, done) => done(null, new Uint8Array(chunk)),
  });
  return ReadableStream.from(stream.pipe(plain));
}

/** True where the text is a key that backups can be sealed to. */
export function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}
