import { canonicalJson, hashOf } from "@pindah/domain/kernel";
import { z } from "zod";
import { operation } from "./operation.ts";

export const kernelOf = {
  canonical_hash: operation(z.strictObject({ value: z.json() }), ({ value }) => ({
    text: canonicalJson(value),
    sha256: hashOf(value),
  })),
};
