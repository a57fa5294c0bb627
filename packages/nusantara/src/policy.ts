import { Policy } from "@pindah/domain/policy";
import { readJson } from "./files.ts";

/** The illustrative policy: it says of itself that the ministry published none of its weights. */
export function loadIllustrativePolicy(): Policy {
  return readJson("policy.illustrative.json", Policy);
}
